/** What the lesson "Bias, variance and the size of the test set" says. */
import { formatCount, formatDecimal, formatPercent, formatQuantity } from '../format'

export const splitsMessages = {
  question:
    'The same pictures are divided 20 times. 50 of them, other ones each time, are kept for testing, and logistic regression is trained on the rest. How many percentage points lie between the best and the worst of the 20 test accuracies?',
  choices: [
    { value: '0.02', label: 'About 2 points, or fewer' },
    { value: '0.06', label: 'About 6 points' },
    { value: '0.12', label: 'About 12 points' },
    { value: '0.2', label: 'About 20 points, or more' },
  ],
  measured: (low: number, high: number, byChance: number) =>
    `The worst division gave ${formatPercent(low)}, the best ${formatPercent(high)}: ${formatDecimal(100 * (high - low), 0)} points apart, with nothing changed but which pictures were kept for testing. Chance alone makes a test of 50 pictures waver by ${formatDecimal(100 * byChance, 1)} points (one standard deviation).`,
  play: 'One network, many divisions',
  views: 'View',
  viewNames: { divisions: '20 divisions', interval: 'How sure is a score?' },
  own: (used: number, available: number) =>
    used < available
      ? `Measured on ${formatCount(used)} of your ${formatCount(available)} pictures, drawn by lot.`
      : `Measured on your ${formatCount(available)} pictures.`,
  sample: (pictures: number, minimum: number) =>
    `Measured on the built-in sample, ${formatCount(pictures)} drawn pictures. With ${formatCount(minimum)} pictures or more of each class open in Data, it is measured on yours.`,
  waiting: 'The pictures are being prepared…',
  testPictures: 'Pictures for testing',
  training: 'Iterations of training',
  done: (done: number, all: number) => `${formatCount(done)} of ${formatCount(all)} divisions`,
  train: 'training',
  test: 'test',
  trainAxis: 'Division',
  accuracyAxis: 'Accuracy, %',
  picture: (divisions: number, train: number, test: number) =>
    `Accuracy on the training pictures and on the test pictures for ${formatQuantity(divisions, 'division', 'divisions')}. Mean: training ${formatPercent(train)}, test ${formatPercent(test)}. The same numbers are in a table below.`,
  bias: 'Bias: training error',
  variance: 'Variance: gap to testing',
  spread: 'Test accuracy from … to',
  deviation: 'Its standard deviation',
  byChance: 'Chance alone: √(p(1−p)/m)',
  points: (share: number) => `${formatDecimal(100 * share, 1)} points`.replace('-', '−'),
  range: (low: number, high: number) => `${formatPercent(low)} … ${formatPercent(high)}`,
  share: (right: number, examples: number) => formatPercent(right / examples),
  band: '95 % of scores by chance',
  table: 'Accuracy by division',
  right: 'Right answers',
  examples: 'Test pictures',
  intervalSentence: (right: number, examples: number, low: number, high: number) =>
    `${formatCount(right)} of ${formatCount(examples)} right is ${formatPercent(right / examples)}. With 95\u202f% confidence the network gets between ${formatPercent(low)} and ${formatPercent(high)} of all such pictures right.`,
  intervalTable: 'The same share of right answers on larger test sets',
  size: 'Test pictures',
  interval: '95 % interval',
  width: 'Width',
  words: [
    'Bias, as the course uses the word, is what a network gets wrong even on the pictures it was trained on: train longer, or take a larger network. Variance is how much worse it does on pictures it has not seen: take more pictures, or hold it back: a smaller network, or L2, which keeps the weights small.',
    'The formula of acc counts: 1{…} is 1 where the answer ŷ is the label y, and 0 where it is not, so the sum is the number of right answers.',
    'A test accuracy is itself a measurement. With m test pictures and a true accuracy p it wavers by √(p(1−p)/m) from chance alone. Four times the pictures halve that.',
    'Example: 40 of 50 right is 80\u202f%, but anything from 67\u202f% to 89\u202f% fits. To know it to one point either way, some 6,000 pictures are needed. The interval here is Wilson’s, which also holds near 0\u202f% and 100\u202f%.',
    'The band in the drawing holds 95\u202f% of scores if chance in the choice of test pictures were all. The networks differ too, as each was trained on other pictures, and the test sets share some pictures.',
  ],
  formulas: [
    String.raw`\text{bias} \approx 1 - \text{acc}_{\text{train}}`,
    String.raw`\text{variance} \approx \text{acc}_{\text{train}} - \text{acc}_{\text{test}}`,
    String.raw`\text{acc} = \frac{1}{m}\sum_{i=1}^{m} \mathbb{1}\{\hat{y}^{(i)} = y^{(i)}\}`,
    String.raw`\frac{p + \frac{z^2}{2m} \pm z\sqrt{\frac{p(1-p)}{m} + \frac{z^2}{4m^2}}}{1 + \frac{z^2}{m}}, \; z = 1.96`,
  ],
} as const
