/** What the Predict room says. */
import { architectureName } from '../domain/architecture'
import type { ClassNames } from '../domain/dataset'
import type { RunSummary } from '../domain/run'
import { formatCount, formatDay, formatPercent, formatQuantity } from './format'

/** "12288-20-7-5-1, 82 % in testing, run of 22 Nov, 09:03" */
function modelName(run: RunSummary, clock: string): string {
  const { score, architecture, startedAt } = run
  const test = score?.test ?? null
  const worth = test ? `, ${formatPercent(test.accuracy)} in testing` : ''
  return `${architectureName(architecture)}${worth}, run of ${formatDay(new Date(startedAt))}, ${clock}`
}

export const predictMessages = {
  title: 'Predict',
  noModelTitle: 'Nothing is trained yet',
  noModelText: 'Train a network first. Then drop any picture here to see what it says of it.',
  preparingTitle: 'The network is being prepared',
  preparingText: 'In a moment it can be asked, while it trains.',
  toTrain: 'Go to Train',
  model: 'Model',
  modelName,
  choose: 'Choose pictures…',
  chooseFolder: 'Choose a folder…',
  dropTitle: 'Drop a picture, or a folder of them',
  dropText: 'or paste one. It is only looked at, never added to the data.',
  dropMore: 'Drop more anywhere here.',
  working: 'Looking…',
  clear: 'Take the results away',
  view: 'Results as',
  views: { list: 'List', grid: 'Grid' },
  asOf: (iteration: number) =>
    `Answered at iteration ${formatCount(iteration)}; the training has gone on since.`,
  saveTable: 'Save as CSV…',
  savedTable: (fileName: string, rows: number) =>
    `${fileName} holds ${formatQuantity(rows, 'line', 'lines')}, in this order.`,

  camera: 'The camera',
  openCamera: 'Use the camera',
  closeCamera: 'Close the camera',
  takePicture: 'Keep this picture',
  cameraPromise: 'Each frame is looked at and forgotten. Nothing is stored, nothing leaves this computer.',
  cameraMissing: 'No camera was found. Connect one and try again.',
  cameraRefused: 'The camera was not allowed. Allow it in the system’s settings and try again.',
  cameraFailed: 'The camera could not be opened. Close other programs that use it and try again.',

  yourPicture: 'The picture',
  seen: 'What the network sees',
  seenAlt: (name: string) => `${name}, as the network sees it`,
  says: 'The network says',
  undecided: 'Almost undecided: this is close to a coin toss.',
  bar: (classes: ClassNames, probability: number) =>
    `${classes[0]} ${formatPercent(probability, 1)}, ${classes[1]} ${formatPercent(1 - probability, 1)}`,

  results: 'Results',
  resultCount: (count: number) => formatQuantity(count, 'picture', 'pictures'),
  tally: (classes: ClassNames, counts: readonly [number, number]) =>
    `${formatCount(counts[0])} ${classes[0]}, ${formatCount(counts[1])} ${classes[1]}`,
  probabilityOf: (name: string) => `probability of ${name}`,
  sort: 'Order',
  sorts: (classes: ClassNames) => ({
    given: 'As given',
    positive: `Most ${classes[0]} first`,
    negative: `Most ${classes[1]} first`,
    unsure: 'Least sure first',
  }),
  refused: (count: number) => `${formatQuantity(count, 'file', 'files')} could not be used.`,
  announce: (name: string, className: string, probability: string) =>
    `${name}: the network says ${className}, ${probability}.`,

  meaning: 'What it means',
  mustChoose: (classes: ClassNames) => ({
    title: 'It must choose one of two.',
    text: `The network knows only “${classes[0]}” and “${classes[1]}”. It has no “neither”: a shoe gets one of the two as well.`,
  }),
  threshold: (classes: ClassNames) => ({
    title: 'The number is ŷ, the output unit’s sigmoid.',
    text: `Above ${formatPercent(0.5)} it says “${classes[0]}”, else “${classes[1]}”. It is how strongly the network leans, not how often it is right.`,
  }),
  prepared: {
    title: 'Prepared as in training.',
    text: 'The same size, colour, fit and scaling; no other path exists.',
  },
} as const
