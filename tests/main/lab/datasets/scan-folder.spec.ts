// R16–R18: everything below a folder in one order, links and devices named and never followed, nothing that hangs.
import { execFileSync } from 'node:child_process'
import { link, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { byCodePoint, isFolder, scanFolder, subfolders } from '../../../../src-main/lab/datasets/scan-folder'
import { plant, realTree, type RealTree } from './real-tree'

let tree: RealTree
beforeEach(async () => {
  tree = await realTree()
})
afterEach(() => tree.remove())

const names = async (): Promise<readonly string[]> =>
  (await scanFolder(tree.path, 'cats')).files.map(({ name }) => name)

describe('byCodePoint', () => {
  it('orders by code point, not by language and not by UTF-16 unit', () => {
    // U+1F431 is a larger code point than U+FF5E, yet its first UTF-16 unit (D83D) is a smaller one.
    const sorted = ['', 'B', 'a', 'a.jpg', 'b', 'z', 'ä', '～', '🐱']
    expect([...sorted].reverse().sort(byCodePoint)).toEqual(sorted)
  })

  it('is an order', () => {
    const text = fc.string({ unit: 'binary', maxLength: 4 })
    fc.assert(
      fc.property(text, text, text, (a, b, c) => {
        expect(Math.sign(byCodePoint(a, b)) + Math.sign(byCodePoint(b, a))).toBe(0)
        expect(byCodePoint(a, b) === 0).toBe(a === b)
        if (byCodePoint(a, b) < 0 && byCodePoint(b, c) < 0) expect(byCodePoint(a, c)).toBeLessThan(0)
      }),
      { seed: 3 },
    )
  })
})

it('finds files at any depth, folders among the files, in code-point order', async () => {
  await plant(tree.path, {
    'b.jpg': '',
    'B.jpg': '',
    'a/2.jpg': '',
    'a/10.jpg': '',
    'a/deep/er/x': '',
    'ä.jpg': '',
    'c/': '',
  })
  expect(await names()).toEqual([
    'cats/B.jpg',
    'cats/a/10.jpg',
    'cats/a/2.jpg',
    'cats/a/deep/er/x',
    'cats/b.jpg',
    'cats/ä.jpg',
  ])
})

it('leaves out what systems leave behind', async () => {
  await plant(tree.path, {
    '.DS_Store': '',
    '.hidden/x.jpg': '',
    'Thumbs.db': '',
    'desktop.ini': '',
    'x.jpg': '',
  })
  expect(await names()).toEqual(['cats/x.jpg'])
  expect(await subfolders(tree.path)).toEqual([])
})

it('takes any name that a disk takes', async () => {
  const odd = [
    '__proto__',
    'CON',
    'a\nb.jpg',
    ' space ',
    '猫.jpg',
    'e\u0301.jpg',
    '\u00e9.jpg',
    `${'x'.repeat(250)}.jpg`,
    '<img src=x onerror=alert(1)>',
    '..jpg'.slice(1),
    '\u202egpj.exe',
  ]
  await plant(tree.path, Object.fromEntries(odd.map((name) => [name, name])))
  const found = await names()
  for (const name of odd.filter((each) => !each.startsWith('.'))) expect(found).toContain(`cats/${name}`)
})

it('names links and follows none: not to a file, not out of the folder, not in a circle', async () => {
  await plant(tree.path, { 'inner/cat.jpg': 'x', 'inner/more/': '' })
  await symlink(join(tree.path, 'inner', 'cat.jpg'), join(tree.path, 'link.jpg'))
  await symlink('/', join(tree.path, 'everything'))
  await symlink(join(tree.path, 'inner'), join(tree.path, 'inner', 'more', 'up'))
  await symlink('nowhere', join(tree.path, 'broken'))
  await symlink('two', join(tree.path, 'one'))
  await symlink('one', join(tree.path, 'two'))
  const { files, refused } = await scanFolder(tree.path, 'cats')
  expect(files.map(({ name }) => name)).toEqual(['cats/inner/cat.jpg'])
  const links = ['broken', 'everything', 'inner/more/up', 'link.jpg', 'one', 'two']
  expect(refused).toEqual(links.map((name) => ({ name: `cats/${name}`, code: 'not-a-file' })))
  expect(await subfolders(tree.path)).toEqual(['inner'])
  expect(await isFolder(join(tree.path, 'everything'))).toBe(false)
})

it('a second name of a file is a file', async () => {
  await writeFile(join(tree.path, 'a.jpg'), 'x')
  await link(join(tree.path, 'a.jpg'), join(tree.path, 'b.jpg'))
  expect(await names()).toEqual(['cats/a.jpg', 'cats/b.jpg'])
})

it.skipIf(process.platform === 'win32')('a pipe is named and does not hang the scan', async () => {
  execFileSync('mkfifo', [join(tree.path, 'pipe')])
  const { files, refused } = await scanFolder(tree.path, 'cats')
  expect(files).toEqual([])
  expect(refused).toEqual([{ name: 'cats/pipe', code: 'not-a-file' }])
})

it('a folder that is gone is a refusal; a cancelled scan ends', async () => {
  expect(await scanFolder(join(tree.path, 'gone'), 'gone')).toEqual({
    files: [],
    refused: [{ name: 'gone', code: 'unreadable' }],
  })
  expect(await isFolder(join(tree.path, 'gone'))).toBe(false)
  const cancelled = AbortSignal.abort(new Error('cancelled'))
  await expect(scanFolder(tree.path, 'cats', cancelled)).rejects.toThrow('cancelled')
})
