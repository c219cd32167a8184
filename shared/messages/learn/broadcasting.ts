/** What the lesson "Broadcasting and shapes" says. */
export const broadcastingMessages = {
  question:
    'In NumPy, the course’s library for arrays, a has the shape (5,): one axis of 5 numbers. b has the shape (5, 1): a column. What shape does a + b have?',
  choices: [
    { value: '(5,)', label: '(5,)' },
    { value: '(5,1)', label: '(5, 1)' },
    { value: '(5,5)', label: '(5, 5)' },
    { value: 'error', label: 'None: NumPy refuses' },
  ],
  measured: (shape: string) =>
    `The result has the shape ${shape}. An array of one axis is laid under the last axis, as a row, so row and column fill a whole table. Give a the shape (5, 1), like b, and the sum has it too.`,
  play: 'Two shapes',
  views: 'View',
  viewNames: { checker: 'Try shapes', series: 'Guess a series' },
  presets: 'Examples',
  presetNames: {
    row: '(3,4) + (1,4)',
    column: '(3,4) + (3,1)',
    bias: '(4,5) + (4,1)',
    trap: '(5,) + (5,1)',
    refused: '(3,4) + (3,)',
    pictures: '(209,64,64,3) + (3,)',
    product: '(2,3) · (3,4)',
  },
  presetMeanings: {
    row: 'One row, added to each row.',
    column: 'One column, added to each column.',
    bias: 'Z = WX + b: one bias for each unit, added to every example.',
    trap: 'The trap of the rank-1 array: a has one axis only.',
    refused: 'The last axes have the lengths 4 and 3: they do not fit.',
    pictures: 'One number for each colour, added to every pixel of 209 pictures.',
    product: 'A matrix product: inner lengths must be equal.',
  },
  operation: 'Operation',
  operationNames: { add: 'a + b', product: 'np.dot(a, b)' },
  axes: 'Axes',
  axis: (number: number) => `Axis ${number}`,
  rows: 'Rows',
  columns: 'Columns',
  length: 'Length',
  array: (name: string) => `Array ${name}`,
  result: 'Result',
  error: 'NumPy says',
  aligned: 'Laid under one another from the right, axis by axis',
  missing: 'none, counts as 1',
  axisWords: {
    equal: 'equal: fits',
    repeatA: 'a is repeated',
    repeatB: 'b is repeated',
    refused: 'neither equal nor 1: does not fit',
  },
  rule: 'Rule',
  series: {
    question: (operation: 'add' | 'product', a: string, b: string) =>
      operation === 'add'
        ? `a has the shape ${a}, b has ${b}. What shape does a + b have?`
        : `a has the shape ${a}, b has ${b}. What shape does np.dot(a, b) have?`,
    choices: 'Shapes to choose from',
    none: 'None: NumPy refuses',
    place: (number: number, all: number) => `Question ${number} of ${all}`,
    score: (right: number, asked: number) => `${right} of ${asked} right`,
    right: (shape: string) => `Right: ${shape}.`,
    wrong: (shape: string) => `No: ${shape}.`,
    refused: 'NumPy refuses',
    next: 'Next shapes',
    done: (right: number, all: number) =>
      right === all
        ? 'All right. You have the rules.'
        : `${right} of ${all} right. The rules are under “In words”.`,
    again: 'Once more',
  },
  table: (name: string, shape: string) => `${name}, shape ${shape}`,
  words: [
    'Broadcasting is NumPy’s rule for arrays of different shapes. It lays the two shapes under one another from the right. A missing axis counts as 1. Two lengths fit when they are equal, or when one of them is 1.',
    'An axis of length 1 is repeated as often as the other needs. That is how one column of biases reaches all m examples: (n, m) + (n, 1) gives (n, m).',
    'An array of one axis, shape (n,), is neither a row nor a column, and transposing it (.T) changes nothing. The course says: do not use such arrays; give every array two axes.',
  ],
  formulas: [
    String.raw`(n, m) + (n, 1) \to (n, m)`,
    String.raw`(n, m) + (1, m) \to (n, m)`,
    String.raw`(n^{[l]}, n^{[l-1]}) \cdot (n^{[l-1]}, m) \to (n^{[l]}, m)`,
  ],
} as const
