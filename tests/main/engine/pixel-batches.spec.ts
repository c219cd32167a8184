// Which pictures a pass reads, block by block: of the run's own bytes, whether the kernels hold all of them or a few.
import { describe, expect, it } from 'vitest'
import { createReferenceKernels } from '../../../src-main/engine/kernels/reference'
import { epochOrder } from '../../../src-main/engine/mini-batches'
import { PixelBatches, type PixelBlock } from '../../../src-main/engine/pixel-batches'

/** A million bytes each, so that four of them fill the 4 MiB that are staged at a time. */
const FEATURES = 2 ** 20
const PICTURES = 10

const kernels = createReferenceKernels('float64')
const pixels = new Uint8Array(PICTURES * FEATURES).map((_, at) => Math.floor(at / FEATURES))
const targets = { Y: kernels.allocate(1, PICTURES), weights: kernels.allocate(1, PICTURES) }
for (let j = 0; j < PICTURES; j++) [targets.Y.data[j], targets.weights.data[j]] = [j, 100 + j]

function batchesOf(batch: number | 'full', areKept: boolean): PixelBatches {
  return new PixelBatches({ batch, seed: 5 }, { kernels, pixels, features: FEATURES, targets, areKept })
}

/** Where a block begins, and by their first and last byte and by their target which pictures are in it. */
function picturesOf(blocks: Iterable<PixelBlock>): unknown[] {
  return Array.from(blocks, ({ first, pixels: held, order, targets: ofBlock }) => {
    const numbers = [...(order ?? ofBlock.Y.data.map((_, j) => j))]
    const pictures = numbers.map((at) => held[at * FEATURES])
    expect(numbers.map((at) => held[(at + 1) * FEATURES - 1])).toEqual(pictures)
    expect([...ofBlock.Y.data]).toEqual(pictures)
    expect([...ofBlock.weights!.data]).toEqual(pictures.map((picture) => 100 + picture!))
    if (!order) expect(held).toHaveLength(ofBlock.Y.columns * FEATURES)
    return [first, pictures]
  })
}

describe('all pictures', () => {
  it('are one block where they are kept, four at a time where not; a full batch and a look at all', () => {
    const inOrder = [...Array(PICTURES).keys()]
    for (const batch of ['full', PICTURES, 3] as const) {
      expect(picturesOf(batchesOf(batch, true))).toEqual([[0, inOrder]])
      const some = [0, 4, 8].map((first) => [first, inOrder.slice(first, first + 4)])
      expect(picturesOf(batchesOf(batch, false))).toEqual(some)
    }
    const full = batchesOf(PICTURES, false)
    expect([full.perEpoch, full.size(7), full.columns]).toEqual([1, PICTURES, 4])
    expect(picturesOf(full.blocks(7))).toEqual(picturesOf(full))
  })
})

describe('a mini-batch', () => {
  it.each([true, false])('has the pictures of its epoch, the last batch the rest; kept: %s', (areKept) => {
    const batches = batchesOf(6, areKept)
    expect([batches.perEpoch, batches.size(0), batches.size(1)]).toEqual([2, 6, 4])
    for (const epoch of [0, 1]) {
      const order = [...epochOrder(PICTURES, 5, epoch)]
      const first = areKept ? [[0, order.slice(0, 6)]] : [[0, order.slice(0, 4)], [4, order.slice(4, 6)]] // prettier-ignore
      expect(picturesOf(batches.blocks(2 * epoch))).toEqual(first)
      expect(picturesOf(batches.blocks(2 * epoch + 1))).toEqual([[0, order.slice(6)]])
    }
  })
})
