/** The course's networks for the cat pictures, as settings of ours. The numbers are those of its weeks 2 and 4. */
import type { NetworkDesign } from '../../stores/network-design'

export const PRESET_NAMES = ['logistic', 'two-layer', 'deep'] as const
export type PresetName = (typeof PRESET_NAMES)[number]

/** float64 because the course's NumPy computes in it; float32 drifts away in the sixth digit. */
const asInTheCourse = { seed: 1, precision: 'float64' } as const
const relu = (units: number): NetworkDesign['hidden'][number] => ({ units, activation: 'relu' })

export const presets: Readonly<Record<PresetName, NetworkDesign>> = {
  logistic: {
    ...asInTheCourse,
    hidden: [],
    initialization: 'zeros',
    learningRate: 0.005,
    iterations: 2000,
  },
  'two-layer': {
    ...asInTheCourse,
    hidden: [relu(7)],
    initialization: 'small',
    learningRate: 0.0075,
    iterations: 2500,
  },
  deep: {
    ...asInTheCourse,
    hidden: [relu(20), relu(7), relu(5)],
    initialization: 'scaled',
    learningRate: 0.0075,
    iterations: 2500,
  },
}
