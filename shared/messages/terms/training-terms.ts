/** The numbers of a run: how far, how fast, how well, and what goes on inside. */
import type { Term } from './term'

export const trainingTerms = {
  cost: {
    name: 'Cost',
    meaning: 'How surprised the network is by the right answers, on average; training makes it small.',
    tex: String.raw`J = -\tfrac{1}{m} \sum_i \bigl( y^{(i)} \log a^{(i)} + (1 - y^{(i)}) \log (1 - a^{(i)}) \bigr)`,
    unit: 'nats; 0.693 is a coin toss',
  },
  accuracy: {
    name: 'Accuracy',
    meaning: 'The share of pictures that get the right answer.',
    tex: String.raw`(tp + tn) / m`,
    unit: 'a share of the pictures',
  },
  iteration: {
    name: 'Iteration',
    meaning: 'One iteration is one update of all weights and biases.',
    tex: String.raw`W := W - \alpha\,dW,\quad b := b - \alpha\,db`,
    unit: 'a count of updates',
  },
  progress: {
    name: 'Progress',
    meaning: 'The updates done, of all that the run will do.',
    tex: String.raw`t / T`,
    unit: 'a share',
  },
  epoch: {
    name: 'Epoch',
    meaning: 'One epoch has looked at every training picture once.',
    tex: String.raw`\lceil m / m_b \rceil \text{ iterations}`,
    unit: 'a count of passes',
  },
  stepsPerSecond: {
    name: 'Speed',
    meaning: 'Updates done in a second, measured over the last ones.',
    tex: '',
    unit: 'iterations a second',
  },
  examplesPerSecond: {
    name: 'Pictures a second',
    meaning: 'Updates in a second times the pictures that each looks at.',
    tex: String.raw`\mathrm{speed} \cdot m_b`,
    unit: 'pictures a second',
  },
  timeLeft: {
    name: 'Time left',
    meaning: 'The updates that are left at the speed of now.',
    tex: String.raw`(T - t) / \mathrm{speed}`,
    unit: 'seconds, minutes or hours',
  },
  elapsed: {
    name: 'Time taken',
    meaning: 'How long the training has calculated, without pauses.',
    tex: '',
    unit: 'seconds, minutes or hours',
  },
  keptSize: {
    name: 'Size on disk',
    meaning:
      'What the run takes on this computer: settings, curves, and its network or its last two checkpoints.',
    tex: '',
    unit: 'bytes; gone when the run is deleted',
  },
  computedBy: {
    name: 'Computed by',
    meaning: 'The implementation that multiplied the matrices, and its threads; their number changes no bit.',
    tex: '',
    unit: 'a count of threads, and the version of Descent',
  },
  firstLayerUnits: {
    name: 'Units shown',
    meaning: 'The first layer’s units whose weights are drawn as pictures, of all it has.',
    tex: String.raw`n^{[1]}`,
    unit: 'a count; each picture is one row of W[1]',
  },
  gradientNorm: {
    name: 'Length of the gradient',
    meaning: 'How strongly the cost pulls at a layer’s weights.',
    tex: String.raw`\lVert dW^{[l]} \rVert`,
    unit: 'no unit; dW[l] has the shape of W[l]',
  },
  updateRatio: {
    name: 'Share that an update changes',
    meaning: 'The next step’s length beside the weights’; about 0.001 is healthy.',
    tex: String.raw`\lVert \Delta W^{[l]} \rVert / \lVert W^{[l]} \rVert`,
    unit: 'a share',
  },
  deadShare: {
    name: 'Dead units',
    meaning: 'ReLU units that answer 0 for every picture, so that nothing reaches their weights any more.',
    tex: String.raw`\text{all } z^{(i)} \le 0`,
    unit: 'a share of the layer’s units',
  },
  saturatedShare: {
    name: 'Flat answers',
    meaning: 'Sigmoid or tanh answers at their flat ends, where the slope is almost 0 and learning is slow.',
    tex: String.raw`g'(z) \approx 0`,
    unit: 'a share of the answers',
  },
  distribution: {
    name: 'Distribution',
    meaning:
      'How the values of one array are spread, from the smallest to the largest; higher bars hold more values.',
    tex: String.raw`Z^{[l]},\; A^{[l]},\; W^{[l]},\; dW^{[l]}`,
    unit: 'values in each bar, drawn as square roots',
  },
} as const satisfies Readonly<Record<string, Term>>
