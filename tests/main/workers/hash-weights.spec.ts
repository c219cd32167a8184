// The digest of a network's numbers, against one made by another program.
import { expect, it } from 'vitest'
import { fromRowMajor, zeros } from '../../../src-main/engine/matrix'
import { hashWeights } from '../../../src-main/workers/hash-weights'

const empty = zeros('float32', 0, 0)

// python3 -c "import hashlib, struct; print(hashlib.sha256(struct.pack('<6f', 1,2,3,4,5,6) + struct.pack('<2f', 7,8)).hexdigest())"
const expected = 'af7de0621354bafceb193edf0fcf5d421cf21de7146580062fff53c7907f54e5'
// The same with '<6d' and '<2d'.
const expectedDouble = 'e521e21cbe4bcd4565351f5d355732f72f7d335ee4b22190fe65de4a2d4d791d'

it.each([
  ['float32', Float32Array, expected],
  ['float64', Float64Array, expectedDouble],
] as const)('W1, b1 in %s, little end first, rows first', (_precision, Numbers, digest) => {
  const W = [empty, fromRowMajor(2, 3, Numbers.of(1, 2, 3, 4, 5, 6))]
  const b = [empty, fromRowMajor(2, 1, Numbers.of(7, 8))]
  expect(hashWeights({ W, b })).toBe(digest)
})

it('every layer counts, and a bit is enough to change it', () => {
  const layer = (value: number) => fromRowMajor(1, 1, Float64Array.of(value))
  const hash = (...values: readonly number[]): string =>
    hashWeights({
      W: [empty, layer(values[0]!), layer(values[1]!)],
      b: [empty, layer(values[2]!), layer(values[3]!)],
    })
  const others = [
    hash(1, 2, 3, 5),
    hash(1, 2, 5, 4),
    hash(1, 3, 2, 4),
    hash(1 + Number.EPSILON, 2, 3, 4),
    hash(1, 2, 3, 4),
  ]
  expect(new Set(others).size).toBe(5)
  expect(hash(0, 0, 0, 0)).not.toBe(hash(-0, 0, 0, 0))
})

it('a layer that is missing is a bug, and throws', () => {
  expect(() => hashWeights({ W: [empty, fromRowMajor(1, 1, Float32Array.of(1))], b: [empty] })).toThrow(
    'layer 1',
  )
})
