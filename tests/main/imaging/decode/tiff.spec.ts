import { deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { openTiff } from '../../../../src-main/imaging/decode/tiff'
import { codecs } from '../codecs'

type Tags = Readonly<Record<number, readonly number[]>>

/** A TIFF file: header, blocks of data, directory. Numbers are LONG; block offsets are filled in. */
function tiff(
  tags: Tags,
  blocks: readonly Uint8Array[],
  offsetsTag = 273,
  order: 'II' | 'MM' = 'II',
): Uint8Array {
  const isLittle = order === 'II'
  const file = new Uint8Array(4096 + blocks.reduce((sum, { length }) => sum + length, 0))
  const view = new DataView(file.buffer)
  file.set(new TextEncoder().encode(order))
  view.setUint16(2, 42, isLittle)
  let at = 8
  const offsets = blocks.map((block) => {
    file.set(block, at)
    at += block.length
    return at - block.length
  })
  const all = { ...tags, [offsetsTag]: offsets }
  const entries = Object.entries(all).map(([tag, numbers]) => [Number(tag), numbers] as const)
  let values = at + 6 + 12 * entries.length
  view.setUint32(4, at, isLittle)
  view.setUint16(at, entries.length, isLittle)
  entries.forEach(([tag, numbers], i) => {
    const entry = at + 2 + 12 * i
    view.setUint16(entry, tag, isLittle)
    view.setUint16(entry + 2, 4, isLittle)
    view.setUint32(entry + 4, numbers.length, isLittle)
    const isInline = numbers.length === 1
    if (!isInline) view.setUint32(entry + 8, values, isLittle)
    numbers.forEach((number, k) => view.setUint32(isInline ? entry + 8 : values + 4 * k, number, isLittle))
    if (!isInline) values += 4 * numbers.length
  })
  return file.subarray(0, values)
}

const grey = (width: number, height: number, more: Tags = {}): Tags => ({
  256: [width],
  257: [height],
  258: [8],
  262: [1],
  ...more,
})

async function levels(file: Uint8Array): Promise<number[]> {
  const rgba = await openTiff(file).decode(codecs)
  return [...rgba].filter((_, i) => i % 4 === 0)
}

describe('openTiff', () => {
  it.each(['II', 'MM'] as const)('joins strips (%s)', async (order) => {
    const tags = grey(2, 3, { 278: [2], 279: [4, 2] })
    const strips = [Uint8Array.of(1, 2, 3, 4), Uint8Array.of(5, 6)]
    expect(await levels(tiff(tags, strips, 273, order))).toEqual([1, 2, 3, 4, 5, 6])
  })

  it('joins tiles and cuts what reaches over the edge', async () => {
    // 3 × 2 picture of two 2 × 3 tiles: the second one has one column, and both have one row too many.
    const tiles = [Uint8Array.of(1, 2, 4, 5, 9, 9), Uint8Array.of(3, 9, 6, 9, 9, 9)]
    const file = tiff(grey(3, 2, { 322: [2], 323: [3], 325: [6, 6] }), tiles, 324)
    expect(await levels(file)).toEqual([1, 2, 3, 4, 5, 6])
  })

  it('weaves planes', async () => {
    const tags = { 256: [2], 257: [1], 258: [8, 8, 8], 262: [2], 277: [3], 279: [2, 2, 2], 284: [2] }
    const planes = [Uint8Array.of(1, 4), Uint8Array.of(2, 5), Uint8Array.of(3, 6)]
    expect([...(await openTiff(tiff(tags, planes)).decode(codecs))]).toEqual([1, 2, 3, 255, 4, 5, 6, 255])
  })

  it('inverts white-is-zero, spreads 4 bits, undoes 16-bit differences', async () => {
    expect(await levels(tiff(grey(2, 1, { 262: [0], 279: [2] }), [Uint8Array.of(0, 200)]))).toEqual([255, 55])
    expect(await levels(tiff(grey(2, 1, { 258: [4], 279: [1] }), [Uint8Array.of(0x1f)]))).toEqual([17, 255])
    // 0x1234, then + 0x0100 = 0x1334: high bytes 0x12 and 0x13
    const words = Uint8Array.of(0x34, 0x12, 0x00, 0x01)
    expect(await levels(tiff(grey(2, 1, { 258: [16], 279: [4], 317: [2] }), [words]))).toEqual([0x12, 0x13])
  })

  it('reads alpha, straight and premultiplied', async () => {
    const tags = { 256: [1], 257: [1], 258: [8, 8, 8, 8], 262: [2], 277: [4], 279: [4] }
    const pixel = [Uint8Array.of(50, 100, 20, 128)]
    const straight = await openTiff(tiff({ ...tags, 338: [2] }, pixel)).decode(codecs)
    const premultiplied = await openTiff(tiff({ ...tags, 338: [1] }, pixel)).decode(codecs)
    expect([...straight]).toEqual([50, 100, 20, 128])
    // 255 · 50 / 128 = 99.6 → 99, 255 · 100 / 128 = 199.2 → 199, 255 · 20 / 128 = 39.8 → 39
    expect([...premultiplied]).toEqual([99, 199, 39, 128])
  })

  it('says its orientation', () => {
    expect(openTiff(tiff(grey(1, 1, { 274: [6], 279: [1] }), [Uint8Array.of(0)])).orientation()).toBe(6)
  })

  it.each([
    ['a strip that is too short', grey(2, 2, { 279: [3] }), 'incomplete'],
    ['too few strips', grey(2, 2, { 278: [1], 279: [2] }), 'corrupt'],
    ['no colour model', { 256: [1], 257: [1], 279: [1] }, 'corrupt'],
    ['JPEG inside', grey(1, 1, { 259: [7], 279: [1] }), 'a TIFF with JPEG compression'],
    ['fax', grey(1, 1, { 259: [4], 279: [1] }), 'a TIFF with CCITT compression'],
    ['real numbers', grey(1, 1, { 279: [1], 339: [3] }), 'a TIFF with signed or real numbers'],
    ['32 bits', grey(1, 1, { 258: [32], 279: [4] }), 'a TIFF with 32-bit samples'],
    ['L*a*b*', grey(1, 1, { 262: [8], 279: [1] }), 'a TIFF with another colour model'],
    ['a stack of channels', grey(1, 1, { 277: [9], 279: [9] }), 'a TIFF with 9 channels'],
    ['tiles far beyond the picture', grey(1, 1, { 322: [60_000], 323: [60_000], 325: [3] }), 'corrupt'],
  ])('refuses %s', async (_, tags, message) => {
    const tag = 325 in tags ? 324 : 273
    await expect(levels(tiff(tags, [Uint8Array.of(1, 2, 3)], tag))).rejects.toThrow(message)
  })

  it('stops inflating when it has what the rows need', async () => {
    const packed = deflateSync(new Uint8Array(2 ** 28), { level: 9 }) // 256 MB in 261 kB
    const memory = process.memoryUsage().rss
    const file = tiff(grey(4, 4, { 259: [8], 279: [packed.length] }), [packed])
    expect(await levels(file)).toEqual(new Array<number>(16).fill(0))
    expect(process.memoryUsage().rss - memory).toBeLessThan(50e6)
  })
})
