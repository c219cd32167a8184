// Lesson "Broadcasting and shapes": shapes, numbers and messages as NumPy has them.
import { describe, expect, it } from 'vitest'
import { broadcastSchema } from '../../../../shared/domain/lessons/broadcasting'
import { combineShapes } from '../../../../src-main/workers/lessons/broadcasting'
import golden from '../../../golden/broadcasting.json'

describe('what NumPy says', () => {
  it('of every recorded pair of shapes of 0 to 4 axes: the same shape, or the same message to its last character', () => {
    const ours = golden.cases.map(({ operation, a, b }) => {
      const { shape, error } = combineShapes(broadcastSchema.parse({ operation, a, b }))
      return { operation, a, b, ...(shape ? { shape } : { error }) }
    })
    expect(ours).toEqual(golden.cases)
    expect(golden.cases.filter((one) => 'error' in one && one.error.endsWith(' '))).not.toHaveLength(0)
  })

  it('of each axis for itself, laid under one another from the right', () => {
    expect(combineShapes({ operation: 'add', a: [5, 3, 1], b: [2, 4] }).axes).toEqual([
      { a: 5, b: null, result: 5 },
      { a: 3, b: 2, result: null },
      { a: 1, b: 4, result: 4 },
    ])
  })
})

it('what is too large or has more than two axes is not drawn', () => {
  const isDrawn = (a: readonly number[], b: readonly number[]) =>
    combineShapes({ operation: 'add', a, b }).drawn !== null
  expect([isDrawn([6, 6], []), isDrawn([7], [1]), isDrawn([1], [7]), isDrawn([1, 1, 1], [1])]).toEqual([
    true,
    false,
    false,
    false,
  ])
})

it('a column added to every column: (2,3) + (2,1)', () => {
  // a = 1 2 3 / 4 5 6, b = 10 / 20
  expect(combineShapes({ operation: 'add', a: [2, 3], b: [2, 1] }).drawn).toEqual({
    a: { shape: [2, 3], numbers: [1, 2, 3, 4, 5, 6] },
    b: { shape: [2, 1], numbers: [10, 20] },
    result: { shape: [2, 3], numbers: [11, 12, 13, 24, 25, 26] },
  })
})

it.each([
  ['add', [3], [3, 1], [3, 3], [11, 12, 13, 21, 22, 23, 31, 32, 33]], // the rank-1 trap
  ['add', [3], [3], [3], [11, 22, 33]],
  ['add', [], [3], [3], [11, 21, 31]],
  ['add', [], [], [], [11]],
  ['add', [1, 2], [2], [1, 2], [11, 22]],
  ['product', [2], [2], [], [1 * 10 + 2 * 20]],
  ['product', [2, 2], [2], [2], [1 * 10 + 2 * 20, 3 * 10 + 4 * 20]],
  ['product', [2], [2, 2], [2], [1 * 10 + 2 * 30, 1 * 20 + 2 * 40]],
  ['product', [1, 2], [2, 1], [1, 1], [50]],
] as const)('%s of %j and %j', (operation, a, b, shape, numbers) => {
  expect(combineShapes({ operation, a, b }).drawn?.result).toEqual({ shape, numbers })
})
