// Moving rows in place gives what the plain copy gives.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { arrangeRows } from '../../../../src-main/lab/datasets/arrange-rows'

it('new row k is old row order[k]', async () => {
  const bytes = new Uint8Array([0, 0, 1, 1, 2, 2, 3, 3])
  await arrangeRows(bytes, 2, [2, 0, 3, 1])
  expect([...bytes]).toEqual([2, 2, 0, 0, 3, 3, 1, 1])
})

it('rows that are left out are behind the others', async () => {
  const bytes = new Uint8Array([0, 1, 2, 3, 4])
  await arrangeRows(bytes, 1, [4, 2])
  expect([...bytes.subarray(0, 2)]).toEqual([4, 2])
  expect([...bytes].sort()).toEqual([0, 1, 2, 3, 4])
})

it('equals the naive permutation, for any rows and any choice of them', async () => {
  const anyCase = fc
    .record({ rows: fc.integer({ min: 0, max: 40 }), rowLength: fc.integer({ min: 1, max: 9 }) })
    .chain(({ rows, rowLength }) =>
      fc.record({
        rowLength: fc.constant(rowLength),
        bytes: fc.uint8Array({ minLength: rows * rowLength, maxLength: rows * rowLength }),
        order: fc.shuffledSubarray(Array.from({ length: rows }, (_, i) => i)),
      }),
    )
  await fc.assert(
    fc.asyncProperty(anyCase, async ({ bytes, rowLength, order }) => {
      const expected = order.flatMap((from) => [...bytes.subarray(from * rowLength, (from + 1) * rowLength)])
      const arranged = bytes.slice()
      await arrangeRows(arranged, rowLength, order)
      expect([...arranged.subarray(0, expected.length)]).toEqual(expected)
    }),
    { seed: 2 },
  )
})

it('works in shared memory and lets other work of the event loop have its turn', async () => {
  const rowLength = 100_000
  const rows = 100
  const bytes = new Uint8Array(new SharedArrayBuffer(rows * rowLength))
  for (let i = 0; i < rows; i++) bytes.fill(i, i * rowLength, (i + 1) * rowLength)
  let turns = 0
  const other = setInterval(() => (turns += 1), 0)
  const order = Array.from({ length: rows }, (_, i) => (i + 1) % rows)
  await arrangeRows(bytes, rowLength, order)
  clearInterval(other)
  // 10 MB at 4 MiB a turn: twice.
  expect(turns).toBeGreaterThanOrEqual(1)
  expect(
    order.every((from, i) => bytes[i * rowLength] === from && bytes[(i + 1) * rowLength - 1] === from),
  ).toBe(true)
})
