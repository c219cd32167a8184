/** What the Evaluate room says. Every number comes with one plain sentence. */
import type { Split } from '../domain/dataset'
import type { BaselineVerdict } from '../domain/score-statistics'
import { formatCount, formatPercent, formatQuantity } from './format'

const splitTitles: Readonly<Record<Split, string>> = {
  train: 'On the training pictures',
  test: 'On the test pictures',
}
const splitNames: Readonly<Record<Split, string>> = { train: 'training', test: 'test' }
const splitLabels: Readonly<Record<Split, string>> = { train: 'Training', test: 'Test' }

export const evaluateMessages = {
  room: 'Evaluate',
  next: 'Next: Predict',
  splitTitles,
  splitLabels,
  whichPictures: 'Pictures',
  view: 'What to look at',
  views: { scores: 'Scores', curves: 'Curves', pictures: 'Pictures' },
  asking: 'Asking the network about every picture…',
  asOf: (iteration: number) => `Answers as of iteration ${formatCount(iteration)}; the run has gone on.`,
  askAgain: 'Ask again',

  threshold: 'Threshold',
  thresholdSpoken: (share: number, className: string) =>
    `${formatPercent(share)}: “${className}” is answered above it`,
  thresholdHelp: (className: string) => `“${className}” above`,
  backToHalf: 'Back to 50\u202f%',
  thresholdMoved: {
    title: 'The threshold is not 50\u202f%.',
    text: 'Whoever chooses it by these pictures flatters the score on them. Runs, predictions and exports stay at 50\u202f%.',
  },
  question: 'How good is',
  headline: (accuracy: number, split: Split, baseline: number) =>
    `${formatPercent(accuracy)} of the ${splitNames[split]} pictures are right, against ${formatPercent(baseline)} for a constant answer.`,

  /** Where the threshold has been moved. */
  headlineMoved: (accuracy: number, split: Split, threshold: number, atHalf: number) =>
    `${formatPercent(accuracy)} of the ${splitNames[split]} pictures are right at a threshold of ${formatPercent(threshold)}; ${formatPercent(atHalf)} at 50\u202f%.`,
  /** The score that counts, beside the one at a moved threshold. */
  atHalf: (accuracy: number, change: number) =>
    `${formatPercent(accuracy)} at 50\u202f%${change === 0 ? ', as many' : `, ${formatCount(Math.abs(change))} ${change > 0 ? 'fewer' : 'more'}`}`,
  right: (correct: number, examples: number) =>
    `${formatCount(correct)} of ${formatQuantity(examples, 'picture', 'pictures')} are right.`,
  interval: (low: number, high: number) => `95 % interval ${formatPercent(low)} to ${formatPercent(high)}`,
  baseline: (className: string, share: number) => `always “${className}”: ${formatPercent(share)}`,
  scale: (accuracy: number, low: number, high: number, baseline: number, atHalf: number | null) =>
    `Accuracy ${formatPercent(accuracy)}, 95 % interval ${formatPercent(low)} to ${formatPercent(high)}, baseline ${formatPercent(baseline)}` +
    (atHalf === null ? '.' : `, at a threshold of 50\u202f% ${formatPercent(atHalf)}.`),
  verdicts: {
    above: 'Better than a constant answer.',
    unproven: 'Above a constant answer, not yet proof.',
    'not-above': 'No better than a constant answer.',
  } satisfies Record<BaselineVerdict, string>,
  comparison: (test: number, baseline: number, className: string, isThresholdMoved: boolean) =>
    `${isThresholdMoved ? 'At a threshold of 50\u202f%: ' : ''}${formatPercent(test)} on the test pictures; always “${className}” scores ${formatPercent(baseline)} (the baseline).`,
  intervalMeaning: {
    title: 'The blue band is how sure that is.',
    text: 'If this were tried again and again on other pictures of the same kind, such bands would hold the true accuracy 19 times of 20 (95 % interval, Wilson).',
  },
  knownPictures: {
    title: 'Training pictures flatter.',
    text: 'The network has seen them while learning. Only test pictures tell how it does on new ones.',
  },
  noTest: {
    title: 'How it does on new pictures is not known.',
    text: 'None were kept for testing. Import with test pictures to find out.',
  },

  confusion: 'Confusion matrix',
  answered: 'The network answered',
  corner: 'Picture',
  total: 'total',
  correct: 'right',
  wrong: 'wrong',

  /** Begins with what is seen, so that it can be asked for aloud. */
  cellLabel: (count: number, isRight: boolean, isName: string, saidName: string) =>
    `${formatCount(count)} ${isRight ? 'right' : 'wrong'}: “${isName}” answered “${saidName}”. Show the pictures`,

  rates: 'How well each class is found',
  precision: 'Precision',
  precisionMeaning: (className: string, right: number, answered: number) =>
    answered === 0
      ? `“${className}” was never answered.`
      : `${formatCount(right)} of ${formatQuantity(answered, 'answer', 'answers')} “${className}” ${right === 1 ? 'is' : 'are'} right`,
  recall: 'Recall',
  recallMeaning: (className: string, found: number, all: number) =>
    all === 0
      ? `No picture is “${className}”.`
      : `${formatCount(found)} of ${formatQuantity(all, 'picture', 'pictures')} of “${className}” ${found === 1 ? 'is' : 'are'} found`,
  f1: 'F1 score',
  f1Meaning: 'both in one number (their harmonic mean): high only when both are',
  undefinedRate: '–',

  meaning: 'What it means',
  expectation: {
    title: 'It sees raw pixels and started from nothing.',
    text: 'The course’s own best network reaches 80 % on 50 pictures. Networks trained on millions of pictures reach more.',
  },
  outOfDate: {
    title: 'Older data.',
    text: 'The pictures have changed since this run. The numbers are those of the pictures it was trained and tested on.',
  },

  empty: {
    title: 'Nothing to judge yet',
    text: 'When a network has been trained, its answers are counted here: right, wrong, and against a constant answer.',
  },
  preparing: {
    title: 'The run is being prepared',
    text: 'In a moment there is a network to ask.',
  },
  failedRun: {
    title: 'This run has no network to ask',
    text: 'Its thread ended before it was done. Train again.',
  },
  notAsked: 'The network could not be asked',
  wayOut: { train: 'Go to Train', data: 'Open the pictures in Data', ask: 'Ask again' },
} as const
