import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as h5wasm from 'h5wasm'
import { afterEach, describe, expect, it } from 'vitest'
import { readCourseH5 } from '../../../src-main/formats/h5'
import { sharedData } from '../../shared-data'

type Datasets = Parameters<h5wasm.File['create_dataset']>[0][]

const pixels = Uint8Array.from({ length: 3 * 2 * 2 * 3 }, (_, index) => 7 * index)

/** Three 2×2 pictures labelled 1, 0, 1. */
const course = (): Record<'x' | 'y' | 'classes', Datasets[number]> => ({
  x: { name: 'train_set_x', data: pixels, shape: [3, 2, 2, 3], dtype: '<B' },
  y: { name: 'train_set_y', data: BigInt64Array.of(1n, 0n, 1n) },
  classes: { name: 'list_classes', data: ['non-cat', 'cat'], dtype: 'S7' },
})

async function h5File(...datasets: Datasets): Promise<Uint8Array> {
  const module = await h5wasm.ready
  const file = new h5wasm.File('/made.h5', 'w')
  for (const dataset of datasets) file.create_dataset(dataset)
  file.close()
  const bytes = module.FS.readFile('/made.h5')
  module.FS.unlink('/made.h5')
  return Uint8Array.from(bytes)
}

async function reasonFor(...datasets: Datasets): Promise<string> {
  const result = await readCourseH5(await h5File(...datasets))
  if (result.ok) return 'read'
  expect(result.error.code).toBe('h5-wrong-layout')
  return result.error.message
}

afterEach(async () => {
  // Whatever came before, the library still reads a good file, and nothing is left in its memory.
  const { x, y, classes } = course()
  expect((await readCourseH5(await h5File(x, y, classes))).ok).toBe(true)
  const { FS } = await h5wasm.ready
  expect((FS.readdir('/') as string[]).filter((name) => name.endsWith('.h5'))).toEqual([])
})

describe('a file of the course', () => {
  it('is read: pictures in C order, labels, the class of label 1 first', async () => {
    const { x, y, classes } = course()
    expect(await readCourseH5(await h5File(x, y, classes))).toEqual({
      ok: true,
      value: {
        split: 'train',
        size: 2,
        pictures: pixels,
        labels: Uint8Array.of(1, 0, 1),
        classes: ['cat', 'non-cat'],
      },
    })
  })

  it('may be the test set, compressed, with labels as a row of bytes', async () => {
    const { x, classes } = course()
    const result = await readCourseH5(
      await h5File(
        { ...x, name: 'test_set_x', chunks: [1, 2, 2, 3], compression: 'gzip' },
        { name: 'test_set_y', data: Uint8Array.of(0, 0, 1), shape: [1, 3] },
        classes,
      ),
    )
    expect(result.ok && result.value).toMatchObject({
      split: 'test',
      pictures: pixels,
      labels: Uint8Array.of(0, 0, 1),
    })
  })

  it('may be larger than one block of copying', async () => {
    const count = 200
    const many = new Uint8Array(count * 256 * 256 * 3)
    for (let index = 0; index < many.length; index++) many[index] = index * 31
    const result = await readCourseH5(
      await h5File(
        { name: 'train_set_x', data: many, shape: [count, 256, 256, 3] },
        { name: 'train_set_y', data: new Uint8Array(count) },
        course().classes,
      ),
    )
    expect(result.ok && Buffer.from(result.value.pictures).equals(many)).toBe(true)
  })
})

describe('a file with another layout', () => {
  const { x, y, classes } = course()
  it.each<[string, Datasets]>([
    ['it must hold pictures either as train_set_x or as test_set_x.', [y, classes]],
    [
      'it must hold pictures either as train_set_x or as test_set_x.',
      [x, y, classes, { ...x, name: 'test_set_x' }],
    ],
    [
      'train_set_x must have the shape (pictures, size, size, 3), and has (3, 4, 1, 3).',
      [{ ...x, shape: [3, 4, 1, 3] }, y, classes],
    ],
    [
      'train_set_x must have the shape (pictures, size, size, 3), and has (3, 12).',
      [{ ...x, shape: [3, 12] }, y, classes],
    ],
    [
      'train_set_x must hold unsigned 8-bit whole numbers.',
      [{ ...x, data: Float32Array.from(pixels), dtype: '<f' }, y, classes],
    ],
    [
      'train_set_x must hold unsigned 8-bit whole numbers.',
      [{ ...x, data: Int8Array.from(pixels), dtype: '<b' }, y, classes],
    ],
    [
      'train_set_x must hold 1 to 1000000 pictures of at most 256 × 256 pixels.',
      [{ ...x, data: new Uint8Array(257 * 257 * 3), shape: [1, 257, 257, 3] }, y, classes],
    ],
    ['train_set_y must hold one 0 or 1 for each of the 3 pictures.', [x, classes]],
    [
      'train_set_y must hold one 0 or 1 for each of the 3 pictures.',
      [x, { ...y, data: Uint8Array.of(1, 0) }, classes],
    ],
    [
      'train_set_y must hold one 0 or 1 for each of the 3 pictures.',
      [x, { ...y, data: Uint8Array.of(1, 0, 2) }, classes],
    ],
    [
      'train_set_y must hold one 0 or 1 for each of the 3 pictures.',
      [x, { ...y, data: Float64Array.of(1, 0, 1) }, classes],
    ],
    ['list_classes must hold two names, the one of label 0 first.', [x, y]],
    [
      'list_classes must hold two names, the one of label 0 first.',
      [x, y, { ...classes, data: ['cat', 'dog', 'fish'] }],
    ],
    [
      'list_classes must hold two names, the one of label 0 first.',
      [x, y, { ...classes, data: ['', 'cat'] }],
    ],
  ])('%s', async (reason, datasets) => {
    expect(await reasonFor(...datasets)).toBe(reason)
  })

  it('is refused before memory is taken for what it only claims', async () => {
    // 10,000 pictures of 256 × 256 in pieces of which none is there: 2 GB out of a few kilobytes.
    const module = await h5wasm.ready
    const file = new h5wasm.File('/made.h5', 'w')
    file
      .create_dataset({ ...x, maxshape: [null, 256, 256, 3], chunks: [1, 2, 2, 3] })
      .resize([10_000, 256, 256, 3])
    file.create_dataset(y)
    file.close()
    const bytes = Uint8Array.from(module.FS.readFile('/made.h5'))
    module.FS.unlink('/made.h5')
    expect(bytes.length).toBeLessThan(100_000)
    const result = await readCourseH5(bytes)
    expect(!result.ok && result.error.message).toContain('train_set_x must hold at most 1073741824 bytes')
  })

  it('is refused when its pictures are elsewhere', async () => {
    const module = await h5wasm.ready
    const file = new h5wasm.File('/made.h5', 'w')
    file.create_external_link('/etc/passwd', 'x', 'train_set_x')
    file.create_soft_link('/nowhere', 'test_set_x')
    file.close()
    const bytes = Uint8Array.from(module.FS.readFile('/made.h5'))
    module.FS.unlink('/made.h5')
    const result = await readCourseH5(bytes)
    expect(!result.ok && result.error.message).toContain('either as train_set_x or as test_set_x')
  })
})

describe('a damaged file', () => {
  it('is refused when it is cut, or is something else', async () => {
    const { x, y, classes } = course()
    const whole = await h5File(x, y, classes)
    for (let length = 0; length < whole.length; length += 97)
      expect((await readCourseH5(whole.subarray(0, length))).ok, `cut to ${length}`).toBe(false)
    expect(await readCourseH5(new TextEncoder().encode('<html>'))).toMatchObject({
      error: { code: 'h5-unreadable' },
    })
  })

  it('never throws, wherever a byte is changed', async () => {
    const { x, y, classes } = course()
    const whole = await h5File(x, y, classes)
    for (let position = 0; position < whole.length; position += 3) {
      const damaged = whole.slice()
      damaged[position]! ^= 0xff
      const result = await readCourseH5(damaged)
      if (!result.ok) expect(result.error.code).toMatch(/^h5-/)
    }
  })
})

describe.skipIf(!sharedData)('the real files of the course', () => {
  const folder = join(sharedData ?? '', 'catvnoncat')
  it.each([
    ['train', 209, 72],
    ['test', 50, 33],
  ] as const)('%s: %i pictures, %i of them cats', async (split, count, cats) => {
    const result = await readCourseH5(readFileSync(join(folder, `${split}_catvnoncat.h5`)))
    expect(result.ok && { ...result.value, pictures: 0, labels: 0 }).toEqual({
      split,
      size: 64,
      pictures: 0,
      labels: 0,
      classes: ['cat', 'non-cat'],
    })
    if (!result.ok) return
    expect(result.value.pictures.length).toBe(count * 64 * 64 * 3)
    expect(result.value.labels.reduce((sum, label) => sum + label, 0)).toBe(cats)
    // The same pictures lie beside it as NNN.png, NNN their index, in a folder of their class.
    for (const [name, label] of [
      ['cat', 1],
      ['non-cat', 0],
    ] as const) {
      const png = join(folder, 'png', split, name)
      if (!existsSync(png)) continue
      for (const file of readdirSync(png)) expect(result.value.labels[Number.parseInt(file)]).toBe(label)
    }
  })
})
