/** The graphs of each activation g and its slope g′ over z = −4…4, as SVG paths. Pure. */
import type { ActivationName } from '../../../shared/domain/architecture'

export interface GraphBox {
  readonly width: number
  readonly height: number
}

/** g and g′ in one box: both are read on the same axes. */
export interface ActivationGraph {
  readonly g: string
  readonly slope: string
  /** Where the axes z = 0 and a = 0 cross. */
  readonly origin: { readonly x: number; readonly y: number }
}

interface Curves {
  readonly g: (z: number) => number
  readonly slope: (z: number) => number
  /** The values at the bottom and the top of the box. */
  readonly from: number
  readonly to: number
}

const REACH = 4
/** Even, so that the corner of a ReLU at 0 is a point of its path. */
const STEPS = 64
/** Leaky ReLU is drawn with a slope of 0.1 below zero: the true 0.01 could not be seen. */
const LEAKY_DRAWN = 0.1

const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z))

const curves: Readonly<Record<ActivationName, Curves>> = {
  relu: { g: (z) => Math.max(0, z), slope: (z) => (z > 0 ? 1 : 0), from: -1, to: 3.2 },
  'leaky-relu': {
    g: (z) => Math.max(LEAKY_DRAWN * z, z),
    slope: (z) => (z > 0 ? 1 : LEAKY_DRAWN),
    from: -1,
    to: 3.2,
  },
  tanh: { g: Math.tanh, slope: (z) => 1 - Math.tanh(z) ** 2, from: -1.25, to: 1.25 },
  sigmoid: { g: sigmoid, slope: (z) => sigmoid(z) * (1 - sigmoid(z)), from: -0.25, to: 1.25 },
  linear: { g: (z) => z, slope: () => 1, from: -3.2, to: 3.2 },
}

export function activationGraph(name: ActivationName, { width, height }: GraphBox): ActivationGraph {
  const { g, slope, from, to } = curves[name]
  const x = (z: number): number => ((z + REACH) / (2 * REACH)) * width
  const y = (value: number): number => height * (1 - (value - from) / (to - from))
  const path = (curve: (z: number) => number): string => {
    const points = Array.from({ length: STEPS + 1 }, (_, step) => {
      const z = (step / STEPS) * 2 * REACH - REACH
      // What leaves the box at its top or bottom goes on along its edge, where it is clipped.
      return `${x(z).toFixed(1)} ${y(Math.min(to + 1, Math.max(from - 1, curve(z)))).toFixed(1)}`
    })
    return `M${points.join('L')}`
  }
  return { g: path(g), slope: path(slope), origin: { x: x(0), y: y(0) } }
}
