/** What the Network room says of unwise settings: what, how much, what to do. None of it stops a training. */
import { formatCount, formatPercent, formatQuantity, formatSetting } from './format'

/** 0.0026 → "0.003": one digit, because it is a rule of thumb. */
const roughly = (value: number): string => formatSetting(Number(value.toPrecision(1)))

export const settingMessages = {
  logisticOvershoots: (learningRate: number, inputs: number, edge: number) => ({
    title: `A learning rate of ${formatSetting(learningRate)} will most likely overshoot.`,
    text: `Logistic regression on ${formatCount(inputs)} pixels is calm below about ${roughly(edge)} (2/L, L the steepest curvature of its cost). Far above it each step jumps across the valley. Try ${roughly(edge)} to ${roughly(4 * edge)}.`,
  }),
  largeStep: (learningRate: number, inputs: number) => ({
    title: `A learning rate of ${formatSetting(learningRate)} is very large here.`,
    text: `From experience, not proof: with ${formatCount(inputs)} inputs such steps often diverge, or leave all answers alike. The course trains pictures with 0.0075 or less.`,
  }),
  largeAdaptiveStep: (learningRate: number) => ({
    title: `A learning rate of ${formatSetting(learningRate)} is very large for this optimizer.`,
    text: 'It moves every weight by about that much in each update, however small the gradient. 0.001 is the usual start.',
  }),
  decayTooLarge: (factor: number) => ({
    title: 'Learning rate and L2 together will diverge.',
    text: `Each update multiplies the weights by 1 − αλ/m = ${formatSetting(Number(factor.toPrecision(3)))}, so they grow and change sign. Lower the learning rate or λ until αλ/m is below 1.`,
  }),
  dropoutEmptiesLayer: (units: number, share: number) => ({
    title: `Dropout will often empty a layer of ${formatQuantity(units, 'unit', 'units')}.`,
    text: `In ${formatPercent(share)} of its draws none is kept, and nothing of the picture gets through. Keep more units, or widen the layer.`,
  }),
} as const
