/** What the lesson "Logistic regression" says. */
import type { LossName } from '../../domain/lessons/logistic'
import { formatCount, formatDecimal, formatPercent, formatQuantity } from '../format'
import { formatMeasured } from './number'

const pictures = (count: number): string => formatQuantity(count, 'picture', 'pictures')

export const logisticMessages = {
  question:
    'One unit answers with a probability ŷ; the label y is 1 or 0. How wrong it is can be measured by the squared error ½(ŷ − y)² or by the logistic loss. Gradient descent goes downhill from the same five places on each. With which do all five end at the same lowest place?',
  choices: [
    { value: 'logistic', label: 'With the logistic loss only' },
    { value: 'squared', label: 'With the squared error only' },
    { value: 'both', label: 'With both' },
    { value: 'neither', label: 'With neither' },
  ],
  measured: (
    logistic: number,
    squared: number,
    starts: number,
    steps: number,
    negative: number,
    all: number,
  ) =>
    `After ${formatCount(steps)} steps ${logistic} of ${starts} are there with the logistic loss, ${squared} of ${starts} with the squared error. The squared error’s surface curves downward in ${formatPercent(negative / all)} of the measurements; descent gets stuck where it is flat.`,
  play: 'One unit, two losses',
  views: 'View',
  viewNames: { template: 'w as a picture', costs: 'Two losses' },
  source: (source: 'own' | 'sample', examples: number, available: number, of: number) =>
    source === 'sample'
      ? `Computed on ${formatCount(examples)} drawn pictures of the built-in sample. With ${formatCount(of)} pictures or more of each class open in Data, it is computed on yours.`
      : examples < available
        ? `Computed on ${formatCount(examples)} of your ${pictures(available)}, drawn by lot.`
        : `Computed on your ${pictures(available)}.`,
  waiting: 'Computing…',

  moment: 'Iteration',
  template: (iteration: number, positive: string) =>
    `The weights w after ${formatQuantity(iteration, 'iteration', 'iterations')} as a picture: where brightness speaks for ${positive}, and where against it.`,
  speaksFor: (name: string) => `w > 0: brightness here speaks for “${name}”`,
  speaksAgainst: (name: string) => `w < 0: it speaks for “${name}”`,
  zero: 'At iteration 0 every weight is 0, so ŷ = σ(0) = ½ for every picture, and J = log 2 = 0.693.',
  grows: (features: number) =>
    `One weight for each of the ${formatCount(features)} numbers of a picture, shown at its own pixel (red, green and blue added up). The sum wᵀx, each number times its weight, is large for a picture that is bright where w is positive and dark where it is negative: w is a template that pictures are held against.`,
  cost: 'Cost J',
  accuracy: 'Accuracy',
  rate: 'Learning rate α',
  count: formatCount,
  decimal: formatDecimal,
  percent: (share: number) => formatPercent(share, 1),

  directions: (shares: readonly [number, number]) =>
    `A cost over all the weights cannot be drawn, over two it can. So w = w₁u₁ + w₂u₂, along the two directions in which these pictures differ most (their first two principal components: ${formatPercent(shares[0])} and ${formatPercent(shares[1])} of the variance). b stays at the log odds, log(p / (1 − p)) with p the share of y = 1.`,
  direction: (number: 1 | 2) => `Direction u${number} as a picture`,
  directionName: (number: 1 | 2) => `u${number === 1 ? '₁' : '₂'}`,
  lossNames: { logistic: 'Logistic loss', squared: 'Squared error' } satisfies Record<LossName, string>,
  map: (name: string, there: number, starts: number, low: number, high: number) =>
    `${name}: cost J from ${formatDecimal(low)}, where the colour is strongest, to ${formatDecimal(high)}, with lines of equal cost. ${there} of ${starts} descents have reached the lowest place. Their ends are in the table below.`,
  steps: 'Steps taken',
  convex: (negative: number, all: number) =>
    negative === 0
      ? `A bowl: it curves downward at none of the ${formatCount(all)} places measured. Such a cost is called convex.`
      : `Not a bowl: it curves downward at ${formatCount(negative)} of the ${formatCount(all)} places measured. It is not convex.`,
  lowest: (cost: number) => `Lowest J: ${formatDecimal(cost, 4)}`,
  table: (steps: number, rate: number) =>
    `Where the five descents end, after ${formatCount(steps)} steps with α = ${rate}`,
  start: 'Start (w₁, w₂)',
  end: (name: string) => `${name}: J at the end`,
  place: (w1: number, w2: number) => `(${formatMeasured(w1, 1)}, ${formatMeasured(w2, 1)})`,
  ended: (cost: number, isThere: boolean) => `${formatDecimal(cost, 4)} ${isThere ? 'lowest' : 'not there'}`,
  words: [
    'Logistic regression is one unit: it adds up the pixels, each times its weight, adds the bias b, and bends the sum with the sigmoid σ into a probability ŷ between 0 and 1.',
    'The loss says how wrong ŷ is for one picture, the cost J is its mean over all. The logistic loss is −log of the probability given to the right answer: near 0 when sure and right, without bound when sure and wrong.',
    'A cost is convex when it nowhere curves downward, like a bowl: with small enough steps, downhill from any start leads to the lowest place. The test: its second differences along a line, J before − 2J + J after, are never below 0. Logistic regression with the logistic loss is such a bowl.',
    'With the squared error it is not. Where ŷ is sure and wrong, σ is flat, so the slope is nearly 0 and descent hardly moves, just where it should move most.',
  ],
  formulas: [
    String.raw`\hat{y} = \sigma(w^T x + b), \quad \sigma(z) = \frac{1}{1 + e^{-z}}`,
    String.raw`\mathcal{L}(\hat{y}, y) = -\bigl(y \log \hat{y} + (1 - y)\log(1 - \hat{y})\bigr)`,
    String.raw`J(w, b) = \frac{1}{m}\sum_{i=1}^{m} \mathcal{L}\bigl(\hat{y}^{(i)}, y^{(i)}\bigr)`,
    String.raw`\frac{\partial \mathcal{L}}{\partial z} = \hat{y} - y`,
    String.raw`\frac{\partial}{\partial z}\tfrac{1}{2}(\hat{y} - y)^2 = (\hat{y} - y)\,\hat{y}(1 - \hat{y})`,
  ],
} as const
