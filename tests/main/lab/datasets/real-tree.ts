/** Folders on a real disk for tests: a tree of text, made and taken away. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** Text by path with `/`; an ending `/` makes an empty folder. */
export async function plant(
  folder: string,
  tree: Readonly<Record<string, string | Uint8Array>>,
): Promise<void> {
  for (const [name, content] of Object.entries(tree)) {
    const path = join(folder, name)
    await mkdir(name.endsWith('/') ? path : dirname(path), { recursive: true })
    if (!name.endsWith('/')) await writeFile(path, content)
  }
}

export interface RealTree {
  readonly path: string
  remove(): Promise<void>
}

export async function realTree(tree: Readonly<Record<string, string | Uint8Array>> = {}): Promise<RealTree> {
  const path = await mkdtemp(join(tmpdir(), 'descent-tree-'))
  await plant(path, tree)
  return { path, remove: () => rm(path, { recursive: true, force: true }) }
}
