/** What the lesson "Why deep learning now" says. */
import type { GrowthNetwork } from '../../domain/lessons/growth'
import { formatCount, formatDecimal, formatPercent, formatQuantity } from '../format'

const percent = (share: number): string => formatPercent(share)
const points = (share: number): string => `${formatDecimal(100 * share, 0)} points`.replace('-', '−')

export const growthMessages = {
  question:
    'A network with two hidden layers (64 and 16 units) is trained on a few pictures, then on twice as many, and so on: five doublings. How much higher is its test accuracy at the end than at the start?',
  choices: [
    { value: '0', label: 'No higher: it learns the few by heart' },
    { value: '0.1', label: 'About 10 points' },
    { value: '0.25', label: 'About 25 points' },
    { value: '0.4', label: 'About 40 points, or more' },
  ],
  measured: (few: number, low: number, many: number, high: number, last: number) =>
    `${percent(low)} with ${formatQuantity(few, 'picture', 'pictures')}, ${percent(high)} with ${formatCount(many)}: ${points(high - low)}. The last doubling alone brought ${points(last)}.`,
  play: 'Accuracy on pictures that no network has seen',
  stop: 'Stop',
  goOn: 'Go on',
  own: (used: number, available: number, side: number) =>
    `Measured on ${used < available ? `${formatCount(used)} of your ${formatCount(available)}` : `your ${formatCount(available)}`} pictures, reduced to ${side} × ${side}.`,
  sample: (available: number, side: number, minimum: number) =>
    `Measured on the built-in sample, ${formatCount(available)} drawn pictures reduced to ${side} × ${side}. With ${formatCount(minimum)} pictures or more of each class open in Data, it is measured on yours.`,
  kept: (test: number) => `${formatCount(test)} are kept for testing, the same ones throughout.`,
  few: (train: number, test: number) =>
    `${formatQuantity(train, 'picture', 'pictures')} to train on are few, and a test of ${formatCount(test)} is coarse: the curves may well jump or not rise at all. They are shown as they are.`,
  waiting: 'The pictures are being prepared…',
  done: (done: number, all: number) => `${formatCount(done)} of ${formatCount(all)} networks trained`,
  networks: {
    none: 'Logistic regression',
    small: 'Small network: 8 units',
    large: 'Large network: 64 and 16 units',
  } satisfies Record<GrowthNetwork, string>,
  xAxis: 'pictures to train on (each step doubles them)',
  yAxis: 'Test accuracy, %',
  picture: (words: string) =>
    `Test accuracy against the number of pictures to train on. ${words} The same numbers are in a table below.`,
  line: (name: string, few: number, low: number, many: number, high: number) =>
    `${name}: ${percent(low)} with ${formatCount(few)}, ${percent(high)} with ${formatCount(many)}.`,
  table: 'Median test accuracy, and the lowest and highest of the draws',
  pictures: 'Pictures',
  cell: (median: number, low: number, high: number) =>
    `${percent(median)} (${percent(low)} … ${percent(high)})`,
  range: 'lowest to highest of three draws',
  words: [
    'A learning curve shows test accuracy against the number of examples. Every network here gets the same amount of training, 250 updates with Adam (gradient descent that fits the step to each weight); only the number of pictures grows. Each share is drawn three times, and the line is the median, the middle one.',
    'The formula of acc counts: 1{…} is 1 where the answer ŷ is the label y, and 0 where it is not, so the sum is the number of right answers.',
    'With few pictures a network learns them by heart, and its size hardly matters. More pictures are harder to learn by heart; what helps then is what they have in common, which new pictures share.',
    'The course’s picture: older methods stop gaining at some amount of data, and large networks go on. That needs far more data than one person’s pictures, thousands to millions. Do not be surprised if the three curves here stay close together.',
    'Why now: more data, more computing, and better algorithms, such as ReLU, max(0, z), in place of the sigmoid: its slope stays 1 for large z, so the gradient gets through.',
  ],
  formulas: [
    String.raw`m: \text{ number of training examples}`,
    String.raw`\text{acc}_{\text{test}}(m) = \frac{1}{m_{\text{test}}}\sum_{i=1}^{m_{\text{test}}} \mathbb{1}\{\hat{y}^{(i)} = y^{(i)}\}`,
    String.raw`m = \tfrac{1}{32},\ \tfrac{1}{16},\ \ldots,\ \tfrac{1}{2},\ 1 \text{ of all}`,
  ],
} as const
