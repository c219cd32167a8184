/** The numbers of the Network room: sizes, shapes and costs of the design. */
import type { Term } from './term'

export const networkTerms = {
  layerSizes: {
    name: 'Layer sizes',
    meaning: 'Inputs, then the units of every layer from left to right, the output last.',
    tex: String.raw`n^{[0]},\, n^{[1]}, \ldots, n^{[L]}`,
    unit: 'units',
  },
  layerNumber: {
    name: 'Layer',
    meaning: 'Layers are counted from left to right; layer 0 is the input.',
    tex: String.raw`l = 0, 1, \ldots, L`,
    unit: 'a place',
  },
  parameters: {
    name: 'Parameters',
    meaning: 'All weights and biases: the numbers that training changes.',
    tex: String.raw`\sum_l \left( n^{[l]} n^{[l-1]} + n^{[l]} \right)`,
    unit: 'a count',
  },
  arrayShape: {
    name: 'Shape',
    meaning: 'Rows and columns of an array; two can be multiplied when the inner numbers agree.',
    tex: String.raw`Z^{[l]} = W^{[l]} A^{[l-1]} + b^{[l]}`,
    unit: 'shape (rows, columns)',
  },
  arrayMemory: {
    name: 'Memory of an array',
    meaning: 'Rows times columns times the bytes of one number.',
    tex: String.raw`\mathrm{rows} \cdot \mathrm{columns} \cdot (4 \text{ or } 8)`,
    unit: 'bytes: 4 a number in float32, 8 in float64',
  },
  weightMemory: {
    name: 'Memory of W, b, dW, db',
    meaning: 'The parameters, and as much again for their gradients.',
    tex: String.raw`2 \cdot \mathrm{parameters} \cdot (4 \text{ or } 8)`,
    unit: 'bytes',
  },
  optimizerMemory: {
    name: 'Memory of the optimizer',
    meaning: 'Averages that momentum, RMSprop and Adam keep for each parameter.',
    tex: String.raw`v,\, s`,
    unit: 'bytes; each average has the shape of W',
  },
  activationMemory: {
    name: 'Memory of Z and A',
    meaning: 'Kept on the way forward, because the way back needs them.',
    tex: String.raw`\sum_l 2\, n^{[l]} m`,
    unit: 'bytes',
  },
  multiplyAdds: {
    name: 'Multiply-adds per step',
    meaning: 'How much one update has to calculate, forward and back.',
    tex: String.raw`w := w + x \cdot y`,
    unit: 'operations of one multiplication and one addition',
  },
  signalStrength: {
    name: 'Strength of the signal',
    meaning: 'How large a layer’s answers are before training; about the same everywhere is healthy.',
    tex: String.raw`\sqrt{\mathrm{mean}\bigl((A^{[l]})^2\bigr)}`,
    unit: 'no unit',
  },
  weightSpread: {
    name: 'Spread of the first weights',
    meaning: 'From the smallest to the largest weight of the first layer, as the engine has drawn them.',
    tex: String.raw`W^{[1]}`,
    unit: 'shape (n[1], n[0])',
  },
  rateRange: {
    name: 'Learning rate, first and last',
    meaning: 'What the schedule makes of the learning rate at the start and at the end of the run.',
    tex: String.raw`\alpha_0 \ldots \alpha_T`,
    unit: 'no unit',
  },
  printedCost: {
    name: 'Cost in the course',
    meaning: 'What the course’s own notebook prints at this iteration.',
    tex: String.raw`J`,
    unit: 'nats, as printed',
  },
  agreeingDecimals: {
    name: 'Decimals that agree',
    meaning: 'How many decimals of the printed cost came out here as well.',
    tex: '',
    unit: 'a count, of those printed',
  },
} as const satisfies Readonly<Record<string, Term>>
