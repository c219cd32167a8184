/** What a gradient check says of a layer, by the course's limits. Pure. */
import { CHECK_LIMITS, type LayerCheck } from '../../../../shared/domain/lessons/backpropagation'

export type Verdict = 'right' | 'wrong' | 'unclear'

export function verdictOf(difference: number): Verdict {
  if (difference < CHECK_LIMITS.right) return 'right'
  return difference > CHECK_LIMITS.wrong ? 'wrong' : 'unclear'
}

/** Numbers of the layers with anything wrong. */
export function wrongLayers(layers: readonly LayerCheck[]): readonly number[] {
  return layers
    .filter(({ W, b }) => verdictOf(W) === 'wrong' || verdictOf(b) === 'wrong')
    .map(({ layer }) => layer)
}
