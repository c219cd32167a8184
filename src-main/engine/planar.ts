/** The course's planar data set: a flower of two colours that no straight line can divide (week 3). */
import { NumpyRandom } from './random/numpy-random'

export interface PlanarData {
  /** Points (x₁, x₂), column-major, shape (2, 400). */
  readonly numbers: Float64Array
  /** 0 for the first 200 points, 1 for the others. */
  readonly labels: Uint8Array
}

const POINTS_PER_CLASS = 200
/** Half a turn, as the course rounds it: class j has the angles from j · 3.12 to (j + 1) · 3.12. */
const HALF_TURN = 3.12
/** Radius of a petal's tip, number of petals per turn, and standard deviation of the noise in angle and radius. */
const RAY = 4
const PETALS = 4
const NOISE = 0.2

/**
 * For each class: angles t = linspace + 0.2 randn, radii r = 4 sin 4t + 0.2 randn, points (r sin t, r cos t).
 * @param seed 1 is the course's, `np.random.seed(1)`
 */
export function planarFlower(seed = 1): PlanarData {
  const random = NumpyRandom.fromSeed(seed)
  const numbers = new Float64Array(2 * 2 * POINTS_PER_CLASS)
  const labels = new Uint8Array(2 * POINTS_PER_CLASS)
  const noise = (): Float64Array => new Float64Array(POINTS_PER_CLASS).map(() => random.randn() * NOISE)
  for (const label of [0, 1]) {
    // All angles are drawn before the first radius.
    const angles = noise().map((shift, i) => angleAt(label, i) + shift)
    const radii = noise().map((shift, i) => RAY * Math.sin(angles[i]! * PETALS) + shift)
    for (let i = 0; i < POINTS_PER_CLASS; i++) {
      const j = label * POINTS_PER_CLASS + i
      numbers[2 * j] = radii[i]! * Math.sin(angles[i]!)
      numbers[2 * j + 1] = radii[i]! * Math.cos(angles[i]!)
      labels[j] = label
    }
  }
  return { numbers, labels }
}

/** Place i of `np.linspace(label · 3.12, (label + 1) · 3.12, 200)`, both ends included. */
function angleAt(label: number, i: number): number {
  const [start, stop] = [label * HALF_TURN, (label + 1) * HALF_TURN]
  return i * ((stop - start) / (POINTS_PER_CLASS - 1)) + start
}
