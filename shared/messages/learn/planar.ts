/** What the lesson "One hidden layer" says. */
import { formatQuantity } from '../format'

export const planarMessages = {
  question:
    'The flower is 400 points in two classes. How many hidden units, between the inputs and the output, does a network with tanh need to get 90\u202f% of them right?',
  choices: [
    { value: '0', label: 'None: logistic regression will do' },
    { value: '2', label: '2' },
    { value: '3', label: '3' },
    { value: '20', label: 'About 20' },
  ],
  measured: (units: string, accuracy: string, logistic: string) =>
    `Trained as in the course, ${units} units are the first to pass 90\u202f%: ${accuracy}. Logistic regression gets ${logistic}, no better than a coin.`,
  play: 'The boundary while it learns',
  data: 'Points',
  dataNames: {
    flower: 'Flower (the course’s)',
    circles: 'Circles',
    moons: 'Moons',
    blobs: 'Blobs',
    spirals: 'Spirals',
    own: 'Your own points',
  },
  ownClass: 'Class of the next point',
  ownClassNames: { '1': 'Square', '0': 'Disc' },
  ownHelp:
    'Click or drag on the plane to place points; right-click removes one. With the keyboard: arrow keys move the cross (with Shift in small steps), Enter places, Delete removes.',
  ownPlane: 'The plane for your points. Arrow keys move the cross, Enter places a point, Delete removes one.',
  ownCounts: (squares: number, discs: number) =>
    `${formatQuantity(squares, 'square', 'squares')} and ${formatQuantity(discs, 'disc', 'discs')}`,
  ownCursor: (x1: string, x2: string) => `x₁ ${x1}, x₂ ${x2}`,
  ownClear: 'Remove all',
  ownMissing: 'Place at least one point of each class first.',
  units: 'Hidden units',
  activation: 'Activation',
  learningRate: 'Learning rate',
  train: 'Train',
  pause: 'Pause',
  restart: 'From the start',
  lines: 'Each unit’s own line',
  iteration: 'Iteration',
  cost: 'Cost',
  accuracy: 'Accuracy',
  frames: 'Frames a second',
  goal: (iterations: string) => `of ${iterations}`,
  picture: (points: string, right: string, iteration: string) =>
    `${points} points in two classes and the network’s answer at every place of the plane. After ${iteration} iterations ${right} of the points are right.`,
  emptyPicture: 'A plane for points of two classes.',
  table: 'Measured as in the course: 5,000 iterations, learning rate α = 1.2, seed 2 of the random weights',
  tableUnits: 'Hidden units',
  waiting: '…',
  words: [
    'The flower has petals of two classes in turn. A single unit divides the plane along one straight line, and no straight line separates the petals.',
    'Each hidden unit draws a line of its own, softened by tanh, an S-shaped curve from −1 to 1. The output unit adds them up, each times its weight, so the boundary between its two answers can bend about once for each.',
    'More units bend more. From about 5 on, accuracy here hardly grows: the rest is noise in the points, which a larger network begins to learn by heart.',
  ],
  formulas: [
    String.raw`Z^{[1]} = W^{[1]}X + b^{[1]} \qquad A^{[1]} = \tanh Z^{[1]}`,
    String.raw`Z^{[2]} = W^{[2]}A^{[1]} + b^{[2]} \qquad \hat{Y} = \sigma(Z^{[2]})`,
    String.raw`W^{[1]}: (n^{[1]}, 2) \qquad W^{[2]}: (1, n^{[1]})`,
  ],
} as const
