// What a drop means, by what is dropped, where, and what is there already.
import { symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  interpretDrop,
  type DroppedItem,
  type Interpretation,
} from '../../../../src-main/lab/datasets/interpret-drop'
import type { Zone } from '../../../../shared/ipc/contract'
import { plant, realTree, type RealTree } from './real-tree'

const NOTHING = { positives: 0, negatives: 0 }
const BOTH = { positives: 3, negatives: 3 }

let tree: RealTree
beforeEach(async () => {
  tree = await realTree({
    'pets/cat/1.jpg': '',
    'pets/cat/2.jpg': '',
    'pets/dog/3.jpg': '',
    'three/a/x': '',
    'three/b/x': '',
    'three/c/x': '',
    'one/a/x': '',
    'flat/1.jpg': '',
    'flat/2.jpg': '',
    'empty/': '',
    'split/train/cat/1': '',
    'split/train/dog/2': '',
    'split/test/cat/3': '',
    'split/test/dog/4': '',
    'Split/Train/cat/1': '',
    'Split/Train/dog/2': '',
    'Split/test/cat/3': '',
    'Split/test/dog/4': '',
    'uneven/train/cat/1': '',
    'uneven/train/dog/1': '',
    'uneven/test/cat/1': '',
    'uneven/test/cow/1': '',
    'alone/train/cat/1': '',
    'alone/test/cat/1': '',
    'other/cat/9.jpg': '',
    'loose.jpg': '',
    'data.h5': '',
    'test.HDF5': '',
  })
})
afterEach(() => tree.remove())

const at = (name: string): DroppedItem => ({ kind: 'path', path: join(tree.path, name) })
const pasted: DroppedItem = { kind: 'bytes', name: 'image.png', bytes: new Uint8Array([1]) }

async function meant(
  names: readonly (string | DroppedItem)[],
  zone: Zone = 'any',
  present = NOTHING,
): Promise<Interpretation> {
  const items = names.map((item) => (typeof item === 'string' ? at(item) : item))
  const result = await interpretDrop(items, zone, present)
  if (!result.ok) throw new Error(`refused: ${result.error.code}`)
  return result.value
}

async function refusal(
  names: readonly (string | DroppedItem)[],
  zone: Zone = 'any',
  present = NOTHING,
): Promise<string> {
  const items = names.map((item) => (typeof item === 'string' ? at(item) : item))
  const result = await interpretDrop(items, zone, present)
  if (result.ok) throw new Error(`understood as ${result.value.kind}`)
  expect(result.error.message).not.toContain(tree.path)
  return result.error.code
}

/** [name, number of pictures] of both classes. */
function classesOf(interpretation: Interpretation): unknown {
  if (interpretation.kind !== 'two-classes') return interpretation.kind
  return [interpretation.positive, interpretation.negative].map(({ name, pictures }) => [
    name,
    pictures.length,
  ])
}

describe('the whole data set', () => {
  it('a parent of two folders: the first in code-point order is the positive class', async () => {
    const pets = await meant(['pets'])
    expect(classesOf(pets)).toEqual([
      ['cat', 2],
      ['dog', 1],
    ])
    expect(pets).toMatchObject({
      positive: { pictures: [{ name: 'cat/1.jpg', fixedSplit: null }, { name: 'cat/2.jpg' }] },
    })
  })

  it('two folders, in whichever order they are dropped, and also when others were there', async () => {
    for (const present of [NOTHING, BOTH]) {
      expect(classesOf(await meant(['pets/dog', 'pets/cat'], 'any', present))).toEqual([
        ['cat', 2],
        ['dog', 1],
      ])
    }
  })

  it('a parent dropped on an empty class is still the whole', async () => {
    expect(classesOf(await meant(['pets'], 'positive'))).toEqual([
      ['cat', 2],
      ['dog', 1],
    ])
  })

  it.each(['split', 'Split'])(
    '%s: train and test, each with the classes; the division is kept',
    async (name) => {
      const whole = await meant([name])
      expect(classesOf(whole)).toEqual([
        ['cat', 2],
        ['dog', 2],
      ])
      expect(whole).toMatchObject({
        positive: {
          pictures: [
            { name: 'cat/1', fixedSplit: 'train' },
            { name: 'test/cat/3', fixedSplit: 'test' },
          ],
        },
      })
    },
  )

  it('.h5 files, one or a pair, by any ending', async () => {
    expect(await meant(['data.h5'])).toEqual({ kind: 'h5', paths: [join(tree.path, 'data.h5')] })
    expect(await meant(['data.h5', 'test.HDF5'], 'negative', BOTH)).toMatchObject({
      kind: 'h5',
      paths: { length: 2 },
    })
  })
})

describe('pictures of one class', () => {
  it.each([
    ['positive', BOTH, 1],
    ['negative', BOTH, 0],
    ['any', NOTHING, 1],
    ['any', { positives: 3, negatives: 0 }, 0],
    ['any', { positives: 0, negatives: 3 }, 1],
  ] as const)('a flat folder on %s with %j present is class %d', async (zone, present, label) => {
    expect(await meant(['flat'], zone, present)).toMatchObject({
      kind: 'add',
      label,
      namesClass: true,
      files: { name: 'flat', pictures: [{ name: 'flat/1.jpg' }, { name: 'flat/2.jpg' }] },
    })
  })

  it('a folder of folders, dropped on a class that is not empty, is that class', async () => {
    expect(await meant(['pets'], 'positive', BOTH)).toMatchObject({
      kind: 'add',
      label: 1,
      files: { pictures: { length: 3 } },
    })
    expect(await meant(['three'], 'negative')).toMatchObject({
      kind: 'add',
      label: 0,
      files: { pictures: { length: 3 } },
    })
  })

  it('loose files and pasted pictures keep the class’s name', async () => {
    const added = await meant(['loose.jpg', pasted], 'negative', BOTH)
    expect(added).toMatchObject({ kind: 'add', label: 0, namesClass: false })
    expect(added).toMatchObject({
      files: { pictures: [{ name: 'loose.jpg' }, { name: 'image.png', origin: { kind: 'bytes' } }] },
    })
  })

  it('what is gone by now, and links, are named', async () => {
    await symlink(join(tree.path, 'loose.jpg'), join(tree.path, 'flat', 'link.jpg'))
    const added = await meant(['flat', 'gone.jpg'], 'positive')
    expect(added).toMatchObject({
      refused: [
        { name: 'flat/link.jpg', code: 'not-a-file' },
        { name: 'gone.jpg', code: 'vanished' },
      ],
    })
    expect(await meant(['gone.jpg'])).toMatchObject({
      kind: 'add',
      refused: [{ name: 'gone.jpg', code: 'vanished' }],
    })
  })

  it('an empty folder is no pictures of a class', async () => {
    expect(await meant(['empty'])).toMatchObject({ kind: 'add', files: { name: 'empty', pictures: [] } })
  })
})

describe('refused', () => {
  it.each([
    ['three subfolders', ['three'], 'any', NOTHING, 'too-many-classes'],
    ['one subfolder', ['one'], 'any', NOTHING, 'too-many-classes'],
    ['test classes that differ', ['uneven'], 'any', NOTHING, 'too-many-classes'],
    ['one class to train', ['alone'], 'any', NOTHING, 'too-many-classes'],
    ['loose pictures when both classes are there', ['loose.jpg'], 'any', BOTH, 'ambiguous-drop'],
    ['a flat folder when both classes are there', ['flat'], 'any', BOTH, 'ambiguous-drop'],
    ['.h5 and pictures', ['data.h5', 'loose.jpg'], 'any', NOTHING, 'ambiguous-drop'],
    ['two folders of one name', ['pets/cat', 'other/cat'], 'any', NOTHING, 'ambiguous-drop'],
    ['three .h5', ['data.h5', 'test.HDF5', 'data.h5'], 'any', NOTHING, 'ambiguous-drop'],
  ] as const)('%s', async (_what, names, zone, present, code) => {
    expect(await refusal(names, zone, present)).toBe(code)
  })

  it('a cancelled drop ends', async () => {
    const signal = AbortSignal.abort(new Error('cancelled'))
    await expect(interpretDrop([at('pets')], 'any', NOTHING, signal)).rejects.toThrow('cancelled')
  })
})

it('a name that is in the tree is in no order but code points, whatever the disk says', async () => {
  await plant(tree.path, { 'order/b/1': '', 'order/B/1': '' })
  expect(classesOf(await meant(['order']))).toEqual([
    ['B', 1],
    ['b', 1],
  ])
})
