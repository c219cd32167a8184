/** What the Train room says: charts, buttons, states, and the findings of "What it means". */
import type { Split } from '../domain/dataset'
import type { RunState } from '../domain/run'
import type { Interval } from '../domain/score-statistics'
import { formatCount, formatDecimal, formatPercent, formatQuantity, formatSetting } from './format'

/** A finding: what, how much, what to do. */
export interface FindingWords {
  readonly title: string
  readonly text: string
}

const states: Readonly<Record<RunState, string>> = {
  preparing: 'preparing',
  training: 'training',
  paused: 'paused',
  finished: 'finished',
  stopped: 'stopped',
  diverged: 'diverged',
  failed: 'failed',
}

const splitNames: Readonly<Record<Split, string>> = { train: 'training', test: 'test' }

/** 0.7 → "0.07": in binary 0.7 / 10 is 0.06999999999999999. */
function tenthOf(learningRate: number): string {
  return formatSetting(Number((learningRate / 10).toPrecision(6)))
}

export const trainMessages = {
  room: 'Train',
  states,

  train: 'Train',
  trainAgain: 'Train again',
  preparing: 'Preparing',
  pause: 'Pause',
  resume: 'Resume',
  step: 'Step',
  stepEpoch: 'Epoch',
  stepHelp: 'One update of the weights, then paused',
  stepEpochHelp: 'To the end of this pass over the pictures, then paused',
  reset: 'Reset to same start',
  stop: 'Stop',
  stepNeedsRun: 'Start training first, then pause.',
  stepNeedsPause: 'Pause first.',
  resetNeedsRun: 'There is no run to reset yet.',
  stopNeedsRun: 'Nothing is training.',

  /** For the progress line: word, number, word. */
  iterationWord: 'Iteration',
  ofIterations: (iterations: number) => `of ${formatCount(iterations)}`,
  stepsPerSecond: 'steps/s',
  left: 'left',
  took: 'took',
  learningRate: 'Learning rate',
  learningRateHint: 'Takes effect with the next step. Enter takes a typed number over.',
  picturesPerSecond: 'pictures/s',
  epochWord: 'epoch',
  progress: 'Training progress',
  preparingLine: 'Reading the pictures and making room for the numbers.',
  ready: (iterations: number, name: string) =>
    `Ready: ${formatQuantity(iterations, 'iteration', 'iterations')} of ${name}`,
  noData: 'There are no pictures to learn from yet.',
  noPicturesOf: (className: string) => `“${className}” has no pictures to learn from yet.`,
  goToData: 'Go to Data',
  emptyTitle: 'Nothing to learn from yet',
  emptyText: 'Add pictures of two kinds, or try the sample. Then Train works without any setting.',
  announcement: (state: RunState) => `Training: ${states[state]}.`,

  cost: 'Cost',
  costHint: 'J, the lower the better',
  chartTools: 'Charts',
  logAxis: 'log',
  logAxisHelp: 'Cost on a logarithmic axis',
  smooth: 'Smooth: a calmer line over the measured one',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  zoomAll: 'Show the whole run',
  savePicture: {
    cost: 'Save the cost chart as a picture (PNG)',
    accuracy: 'Save the accuracy chart as a picture (PNG)',
  },
  saveTable: 'Save all measured numbers (CSV)',
  pictureSaved: (name: string) => `${name} is saved.`,
  tableSaved: (name: string, rows: number) => `${name} is saved: ${formatQuantity(rows, 'row', 'rows')}.`,
  accuracy: 'Accuracy',
  seriesTrain: 'train',
  seriesTest: 'test',
  iteration: 'Iteration',
  iterationNumber: (iteration: number) => `iteration ${formatCount(iteration)}`,
  fromTo: (series: string, first: string, last: string) => `${series}: ${first} at the start, ${last} now.`,
  noPoints: 'Nothing measured yet.',
  bestAt: (accuracy: number, iteration: number) =>
    `best ${formatPercent(accuracy)} at ${formatCount(iteration)}`,
  /** On the chart, where the learning rate was changed. */
  rateMark: (learningRate: number) => `α ${formatSetting(learningRate)}`,
  rateChanged: (learningRate: number, iteration: number) =>
    `Learning rate ${formatSetting(learningRate)} from iteration ${formatCount(iteration)}.`,
  baseline: (className: string, split: Split, share: number) =>
    `always “${className}” on the ${splitNames[split]} pictures: ${formatPercent(share)}`,

  firstLayer: 'What the first layer looks for',
  template: 'What the network looks for',
  firstLayerEmpty: 'A picture of every unit’s weights appears here when training starts.',
  firstLayerHelp: 'W[1] as pictures: a bright spot raises the unit, a dark one lowers it, grey is zero.',
  templateHelp: (positive: string, negative: string) =>
    `W[1] as a picture: bright speaks for “${positive}”, dark for “${negative}”, grey is zero.`,
  weightTime: 'Time in the run: the first layer then',
  lookingBack: 'Looking back',
  unit: (unit: number) => `Weights of unit ${unit}`,
  atIteration: (iteration: number) => `At iteration ${formatCount(iteration)}`,
  unitsShown: (shown: number, all: number) => `${formatCount(shown)} of ${formatCount(all)} units`,

  meaning: 'What it means',
  nothingYet: {
    title: 'Nothing measured yet.',
    text: 'The first numbers come within a second of the start.',
  },
  waiting: {
    title: 'Not started.',
    text: 'The dashed line is what always giving one answer would score: the network has to beat it.',
  },
  outOfDate: {
    title: 'This run learned from older data.',
    text: 'The pictures have changed since it started. Train again to use them.',
  },
  newDesign: {
    title: 'The network has changed since this run started.',
    text: 'Training goes on with the old one. Stop, then train again to use the new one.',
  },
  diverged: (iteration: number, learningRate: number): FindingWords => ({
    title: `Training diverged at iteration ${formatCount(iteration)}.`,
    text: `The numbers grew beyond all bounds: a learning rate of ${formatSetting(learningRate)} is too large here. The last finite weights were kept. Try ${tenthOf(learningRate)}.`,
  }),
  failed: 'Training ended by itself.',
  failedWithoutReason: 'The thread that trained was lost. What was measured is kept. Train again.',
  finishedAbove: (test: number, baseline: number, className: string): FindingWords => ({
    title: `${formatPercent(test)} of the test pictures are right.`,
    text: `Always answering “${className}” would score ${formatPercent(baseline)}. The difference is more than chance.`,
  }),
  finishedUnproven: (
    test: number,
    baseline: number,
    className: string,
    examples: number,
    { low, high }: Interval,
  ): FindingWords => ({
    title: `${formatPercent(test)} of the test pictures are right, not yet proof.`,
    text: `Always answering “${className}” would score ${formatPercent(baseline)}. With ${formatQuantity(examples, 'picture', 'pictures')} the true value lies between ${formatPercent(low)} and ${formatPercent(high)} (95 % interval). More test pictures would tell.`,
  }),
  atBaseline: (test: number, baseline: number, className: string): FindingWords => ({
    title: 'No better than a constant answer.',
    text: `${formatPercent(test)} on the test pictures; always “${className}” scores ${formatPercent(baseline)}. Try more iterations, another start, or more pictures.`,
  }),
  belowBaselineYet: (test: number, baseline: number, className: string): FindingWords => ({
    title: `Not above always “${className}” yet.`,
    text: `${formatPercent(test)} against ${formatPercent(baseline)} on the test pictures.`,
  }),
  oneAnswer: (className: string): FindingWords => ({
    title: `It answers “${className}” to every test picture.`,
    text: 'It has learned how many there are of each, not what they look like. Try more iterations or another start.',
  }),
  noGap: (train: number, test: number): FindingWords => ({
    title: 'It does on new pictures what it does on known ones.',
    text: `${formatPercent(train)} in training, ${formatPercent(test)} in the test.`,
  }),
  bestEarlier: (best: number, iteration: number, now: number): FindingWords => ({
    title: `Testing was best at iteration ${formatCount(iteration)}.`,
    text: `${formatPercent(best)} then, ${formatPercent(now)} now. The iterations after that did not help.`,
  }),
  costRising: (from: number, to: number, learningRate: number): FindingWords => ({
    title: 'The cost is rising.',
    text: `From ${formatDecimal(from)} to ${formatDecimal(to)}: the steps jump over the valley. Try a learning rate of ${tenthOf(learningRate)} instead of ${formatSetting(learningRate)}.`,
  }),
  costStuckAtZeros: {
    title: 'The cost stands still.',
    text: 'All weights started at zero, so all hidden units stay alike. Choose a random start in Network.',
  },
  costStuck: (from: number, to: number, learningRate: number): FindingWords => ({
    title: 'The cost hardly falls.',
    text: `From ${formatDecimal(from)} to ${formatDecimal(to)}. Try more iterations, or a learning rate above ${formatSetting(learningRate)}.`,
  }),
  costFalling: (from: number, to: number): FindingWords => ({
    title: 'The cost is falling.',
    text: `${formatDecimal(from)} at the start, ${formatDecimal(to)} now.`,
  }),
  costFell: (from: number, to: number): FindingWords => ({
    title: 'The cost fell.',
    text: `${formatDecimal(from)} at the start, ${formatDecimal(to)} at the end.`,
  }),
  noTest: {
    title: 'There are no test pictures.',
    text: 'These numbers say how well the network knows the pictures it learned from, not how it does on new ones.',
  },
  stopped: (iteration: number, iterations: number): FindingWords => ({
    title: `Stopped at iteration ${formatCount(iteration)} of ${formatCount(iterations)}.`,
    text: 'The weights are kept: this run can be evaluated, used and exported.',
  }),
} as const
