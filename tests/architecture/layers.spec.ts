// The direction of imports (DESIGN.md §2): every layer rule sees a planted violation, and the allowed way is let through.
import { expect, it } from 'vitest'
import { layersBroken, type PlantedFiles } from './planted-layers'

/** A file that imports `target`, and that file, so that there is something to import. */
function planted(from: string, target: string): PlantedFiles {
  const up = '../'.repeat(from.split('/').length - 1)
  const isOwn = /^(shared|src-main|src-renderer|tests)\//.test(target)
  const specifier = isOwn ? `${up}${target}` : target
  const importer = {
    [`${from}.ts`]: `import * as planted from '${specifier}'\nexport const used = planted\n`,
  }
  return isOwn ? { ...importer, [`${target}.ts`]: 'export const value = 1\n' } : importer
}

async function rulesFor(from: string, target: string): Promise<readonly string[]> {
  const broken = await layersBroken(planted(from, target))
  return broken.filter((violation) => violation.from === `${from}.ts`).map(({ rule }) => rule)
}

it.each([
  ['shared/domain/a', 'node:fs', 'shared-alone'],
  ['shared/domain/a', 'src-main/engine/b', 'shared-alone'],
  ['shared/domain/a', 'electron', 'shared-alone'],
  ['shared/ipc/a', 'vue', 'shared-alone'],
  ['src-main/engine/a', 'src-main/storage/b', 'engine-alone'],
  ['src-main/engine/a', 'src-main/formats/b', 'engine-alone'],
  ['src-main/engine/a', 'node:crypto', 'engine-alone'],
  ['src-main/engine/a', 'zod', 'engine-alone'],
  ['src-main/imaging/a', 'node:fs/promises', 'imaging-pure'],
  ['src-main/imaging/a', 'src-main/formats/b', 'imaging-pure'],
  ['src-main/formats/a', 'node:fs', 'formats-pure'],
  ['src-main/formats/a', 'src-main/imaging/b', 'formats-pure'],
  ['src-main/formats/a', 'src-main/storage/b', 'formats-pure'],
  ['src-main/storage/a', 'src-main/lab/b', 'storage-below-lab'],
  ['src-main/storage/a', 'src-main/workers/b', 'storage-below-lab'],
  ['src-main/storage/a', 'node:child_process', 'storage-below-lab'],
  ['src-main/workers/a', 'src-main/lab/b', 'workers-no-lab'],
  ['src-main/workers/a', 'node:child_process', 'workers-no-lab'],
  ['src-main/workers/a', 'electron', 'lab-host-neutral'],
  ['src-main/lab/a', 'electron', 'lab-host-neutral'],
  ['src-main/lab/a', 'src-main/desktop/b', 'lab-host-neutral'],
  ['src-main/lab/a', 'src-main/command-line/b', 'lab-host-neutral'],
  ['src-main/lab/a', 'src-main/thread-entries', 'lab-host-neutral'],
  ['src-main/engine/a', 'src-main/desktop/b', 'lab-host-neutral'],
  ['src-main/cli', 'electron', 'cli-no-electron'],
  ['src-main/cli', 'src-main/desktop/b', 'cli-no-electron'],
  ['src-main/command-line/a', 'electron', 'cli-no-electron'],
  ['src-main/command-line/a', 'src-main/desktop/b', 'cli-no-electron'],
  ['src-renderer/a', 'src-main/engine/b', 'renderer-shared-only'],
  ['src-renderer/a', 'electron', 'renderer-shared-only'],
  ['src-renderer/a', 'tests/fakes/b', 'renderer-shared-only'],
  ['src-renderer/a', 'node:child_process', 'renderer-no-node'],
  ['src-renderer/a', 'fs', 'renderer-no-node'],
  ['src-main/desktop/a', 'src-renderer/b', 'main-no-renderer'],
  ['src-main/lab/a', 'tests/fakes/b', 'main-no-renderer'],
  ['src-main/lab/a', './is-not-there', 'resolvable'],
])('%s may not import %s', async (from, target, rule) => {
  expect(await rulesFor(from, target)).toContain(rule)
})

it.each([
  ['shared/domain/a', 'zod'],
  ['src-main/engine/a', 'shared/domain/b'],
  ['src-main/imaging/a', 'src-main/engine/b'],
  ['src-main/formats/a', 'src-main/engine/b'],
  ['src-main/storage/a', 'src-main/formats/b'],
  ['src-main/storage/a', 'node:fs/promises'],
  ['src-main/workers/a', 'src-main/storage/b'],
  ['src-main/workers/a', 'node:worker_threads'],
  ['src-main/lab/a', 'src-main/workers/b'],
  ['src-main/lab/a', 'node:fs/promises'],
  ['src-main/command-line/a', 'src-main/lab/b'],
  ['src-main/desktop/a', 'src-main/lab/b'],
  ['src-main/desktop/a', 'electron'],
  ['src-renderer/a', 'shared/domain/b'],
  ['src-renderer/a', 'vue'],
])('%s may import %s', async (from, target) => {
  expect(await rulesFor(from, target)).toEqual([])
})

it('a circle of imports is found, of types too', async () => {
  const broken = await layersBroken({
    'src-main/lab/a.ts': "import type { B } from './b'\nexport type A = B | 1\n",
    'src-main/lab/b.ts': "import type { A } from './a'\nexport type B = A | 2\n",
  })
  expect(broken.map(({ rule }) => rule)).toContain('no-circular')
})

it('a file that nobody needs is found', async () => {
  const broken = await layersBroken({ 'src-main/lab/alone.ts': 'export const value = 1\n' })
  expect(broken).toEqual([{ rule: 'no-orphans', from: 'src-main/lab/alone.ts' }])
})
