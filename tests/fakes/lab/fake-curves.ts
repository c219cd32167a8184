/** What the fake lab's runs look like over their iterations. */
import type { MetricPoint, RunSummary, WeightPictures } from '../../../shared/domain/run'

/** Falling with a wobble; the test cost stays behind, as it does on the course's pictures. */
export function pointAt(iteration: number, iterations: number): MetricPoint {
  const share = iteration / iterations
  const wobble = Math.sin(iteration * 12.9898) * 0.04 * share
  const trainAccuracy = Math.min(1, 0.35 + 0.64 * (1 - Math.exp(-4 * share)) + wobble)
  return {
    iteration,
    trainCost: 0.16 + 0.6 * Math.exp(-3 * share) + wobble,
    trainAccuracy,
    testCost: 0.62 + 0.1 * Math.exp(-6 * share) + 3 * wobble,
    testAccuracy: Math.max(0.34, trainAccuracy - 0.17 * share + 2 * wobble),
  }
}

/** Noise that gives way to soft shapes as training goes on. */
export function weightsAt(
  { architecture, preprocessing, hyperparameters }: RunSummary,
  iteration: number,
): WeightPictures | null {
  const units = architecture.hidden[0]?.units ?? 1
  if (!preprocessing) return null
  const { size } = preprocessing
  const channels = preprocessing.colour === 'rgb' ? 3 : 1
  const formed = iteration / hyperparameters.iterations
  const pixels = Uint8Array.from({ length: units * size * size * channels }, (_, index) => {
    const unit = Math.floor(index / (size * size * channels))
    const place = Math.floor(index / channels) % (size * size)
    const [row, column] = [Math.floor(place / size) / size, (place % size) / size]
    const shape =
      Math.sin((unit + 2) * row * 4 + (index % channels)) * Math.cos((unit + 3) * column * 3 + unit)
    const noise = Math.sin(index * 78.233) * 43758.5453
    return 128 + 90 * (formed * shape + (1 - formed) * ((noise % 1) * 0.6))
  })
  return { iteration, units, size, channels, pixels }
}
