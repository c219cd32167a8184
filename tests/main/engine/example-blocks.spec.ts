import { describe, expect, it } from 'vitest'
import { ExampleBlocks } from '../../../src-main/engine/example-blocks'
import { stagingColumns } from '../../../src-main/engine/inputs'
import { createReferenceKernels } from '../../../src-main/engine/kernels/reference'
import { randomPictures } from './small-runs'

const unit = { kind: 'unit' } as const

describe('example blocks', () => {
  it('hands pixels to the kernels in pieces, and every column is its picture', () => {
    const [features, m] = [12288, 400]
    const plan = { columns: m, isKept: true }
    expect(stagingColumns(features, m)).toBe(341) // 4 MiB / 12288, so 400 pictures are two pieces
    const { X } = randomPictures(features, m, 1)
    const blocks = new ExampleBlocks(createReferenceKernels('float64'), X, features, unit, plan)
    const [only, ...more] = [...blocks]
    expect(more).toEqual([])
    expect(only!.first).toBe(0)
    expect(only!.X.data.every((value, at) => value === X.pixels[at]! / 255)).toBe(true)
  })

  it('gives the columns of a large set block by block, again and again', () => {
    const { X } = randomPictures(3, 8, 1)
    const blocks = new ExampleBlocks(createReferenceKernels('float64'), X, 3, unit, {
      columns: 3,
      isKept: false,
    })
    const check = (): void => {
      const seen = [...blocks].map(({ first, X: { columns } }) => [first, columns])
      expect(seen).toEqual([
        [0, 3],
        [3, 3],
        [6, 2],
      ])
      const numbers: number[] = []
      for (const block of blocks) numbers.push(...block.X.data)
      expect(numbers).toEqual(Array.from(X.pixels, (pixel) => pixel / 255))
    }
    check()
    check()
  })
})
