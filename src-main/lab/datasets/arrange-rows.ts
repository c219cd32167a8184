/** Putting the vectors of a data set in their final order without a second copy of all of them. */
import { nextTurn } from '../next-turn'

/** About how many bytes are moved before other work of the event loop gets its turn. */
const BYTES_PER_TURN = 1024 * 1024

/**
 * Moves rows so that new row k is old row `order[k]`; rows that `order` leaves out are lost. In place, one row of extra
 * memory: each cycle of the permutation is followed once. Gives way to the event loop between turns.
 *
 * @param bytes all rows, one after the other @param order distinct old row numbers, at most as many as there are rows
 */
export async function arrangeRows(
  bytes: Uint8Array,
  rowLength: number,
  order: readonly number[],
): Promise<void> {
  const target = completePermutation(order, rowLength === 0 ? 0 : bytes.length / rowLength)
  const row = (index: number): Uint8Array => bytes.subarray(index * rowLength, (index + 1) * rowLength)
  const isPlaced = new Uint8Array(target.length)
  let moved = 0
  for (let start = 0; start < target.length; start++) {
    if (isPlaced[start]) continue
    const first = row(start).slice()
    for (let to = start; ;) {
      isPlaced[to] = 1
      const from = target[to] ?? to
      if (from === start) {
        row(to).set(first)
        break
      }
      row(to).set(row(from))
      to = from
      moved += rowLength
      if (moved > BYTES_PER_TURN) {
        moved = 0
        await nextTurn()
      }
    }
  }
}

/** The rows left out follow in their old order, so that every row has one place. */
function completePermutation(order: readonly number[], rows: number): readonly number[] {
  const used = new Uint8Array(rows)
  for (const index of order) used[index] = 1
  const rest: number[] = []
  for (let i = 0; i < rows; i++) if (!used[i]) rest.push(i)
  return [...order, ...rest]
}
