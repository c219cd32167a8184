/** The graph of each activation g over z = −3…3, as an SVG path in a box of 36 × 20. */
import type { ActivationName } from '../../../shared/domain/architecture'

export const GLYPH_WIDTH = 36
export const GLYPH_HEIGHT = 20
const REACH = 3
const STEPS = 24

interface Graph {
  readonly g: (z: number) => number
  /** The values at the bottom and the top of the box. */
  readonly from: number
  readonly to: number
}

const graphs: Readonly<Record<ActivationName, Graph>> = {
  relu: { g: (z) => Math.max(0, z), from: -1, to: 3.2 },
  // Drawn with a slope of 0.1 below zero: the true 0.01 could not be seen.
  'leaky-relu': { g: (z) => Math.max(0.1 * z, z), from: -1, to: 3.2 },
  tanh: { g: Math.tanh, from: -1.2, to: 1.2 },
  sigmoid: { g: (z) => 1 / (1 + Math.exp(-2 * z)), from: -0.2, to: 1.2 },
  linear: { g: (z) => z, from: -3.2, to: 3.2 },
}

/** "M0 19.2L1.5 …" */
export function activationGlyph(name: ActivationName): string {
  const { g, from, to } = graphs[name]
  const points = Array.from({ length: STEPS + 1 }, (_, step) => {
    const share = step / STEPS
    const value = g((share * 2 - 1) * REACH)
    return `${(share * GLYPH_WIDTH).toFixed(1)} ${(GLYPH_HEIGHT * (1 - (value - from) / (to - from))).toFixed(1)}`
  })
  return `M${points.join('L')}`
}
