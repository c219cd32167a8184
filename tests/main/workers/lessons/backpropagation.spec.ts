// Lesson "Backpropagation": the faults spoil the layers that they must.
import { describe, expect, it } from 'vitest'
import { CHECK_LIMITS, type BackpropagationFault } from '../../../../shared/domain/lessons/backpropagation'
import { backpropagate } from '../../../../src-main/workers/lessons/backpropagation'

/** "2W 1b" and so on: what is wrong; every other difference must be below the limit of right. */
function wrong(fault: BackpropagationFault): string {
  const found = backpropagate({ fault }).layers.flatMap(({ layer, W, b }) =>
    (['W', 'b'] as const).flatMap((part) => {
      const difference = { W, b }[part]
      if (difference > CHECK_LIMITS.wrong) return [`${layer}${part}`]
      expect({ fault, layer, part, isRight: difference < CHECK_LIMITS.right }).toMatchObject({
        isRight: true,
      })
      return []
    }),
  )
  return found.join(' ')
}

describe('the gradient check', () => {
  it.each([
    ['none', ''],
    ['activation', '1W 1b 2W 2b'], // the layer of g′ and the one before
    ['mean', '1W 2W 3W'], // every dW, no db
    ['transpose', '1W 1b'], // W[2] carries back to layer 1 only
    ['sum', '1b 2b 3b'],
  ] as const)('finds %s: %s', (fault, expected) => {
    expect(wrong(fault)).toBe(expected)
  })
})
