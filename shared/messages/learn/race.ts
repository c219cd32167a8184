/** What the lesson "The vectorisation race" says. */
import type { RacerName, RaceReport } from '../../domain/lessons/race'
import { formatCount, formatDecimal, formatQuantity } from '../format'
import { formatMeasured } from './number'

export const raceMessages = {
  question:
    'Five programs compute the same gradient (the slope of the cost along each weight) of logistic regression, on the same pictures. How many times as fast as plain loops is the fastest of them on this computer?',
  choices: [
    { value: '1', label: 'Hardly: they do the same sums' },
    { value: '3', label: 'About 3 times' },
    { value: '10', label: 'About 10 times' },
    { value: '30', label: 'About 30 times' },
    { value: '300', label: 'About 300 times, as in the course' },
  ],
  measured: (name: string, ratio: number, loopsMs: number, fastestMs: number) =>
    `“${name}” is the fastest: ${raceTime(fastestMs)} instead of ${raceTime(loopsMs)}, ${raceRatio(ratio)} times as fast.`,
  play: 'The same gradient, five ways',
  again: 'Race again',
  scale: 'Scale of the bars',
  scales: { linear: 'Linear', log: 'Logarithmic' },
  names: {
    loops: 'Loops over examples and features',
    examples: 'A loop over examples',
    vectorised: 'Vectorised, plain code',
    simd: 'Vectorised, SIMD',
    cores: 'Vectorised, SIMD, every core',
  } satisfies Record<RacerName, string>,
  code: {
    loops: [
      'for i in range(m):',
      '    z = b',
      '    for j in range(n): z += w[j] * X[j, i]',
      '    dz = σ(z) − Y[i]',
      '    for j in range(n): dw[j] += X[j, i] * dz',
      '    db += dz',
      'dw /= m; db /= m',
    ],
    examples: [
      'for i in range(m):',
      '    x = X[:, i]',
      '    dz = σ(dot(w, x) + b) − Y[i]',
      '    dw += x * dz',
      '    db += dz',
      'dw /= m; db /= m',
    ],
    vectorised: ['Z = dot(w.T, X) + b', 'dZ = σ(Z) − Y', 'dw = dot(X, dZ.T) / m', 'db = sum(dZ) / m'],
    simd: ['# the same four lines,', '# 4 or more numbers in one instruction'],
    cores: ['# the same four lines,', '# the pictures shared out among the cores'],
  } satisfies Record<RacerName, readonly string[]>,
  own: (used: number, available: number, features: number) =>
    `On ${used < available ? `${formatCount(used)} of your ${formatCount(available)}` : `your ${formatCount(available)}`} pictures: X is ${shape(features, used)}.`,
  sample: (used: number, features: number, minimum: number) =>
    `On ${formatCount(used)} pictures of the built-in sample: X is ${shape(features, used)}. With ${formatCount(minimum)} pictures or more of each class open in Data, it is measured on yours.`,
  waiting: 'The pictures are being prepared…',
  notYet: 'not measured yet',
  runs: 'measuring…',
  ratio: (ratio: number) => `${raceRatio(ratio)} ×`,
  ratioAloud: (ratio: number) => `${raceRatio(ratio)} times as fast as loops`,
  first: 'what the others are compared with',
  with: ({ kernels, threads }: Pick<RaceReport, 'kernels' | 'threads'>) =>
    `${kernels === null ? 'plain loops' : kernelNames[kernels]}, ${formatQuantity(threads, 'thread', 'threads')}`,
  repetitions: (count: number) => `median of ${formatQuantity(count, 'run', 'runs')}`,
  difference: (dw: number, db: number) =>
    `off by at most ${formatMeasured(dw, 0)} in dw, ${formatMeasured(db, 0)} in db`,
  equal: (largest: number) =>
    `All five gradients are the same: the largest difference of any number is ${formatMeasured(largest, 0)} of the largest number. That is rounding; float32 keeps about 7 digits.`,
  unequal: (largest: number) =>
    `The gradients are not the same: a number differs by ${formatMeasured(largest, 0)} of the largest. Please report this.`,
  words: [
    'To vectorise is to hand a whole matrix to one operation, in place of a loop over its numbers. The arithmetic stays the same; how the processor gets it changes.',
    'SIMD (single instruction, multiple data) multiplies 4 or more numbers with one instruction of the processor. Several cores, the processor’s independent parts, share the columns between them. Both need all numbers at once, and a loop that takes one at a time hides them.',
    'The course measures about 300 times in Python. There the interpreter, the program that runs Python, handles every pass of a loop anew, which costs far more than the multiplication. Here loops are compiled to machine code, so they are not that slow, and vectorised plain code gains little.',
    'Reading X from memory takes time too, the same for all. It is one reason why twice the cores are not twice as fast.',
  ],
  formulas: [
    String.raw`Z = w^T X + b \qquad A = \sigma(Z)`,
    String.raw`dZ = A - Y`,
    String.raw`dw = \tfrac{1}{m}\, X\, dZ^T \qquad db = \tfrac{1}{m} \sum_{i=1}^{m} dz^{(i)}`,
    String.raw`X: (n_x, m) \qquad dw: (n_x, 1)`,
  ],
} as const

const kernelNames = {
  reference: 'plain code',
  wasm: 'WebAssembly SIMD',
  native: 'native SIMD',
} as const

/** Three digits: 0.0814 → "0.0814 ms", 8.137 → "8.14 ms", 81.37 → "81.4 ms", 1234.5 → "1,235 ms". */
export function raceTime(milliseconds: number): string {
  const digits = milliseconds >= 100 ? 0 : milliseconds >= 10 ? 1 : milliseconds >= 0.1 ? 2 : 4
  return `${milliseconds >= 1000 ? formatCount(milliseconds) : formatDecimal(milliseconds, digits)}\u202fms`
}

function raceRatio(ratio: number): string {
  return formatDecimal(ratio, ratio >= 20 ? 0 : 1)
}

function shape(rows: number, columns: number): string {
  return `(${formatCount(rows)}, ${formatCount(columns)})`
}
