/** What the lesson "Random initialisation" says. */
import type { LessonSource } from '../../domain/lessons/pictures'
import type { StartName } from '../../domain/lessons/initialization'
import { formatCount } from '../format'

export const initializationMessages = {
  question:
    'A hidden layer of 4 units starts with all its weights at 0. After 2,000 iterations, how many different units does it have?',
  choices: [
    { value: '1', label: '1: all four are the same unit' },
    { value: '2', label: '2' },
    { value: '4', label: '4: training has made them different' },
  ],
  measured: (units: string, cost: string, accuracy: string, better: string) =>
    `${units}: four copies of one unit. The cost stays at ${cost} and ${accuracy} of the points are right. From small random weights the same network reaches ${better}.`,
  play: 'Four starts, the same training',
  data: 'What is learned',
  dataNames: { flower: 'Flower', blobs: 'Blobs', pictures: 'Pictures' },
  starts: {
    zeros: 'All weights 0',
    small: 'Small: 0.01 · randn',
    large: 'Large: 10 · randn',
    logistic: 'No hidden layer, weights 0',
  } satisfies Record<StartName, string>,
  onPictures: (source: LessonSource, count: number) =>
    source === 'own'
      ? `On ${formatCount(count)} of your pictures, made 16 × 16 for the lesson.`
      : `On ${formatCount(count)} pictures of the built-in sample, made 16 × 16 for the lesson. With 20 pictures or more of each class open in Data, on yours.`,
  firstLayerOf: (isLogistic: boolean) =>
    isLogistic ? 'The one unit’s weights, as a picture' : 'The four units’ weights, as pictures',
  iteration: 'iteration',
  cost: 'J',
  lastCost: 'Cost at the end',
  accuracy: 'Accuracy',
  units: 'Different units',
  slope: 'Mean g′ at the start',
  ofUnits: (different: string) => `${different} of 4`,
  picture: (name: string, first: string, last: string) => `${name}: the cost goes from ${first} to ${last}.`,
  words: [
    'Two units of a layer that start alike, with the same weights in and out, get the same input, give the same output and receive the same gradient. So they stay alike, however long one trains: a layer of copies is one unit.',
    'Random weights break this symmetry; randn draws them with mean 0 and standard deviation 1. Small ones, because tanh is steep near 0: a gradient (the slope of the cost along each weight) gets through.',
    'Large ones put z, the sum a unit adds up, far out, where tanh is flat and its slope g′ near 0: the first cost is high, and little of the gradient gets through. With one hidden layer and two inputs training recovers from that; every further layer multiplies by another small g′.',
    'Logistic regression has one unit and no twins: it may start from 0. Choose Blobs, which a line can divide, and its cost falls at once.',
  ],
  formulas: [
    String.raw`W^{[l]} = 0.01 \cdot \mathtt{randn}(n^{[l]}, n^{[l-1]})`,
    String.raw`w_1 = w_2 \;\Rightarrow\; dw_1 = dw_2`,
    String.raw`\Rightarrow\; w_1 - \alpha\,dw_1 = w_2 - \alpha\,dw_2`,
  ],
} as const
