/** What the Evaluate room says of single pictures: what was answered, why, and what may be wrong with the label. */
import type { ClassNames } from '../domain/dataset'
import { formatCount, formatDecimal, formatPercent, formatQuantity } from './format'

export const pictureMessages = {
  title: (count: number) => formatQuantity(count, 'picture', 'pictures'),
  filter: 'Show',
  filters: (classes: ClassNames) => ({
    all: 'All answers',
    wrong: 'Wrong answers',
    tp: `${classes[0]}, answered ${classes[0]}`,
    fn: `${classes[0]}, answered ${classes[1]}`,
    fp: `${classes[1]}, answered ${classes[0]}`,
    tn: `${classes[1]}, answered ${classes[1]}`,
  }),
  order: 'Order',
  orders: (classes: ClassNames) => ({
    loss: 'Most surprising first',
    unsure: 'Least sure first',
    positive: `Most ${classes[0]} first`,
    negative: `Most ${classes[1]} first`,
  }),
  grid: 'Answered pictures',
  cell: (name: string, className: string, probability: number, isWrong: boolean) =>
    `${name}, ${className}, answered with ${formatPercent(probability, 1)}${isWrong ? ', wrong' : ''}`,
  none: 'None here.',
  noneText: 'No picture fell into this cell at this threshold.',
  choose: 'Choose a picture to see why it was answered so.',

  isLabel: 'Its class is',
  said: (className: string, share: number) => `The network says “${className}”, ${formatPercent(share, 1)}.`,
  saidMoved: (className: string, threshold: number, positive: string, probability: number) =>
    `At a threshold of ${formatPercent(threshold)} it is “${className}”: “${positive}” has ${formatPercent(probability, 1)}.`,
  right: 'Right',
  wrong: 'Wrong',
  loss: 'Loss',
  lossMeaning: (loss: number) =>
    loss > Math.LN2
      ? `${formatDecimal(loss)}: more than a coin toss (0.693). Perhaps the picture is in the wrong class.`
      : `${formatDecimal(loss)}, against 0.693 for a coin toss.`,
  yourPicture: 'The picture',
  seen: 'What the network sees',
  edited:
    'This changes the data, not this run: it was trained on the pictures as they were. Train again to see the difference.',
  elsewhere: 'This run’s pictures are no longer the ones that are open, so they cannot be changed here.',
  gone: 'This picture is no longer in the data.',

  biography: 'Its biography',
  biographySummary: (positive: string) => `Probability of “${positive}” over the training.`,
  biographyColumns: ['Iteration', 'Probability'],
  never: (className: string) => `Always answered “${className}”.`,
  changedOnce: (className: string, iteration: number) =>
    `Answered “${className}” from iteration ${formatCount(iteration)} on.`,
  changedOften: (times: number, className: string, iteration: number) =>
    `Changed its mind ${formatCount(times)} times; “${className}” from iteration ${formatCount(iteration)} on.`,
  notRecorded: {
    'too-many':
      'Not recorded: what a network says of so many pictures over its training would take more than 32 MB.',
    'not-kept':
      'Not kept: this run was written without it, or its file probabilities.f32 is damaged. Train it again to see it.',
  },
  tooEarly: 'The training has only begun.',

  why: 'Why',
  exact: (z: number, forIt: number, against: number, bias: number, positive: string) =>
    `z = ${formatDecimal(forIt)} − ${formatDecimal(Math.abs(against))} ${bias < 0 ? '−' : '+'} ${formatDecimal(Math.abs(bias))} (bias) = ${formatDecimal(z)}. Exactly w·x of every pixel: σ(z) is the probability of “${positive}”.`,
  gradient: (z: number) =>
    `∂z/∂x, how z = ${formatDecimal(z)} begins to change where a pixel becomes brighter. It says what the network is sensitive to, not how much each pixel gave.`,
  towards: (className: string) => `for “${className}”`,
  brighterTowards: (className: string) => `brighter: more “${className}”`,
  mapAlt: (name: string, kind: 'exact' | 'gradient') =>
    kind === 'exact'
      ? `${name}: what each pixel gave to the answer`
      : `${name}: where a brighter pixel would change the answer`,
  explaining: 'Looking…',
} as const
