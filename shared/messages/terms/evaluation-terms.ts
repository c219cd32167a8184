/** The numbers of Evaluate, Predict and Runs: scores, curves, answers and comparisons. */
import type { Term } from './term'

export const evaluationTerms = {
  interval: {
    name: '95 % interval',
    meaning:
      'Where the accuracy on endlessly many such pictures would lie, 19 times out of 20 (Wilson’s interval).',
    tex: String.raw`\frac{\hat p + \frac{z^2}{2m} \pm z \sqrt{\frac{\hat p (1 - \hat p)}{m} + \frac{z^2}{4m^2}}}{1 + \frac{z^2}{m}}`,
    unit: 'shares, from and to; z = 1.96',
  },
  precision: {
    name: 'Precision',
    meaning: 'Of the pictures that were called this class, the share that is.',
    tex: String.raw`tp / (tp + fp)`,
    unit: 'a share',
  },
  recall: {
    name: 'Recall',
    meaning: 'Of the pictures of this class, the share that was found.',
    tex: String.raw`tp / (tp + fn)`,
    unit: 'a share',
  },
  f1: {
    name: 'F1',
    meaning: 'Precision and recall in one number, near the smaller of the two.',
    tex: String.raw`2\,\frac{\mathrm{precision} \cdot \mathrm{recall}}{\mathrm{precision} + \mathrm{recall}}`,
    unit: 'a share',
  },
  tp: {
    name: 'True positives',
    meaning: 'Pictures of the positive class that were answered so.',
    tex: String.raw`y = 1,\; \hat y = 1`,
    unit: 'a count',
  },
  fn: {
    name: 'False negatives',
    meaning: 'Pictures of the positive class that were missed.',
    tex: String.raw`y = 1,\; \hat y = 0`,
    unit: 'a count',
  },
  fp: {
    name: 'False positives',
    meaning: 'Pictures of the other class that were taken for the positive one.',
    tex: String.raw`y = 0,\; \hat y = 1`,
    unit: 'a count',
  },
  tn: {
    name: 'True negatives',
    meaning: 'Pictures of the other class that were answered so.',
    tex: String.raw`y = 0,\; \hat y = 0`,
    unit: 'a count',
  },
  classTotal: {
    name: 'Pictures of the class',
    meaning: 'All pictures that have this label, right and wrong answers together.',
    tex: String.raw`tp + fn \quad\text{or}\quad fp + tn`,
    unit: 'a count',
  },
  threshold: {
    name: 'Threshold',
    meaning: 'A picture is called the positive class when its probability is above this.',
    tex: String.raw`\hat y = 1 \text{ if } a^{[L]} > \text{threshold}`,
    unit: 'a probability, 0 to 1',
  },
  rocArea: {
    name: 'Area under the ROC curve',
    meaning:
      'How often a picture of the positive class gets the higher probability of two, one of each class.',
    tex: String.raw`P(a_{y=1} > a_{y=0})`,
    unit: 'a probability; 0.5 is guessing',
  },
  averagePrecision: {
    name: 'Average precision',
    meaning: 'The precision at every threshold, weighted by the recall it adds.',
    tex: String.raw`\sum_k (R_k - R_{k-1})\,P_k`,
    unit: 'a share',
  },
  brier: {
    name: 'Brier score',
    meaning: 'How far the probabilities are from the labels, squared; 0 is perfect.',
    tex: String.raw`\tfrac{1}{m} \sum_i (a^{(i)} - y^{(i)})^2`,
    unit: '0 to 1; always saying one half scores 0.25',
  },
  calibration: {
    name: 'Calibration',
    meaning: 'Whether pictures that get 80 % are right 8 times out of 10.',
    tex: String.raw`\mathrm{mean}(a) \text{ against } \mathrm{mean}(y) \text{ in each bin}`,
    unit: 'shares',
  },
  pictureLoss: {
    name: 'Loss of a picture',
    meaning: 'How surprising the right answer is to the network; the cost is the mean of these.',
    tex: String.raw`\mathcal{L} = -y \log a - (1 - y) \log (1 - a)`,
    unit: 'nats; 0.693 is a coin toss',
  },
  probability: {
    name: 'Probability',
    meaning:
      'What the last unit answers: how sure the network is of the positive class, and 1 minus that of the other.',
    tex: String.raw`a^{[L]} = \sigma(z^{[L]}) = \frac{1}{1 + e^{-z}}`,
    unit: 'a probability, shape (1, 1)',
  },
  contribution: {
    name: 'Contribution of a pixel',
    meaning: 'How much each pixel moves the sum before the sigmoid, towards one class or the other.',
    tex: String.raw`w_i x_i \quad\text{or}\quad \partial z / \partial x_i`,
    unit: 'shape of the picture',
  },
  pairedCount: {
    name: 'Paired comparison',
    meaning:
      'Both networks answered the very same pictures; only those that one alone got right tell them apart.',
    tex: String.raw`p = 2 \sum_{k \le \min(b, c)} \binom{b + c}{k}\, 2^{-(b + c)}`,
    unit: 'a count of pictures; p is McNemar’s, at most 1',
  },
  falsePositiveRate: {
    name: 'False positive rate',
    meaning: 'Of the pictures of the other class, the share that was taken for the positive one.',
    tex: String.raw`fp / (fp + tn)`,
    unit: 'a share',
  },
  runCount: {
    name: 'Runs',
    meaning: 'Trainings that were started; each is kept with its network and its settings.',
    tex: '',
    unit: 'a count',
  },
  startedAt: {
    name: 'Started',
    meaning: 'When the training of this run began.',
    tex: '',
    unit: 'time of day',
  },
} as const satisfies Readonly<Record<string, Term>>
