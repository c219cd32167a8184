// Lesson "Broadcasting and shapes": shapes, numbers and messages as NumPy has them.
import { expect, it } from 'vitest'
import { combineShapes } from '../../../../src-main/workers/lessons/broadcasting'

it('a column added to every column: (2,3) + (2,1)', () => {
  // a = 1 2 3 / 4 5 6, b = 10 / 20
  expect(combineShapes({ operation: 'add', a: [2, 3], b: [2, 1] })).toEqual({
    a: { shape: [2, 3], numbers: [1, 2, 3, 4, 5, 6] },
    b: { shape: [2, 1], numbers: [10, 20] },
    result: { shape: [2, 3], numbers: [11, 12, 13, 24, 25, 26] },
    error: null,
  })
})

it.each([
  ['add', [3], [3, 1], [3, 3], [11, 12, 13, 21, 22, 23, 31, 32, 33]], // the rank-1 trap
  ['add', [3], [3], [3], [11, 22, 33]],
  ['add', [1, 2], [2], [1, 2], [11, 22]],
  ['product', [2], [2], [], [1 * 10 + 2 * 20]],
  ['product', [2, 2], [2], [2], [1 * 10 + 2 * 20, 3 * 10 + 4 * 20]],
  ['product', [2], [2, 2], [2], [1 * 10 + 2 * 30, 1 * 20 + 2 * 40]],
  ['product', [1, 2], [2, 1], [1, 1], [50]],
] as const)('%s of %j and %j', (operation, a, b, shape, numbers) => {
  expect(combineShapes({ operation, a, b }).result).toEqual({ shape, numbers })
})

it.each([
  ['add', [3, 4], [3], 'operands could not be broadcast together with shapes (3,4) (3,)'],
  ['add', [2, 3], [3, 2], 'operands could not be broadcast together with shapes (2,3) (3,2)'],
  ['product', [2, 3], [2, 3], 'shapes (2,3) and (2,3) not aligned: 3 (dim 1) != 2 (dim 0)'],
  ['product', [4], [3, 2], 'shapes (4,) and (3,2) not aligned: 4 (dim 0) != 3 (dim 0)'],
] as const)('%s of %j and %j is refused in NumPy’s words', (operation, a, b, message) => {
  expect(combineShapes({ operation, a, b })).toMatchObject({ result: null, error: message })
})
