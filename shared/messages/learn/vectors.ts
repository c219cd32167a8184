/** What the lesson "From picture to vector" says. */
import type { ClassNames, Label } from '../../domain/dataset'
import { formatCount, formatDecimal, formatQuantity, formatShape } from '../format'

const channelNames = { 1: ['Grey'], 3: ['Red', 'Green', 'Blue'] } as const

/** "(12288, 209)": as NumPy prints a shape. */
const shape = (...lengths: readonly number[]): string =>
  lengths.length === 1 ? `(${lengths.join()},)` : `(${lengths.join(', ')})`

export const vectorsMessages = {
  question: 'A colour picture has 64 rows of 64 pixels. How many numbers does the network get for it?',
  choices: [
    { value: '64', label: '64' },
    { value: '4096', label: '4,096' },
    { value: '12288', label: '12,288' },
    { value: '16777216', label: '16,777,216' },
  ],
  measured: (length: number) =>
    `The engine’s vector is ${formatCount(length)} numbers long: 64 rows × 64 columns × 3 channels, for each pixel its red, its green and its blue.`,
  play: 'Pixels become x',
  views: 'View',
  viewNames: { one: 'One picture: x', all: 'All pictures: X and Y' },
  own: (available: number) => `From your ${formatQuantity(available, 'picture', 'pictures')}.`,
  sample: 'From the built-in sample of drawn pictures. Open pictures in Data, and these are yours.',
  standardScaling:
    'Your data set is scaled by each pixel’s mean and standard deviation instead of 255 (Standard, in Data). The order is the same.',
  waiting: 'The pictures are being prepared…',

  previous: 'Previous picture',
  next: 'Next picture',
  place: (picture: number, available: number) =>
    `Picture ${formatCount(picture + 1)} of ${formatCount(available)}`,
  label: (label: Label, classes: ClassNames) => `y = ${label}: ${classes[1 - label] ?? ''}`,
  seen: (size: number, channels: number) => `As the network sees it: ${formatShape([size, size, channels])}`,
  seenPicture: (size: number) => `The picture, ${size} by ${size} pixels.`,
  small: (size: number, channels: 1 | 3) =>
    `Made small: ${formatShape([size, size, channels])} = ${formatCount(size * size * channels)} numbers`,
  smallPicture: (size: number) => `The same picture, ${size} by ${size} pixels.`,
  size: 'Rows and columns',
  channelNames,
  planes: 'Channels: brightness from 0 to 255',
  plane: (channel: string) => `${channel}, a table of brightness from 0 to 255`,
  hint: 'Point at a pixel, or step with the arrow keys; the space bar changes the channel.',
  column: 'x, around here',
  strip: 'All of x, from the first number to the last',
  entry: 'Place in x',
  reading: (k: number, name: string, row: number, column: number, brightness: number, value: number) =>
    `x[${k}] is ${name.toLowerCase()} of row ${row}, column ${column}: brightness ${brightness}, divided by 255 is ${formatDecimal(value)}.`,
  /** How k comes about. */
  arithmetic: (size: number, channels: 1 | 3, row: number, column: number, channel: number) =>
    channels === 3
      ? String.raw`k = (${row} \cdot ${size} + ${column}) \cdot 3 + ${channel} = ${(row * size + column) * 3 + channel}`
      : String.raw`k = ${row} \cdot ${size} + ${column} = ${row * size + column}`,
  fromZero: 'Counted from 0, as in Python.',

  drawing: (features: number, m: number) =>
    `Here: X with one picture in each column, shape ${shape(features, m)}. In many libraries: one picture in each row, shape ${shape(m, features)}.`,
  here: 'Here and in the course',
  hereHow: 'one picture, one column',
  elsewhere: 'scikit-learn, Keras, PyTorch',
  elsewhereHow: 'one picture, one row',
  rows: (count: number) => `${formatCount(count)} rows`,
  columns: (count: number) => `${formatCount(count)} columns`,
  inTest: 'This picture is kept for testing: it has its column in the test set’s X.',
  table: 'The notation, with your numbers',
  tableOfSample: 'The notation, with the sample’s numbers',
  symbol: 'Symbol',
  meaning: 'Meaning',
  number: 'Here',
  meanings: {
    m: 'training pictures',
    tests: 'test pictures',
    features: 'numbers in one picture',
    x: 'picture i, a column',
    X: 'all training pictures, side by side',
    Y: 'their labels, 1 or 0',
    turned: 'the same, one picture a row',
  },
  shape,
  product: (size: number, channels: number, features: number) =>
    `${size} · ${size} · ${channels} = ${formatCount(features)}`,
  words: ([positive, negative]: ClassNames) => [
    `Binary classification: a picture goes in, one of two answers comes out. The label y is 1 for “${positive}” and 0 for “${negative}”. The network’s answer ŷ (“y hat”) is the probability that y is 1.`,
    'A network reads numbers only. A colour picture is three tables of brightness, one each for red, green and blue. Divided by 255 and written into one column, they are the vector x.',
    'The order is row by row, in each row pixel by pixel, of each pixel red, green, blue. So do the course’s notebooks; its slides draw all of red first. Any order is right, as long as every picture gets the same one: the network does not know which pixels are neighbours.',
    'All columns side by side are the matrix X. Many libraries write one picture in each row instead: the same numbers, turned. There a layer computes Z = XW + b (PyTorch keeps W turned: XWᵀ + b), here Z = WX + b, with weights W and biases b.',
  ],
  formulas: [
    String.raw`x^{(i)} \in \mathbb{R}^{n_x}, \quad y^{(i)} \in \{0, 1\}`,
    String.raw`\hat{y} = P(y = 1 \mid x)`,
    String.raw`X = \begin{bmatrix} \vert & & \vert \\ x^{(1)} & \cdots & x^{(m)} \\ \vert & & \vert \end{bmatrix}: (n_x, m)`,
    String.raw`Y = \begin{bmatrix} y^{(1)} & \cdots & y^{(m)} \end{bmatrix}: (1, m)`,
  ],
} as const
