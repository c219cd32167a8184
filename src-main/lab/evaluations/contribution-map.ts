/** From what each input does to what each pixel does: the colours of a pixel are added up. */
import type { ContributionMap } from '../../../shared/domain/evaluation/run-answers'
import { channelCount, type Preprocessing } from '../../../shared/domain/preprocessing'
import type { Contributions } from '../../engine/contributions'

export function mapOf(
  { kind, values, z, bias }: Contributions,
  { size, colour }: Pick<Preprocessing, 'size' | 'colour'>,
): ContributionMap {
  const channels = channelCount(colour)
  const sums = new Float32Array(size * size)
  for (let pixel = 0; pixel < sums.length; pixel++) {
    let sum = 0
    for (let channel = 0; channel < channels; channel++) sum += values[pixel * channels + channel] ?? NaN
    sums[pixel] = sum
  }
  return { kind, size, values: sums, z, bias }
}
