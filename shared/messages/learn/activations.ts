/** What the lesson "Activations" says. */
import { formatCount, formatDecimal, formatPercent, formatQuantity } from '../format'
import { formatMeasured } from './number'

export const activationsMessages = {
  question:
    'A network has two hidden layers and an output layer. All its hidden units are linear, g(z) = z. After training, how many layers are enough to give exactly the same answers?',
  choices: [
    { value: '1', label: 'One' },
    { value: '2', label: 'Two' },
    { value: '3', label: 'All three' },
  ],
  measured: (difference: number, examples: number, others: number) =>
    difference < 1e-9
      ? `One. The three trained layers, multiplied out to a single one, answer all ${formatQuantity(examples, 'picture', 'pictures')} alike: ŷ differs by ${formatMeasured(difference, 12)} at most, which is rounding. With ReLU the same product gives another answer for ${formatCount(others)} of them.`
      : `Multiplied out to one layer, ŷ differs by ${formatMeasured(difference, 6)}.`,
  play: 'Bend it',
  views: 'View',
  viewNames: { shape: 'g, g′ and Z', swap: 'Swap and retrain', linear: 'Why not linear' },
  source: (source: 'own' | 'sample', examples: number, available: number, side: number, pictures: number) => {
    const small = `made ${side} × ${side} pixels small and divided by 255`
    if (source === 'sample') {
      return `Trained on ${formatCount(examples)} drawn pictures of the built-in sample, ${small}. With ${formatCount(pictures)} pictures or more of each class open in Data, it is trained on yours.`
    }
    return examples < available
      ? `Trained on ${formatCount(examples)} of your ${formatCount(available)} pictures, drawn by lot, ${small}.`
      : `Trained on your ${formatCount(available)} pictures, ${small}.`
  },
  network: (name: string, iterations: number, rate: number) =>
    `Network ${name}, ${formatCount(iterations)} iterations, α = ${rate}, the same first weights for every activation.`,
  waiting: 'Training…',
  activation: 'Activation',
  layer: 'Hidden layer',
  moment: 'Moment',
  moments: { start: 'At the start', end: 'After training' },
  legend: 'Solid: g. Dashed: its slope g′. Bars: how often each z occurs, over all units and pictures.',
  plot: (name: string, layer: number, low: number, high: number) =>
    `The curves of ${name} and of its slope, over the values of z in hidden layer ${layer}, which go from ${formatMeasured(low, 1)} to ${formatMeasured(high, 1)}.`,
  slopeAtZero: 'g′(0)',
  meanSlope: 'Mean g′ over Z',
  saturated: 'Saturated: on the flat ends',
  dead: 'Dead units: 0 for all pictures',
  range: 'Z from … to',
  rangeText: (low: number, high: number) => `${formatMeasured(low, 1)} … ${formatMeasured(high, 1)}`,
  deadText: (dead: number, units: number) => `${formatCount(dead)} of ${formatCount(units)}`,
  notes: {
    relu: 'At 0 ReLU has a corner: slope 0 on its left, 1 on its right. Like the course, Descent takes the left one. A unit whose z is below 0 for every picture gets no gradient: it is dead.',
    'leaky-relu':
      'Below 0 a slope of 0.01 is left, so no unit can die. At 0 it, too, takes the slope of its left.',
    sigmoid:
      'Its slope is at most ¼: in each layer g′ multiplies the gradient by a quarter or less, and by almost 0 on the flat ends.',
    tanh: 'Its slope is 1 at 0 and its values are centred on 0: both help. Far out it is as flat as the sigmoid.',
    linear: 'Its slope is 1 everywhere, so g′ takes nothing from the gradient. But it cannot bend anything.',
  },

  one: 'Solid line',
  other: 'Dashed line',
  iteration: 'iteration',
  cost: 'J',
  costs: (one: string, first: number, other: string, second: number) =>
    `Cost over the iterations: ${one} ends at ${formatDecimal(first)}, ${other} at ${formatDecimal(second)}.`,
  finalCost: (name: string) => `${name}: cost at the end`,
  accuracy: (name: string) => `${name}: accuracy`,
  baseline: 'Always the larger class',
  share: (share: number) => formatPercent(share, 1),

  chain: (name: string) => `The hidden layers are ${name}. Each row multiplies one more matrix in.`,
  chainCaption: 'Three layers multiplied out to one',
  layers: 'Layers',
  step: 'Product',
  shape: 'Shape',
  same: 'Answers for the same pictures: network against the one layer',
  difference: 'Largest difference of ŷ',
  others: 'Pictures answered differently',
  othersText: (others: number, examples: number) => `${formatCount(others)} of ${formatCount(examples)}`,
  scatter: (examples: number, difference: number) =>
    `${formatQuantity(examples, 'picture', 'pictures')}: across, ŷ of the network; up, ŷ of the one layer. On the dashed line both are equal. The largest distance from it is ${formatMeasured(difference, 6)}.`,
  ofNetwork: 'ŷ of the network',
  ofLayer: 'ŷ of the one layer',
  equal: 'Nothing is left of the three layers: one layer, logistic regression, says the same.',
  unequal: (name: string) =>
    `${name} bends between the layers, so no single matrix does what they do together.`,
  words: [
    'A unit adds up its inputs, z = wᵀx + b, and bends the sum: a = g(z). The bend g is the activation; its slope g′ says how much of the gradient (the slope of the cost along each weight) the unit passes back.',
    'Where z falls decides. Where g is flat, g′ is near 0 and the unit hardly learns: it is saturated. A ReLU unit that is 0 for every picture does not learn at all: it is dead.',
    'Without a bend, layers are matrices in a row, and a product of matrices is one matrix. Depth needs the bend.',
  ],
  formulas: [
    String.raw`\sigma'(z) = \sigma(z)\,(1 - \sigma(z)) \le \tfrac{1}{4}`,
    String.raw`\tanh'(z) = 1 - \tanh^2 z`,
    String.raw`\mathrm{ReLU}'(z) = \begin{cases}0 & z \le 0\\ 1 & z > 0\end{cases}`,
    String.raw`dZ^{[l]} = dA^{[l]} \circ g'(Z^{[l]})`,
    String.raw`g(z) = z \;\Rightarrow\; Z^{[3]} = W^{[3]}W^{[2]}W^{[1]}X + b'`,
  ],
} as const
