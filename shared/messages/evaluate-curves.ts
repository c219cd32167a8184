/** What the Evaluate room says of curves and of the measures beside them. */
import { formatCount, formatDecimal, formatPercent } from './format'

export const curveMessages = {
  roc: 'ROC curve',
  rocMeaning: 'Every threshold at once: how many of each class are answered “positive”.',
  falsePositiveRate: (negative: string, positive: string) =>
    `${negative} taken for ${positive} (false positive rate)`,
  truePositiveRate: (positive: string) => `${positive} found (recall)`,
  rocSummary: (area: number) =>
    `ROC curve. The area under it is ${formatDecimal(area)}; chance is 0.500 and perfect is 1.000.`,
  precisionRecall: 'Precision and recall',
  recall: (positive: string) => `${positive} found (recall)`,
  precision: 'right answers (precision)',
  precisionRecallSummary: (average: number, share: number) =>
    `Precision over recall. Average precision ${formatDecimal(average)}; always answering positive has ${formatDecimal(share)}.`,
  calibration: 'Calibration',
  said: 'the network says',
  happened: 'really is',
  calibrationSummary: (bins: number) =>
    `Calibration in ${formatCount(bins)} bins: the mean probability of each beside the share that is positive.`,
  oneClass: 'These pictures are all of one class, so there is nothing to trade off. Both classes are needed.',
  here: (threshold: number) => formatPercent(threshold),
  columns: {
    roc: ['False positive rate', 'True positive rate'],
    precisionRecall: ['Recall', 'Precision'],
    calibration: ['Said', 'Is', 'Pictures'],
  },

  measures: 'In one number each',
  area: 'AUC',
  areaMeaning: (positive: string, negative: string) =>
    `How often “${positive}” gets more than “${negative}”. Chance: 0.5.`,
  average: 'Average precision',
  averageMeaning: (share: number) => `Area under precision over recall. Chance: ${formatDecimal(share)}.`,
  brier: 'Brier score',
  brierMeaning: 'Mean of (ŷ − y)². Always one half: 0.25.',
  logLoss: 'Log loss',
  logLossMeaning: 'The cost J. Always one half: ln 2 = 0.693.',
  none: '–',
} as const
