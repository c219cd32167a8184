// What a folder holds, counted by really reading it.
import { basename } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { inspect, type Inspection } from '../../../src-main/command-line/inspect'
import { fakePicture } from '../../fakes/picture-pool'
import { plant, realTree, type RealTree } from '../lab/datasets/real-tree'
import { commandContext } from './command-context'

let tree: RealTree
beforeEach(async () => {
  tree = await realTree()
})
afterEach(() => tree.remove())

async function run(...words: string[]) {
  const { context, ...kept } = commandContext()
  return { code: await inspect(words, context), ...kept }
}

it('counts the usable pictures of each class, and names the others with their reason', async () => {
  await plant(tree.path, {
    'cat/a.png': fakePicture('a'),
    'cat/b.png': fakePicture('b'),
    'cat/torn.png': 'no picture',
    'dog/c.png': fakePicture('c'),
    'dog/notes.txt': 'two dogs',
  })
  const { code, printed, complained } = await run(tree.path, '--json')
  expect([code, complained]).toEqual([0, []])
  const inspection = JSON.parse(printed.join('')) as Inspection
  expect(inspection).toMatchObject({
    folder: basename(tree.path),
    classes: [
      { name: 'cat', pictures: 2 },
      { name: 'dog', pictures: 1 },
    ],
    pictures: 3,
  })
  const refused = Object.fromEntries(inspection.refused.map(({ file, code: why }) => [file, why]))
  expect(
    Object.keys(refused)
      .map((file) => basename(file))
      .sort(),
  ).toEqual(['notes.txt', 'torn.png'])
  expect(Object.values(refused)).toContain('not-a-picture')
})

it('says the same to a person', async () => {
  await plant(tree.path, {
    'cat/a.png': fakePicture('a'),
    'dog/c.png': fakePicture('c'),
    'dog/torn.png': 'x',
  })
  const { printed } = await run(tree.path)
  expect(printed.slice(0, 4)).toEqual([
    `${basename(tree.path)}: 2 pictures that can be used`,
    '  cat: 1 picture',
    '  dog: 1 picture',
    '1 file that cannot:',
  ])
  expect(printed[4]).toContain('torn.png')
})

it('says in one line how many pictures are there more than once, in three classes too', async () => {
  await plant(tree.path, {
    'cat/a.png': fakePicture('a'),
    'cat/b.png': fakePicture('a'),
    'dog/c.png': fakePicture('c'),
    'owl/d.png': fakePicture('c'),
  })
  const { printed } = await run(tree.path)
  expect(printed[4]).toBe(
    '2 pictures are copies of others. 1 picture is in both classes: no network can answer both ways.',
  )
  const json = JSON.parse((await run(tree.path, '--json')).printed.join('')) as Inspection
  expect(json.copies).toEqual({ copies: 2, contradicting: 1 })
})

it('a folder without subfolders is one class of its own name', async () => {
  await plant(tree.path, { 'a.png': fakePicture('a'), 'b.png': fakePicture('b') })
  const { printed } = await run(tree.path, '--json')
  expect(JSON.parse(printed.join(''))).toMatchObject({
    classes: [{ name: basename(tree.path), pictures: 2 }],
  })
})

it('a folder that is not there is input that cannot be used', async () => {
  const { code, printed, complained } = await run(`${tree.path}/nowhere`)
  expect([code, printed, complained.length]).toEqual([3, [], 1])
  expect(complained[0]).toContain('nowhere')
})

it.each([[[]], [['one', 'two']]])('%j is not one folder', async (words) => {
  await expect(run(...words)).rejects.toThrow('Name one folder to inspect.')
})
