/** Other sets of points in the plane than the course's flower: two colours each, drawn from one seeded stream. */
import type { PlanarDataName } from '../../shared/domain/lessons/planar'
import { planarFlower, type PlanarData } from './planar'
import { NumpyRandom } from './random/numpy-random'

const POINTS_PER_CLASS = 200

/** Place i of 200 of one class, with a normal number of each kind of noise. */
type Shape = (label: 0 | 1, share: number, noise: () => number) => readonly [number, number]

const shapes: Readonly<Record<Exclude<PlanarDataName, 'flower'>, Shape>> = {
  /** One class around the other. */
  circles: (label, share, noise) => {
    const radius = (label === 1 ? 1.4 : 3.2) + 0.25 * noise()
    return [radius * Math.sin(2 * Math.PI * share), radius * Math.cos(2 * Math.PI * share)]
  },
  /** Two half circles that reach into each other. */
  moons: (label, share, noise) => {
    const [x, y] = [Math.cos(Math.PI * share), Math.sin(Math.PI * share)]
    const place = label === 1 ? [2 * x - 1, 2 * y - 0.5] : [1 - 2 * x, 0.5 - 2 * y]
    return [place[0]! + 0.25 * noise(), place[1]! + 0.25 * noise()]
  },
  /** Two clouds that a straight line divides, but for a few points. */
  blobs: (label, _share, noise) => {
    const centre = label === 1 ? 1.4 : -1.4
    return [centre + 0.9 * noise(), centre + 0.9 * noise()]
  },
  /** Two arms around each other, one and a half turns. */
  spirals: (label, share, noise) => {
    const angle = 3 * Math.PI * share + label * Math.PI
    const radius = 0.4 + 3.2 * share
    return [radius * Math.sin(angle) + 0.1 * noise(), radius * Math.cos(angle) + 0.1 * noise()]
  },
}

/** 400 points, column-major (2, 400); 0 for the first 200, 1 for the others. The flower is the course's own. */
export function planarPoints(name: PlanarDataName): PlanarData {
  if (name === 'flower') return planarFlower()
  const random = NumpyRandom.fromSeed(1)
  const numbers: number[] = []
  for (const label of [0, 1] as const) {
    for (let i = 0; i < POINTS_PER_CLASS; i++) {
      numbers.push(...shapes[name](label, i / (POINTS_PER_CLASS - 1), () => random.randn()))
    }
  }
  const labels = Uint8Array.from({ length: 2 * POINTS_PER_CLASS }, (_, i) => (i < POINTS_PER_CLASS ? 0 : 1))
  return { numbers: Float64Array.from(numbers), labels }
}
