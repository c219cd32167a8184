// Only src-main/storage/ writes to disk. The list of forbidden names is compared with what this Node really offers, so that a
// function that a later Node adds is either known to read or is refused.
import * as fs from 'node:fs'
import * as promises from 'node:fs/promises'
import { expect, it } from 'vitest'
import { rulesBroken } from './planted-lint'

/** What can change nothing: reads, looks, closes, watches, and what is no function. */
const HARMLESS = new Set([
  ...['access', 'close', 'exists', 'fstat', 'lstat', 'opendir', 'read', 'readdir', 'readFile', 'readlink'],
  ...['readv', 'realpath', 'stat', 'statfs', 'glob'].flatMap((name) => [name, `${name}Sync`]),
  ...['accessSync', 'closeSync', 'existsSync', 'fstatSync', 'lstatSync', 'opendirSync', 'readSync'],
  ...['readdirSync', 'readFileSync', 'readlinkSync', 'readvSync'],
  ...['createReadStream', 'openAsBlob', 'watch', 'watchFile', 'unwatchFile', 'constants', 'default'],
  ...['Dirent', 'Stats', 'Dir', 'ReadStream', 'FileReadStream', 'F_OK', 'R_OK', 'W_OK', 'X_OK'],
])

function plantedImport(name: string, from: string): string {
  return `import { ${name} as planted } from '${from}'\nexport const taken: unknown = planted\n`
}

it('every function of node:fs that can write is refused outside storage', async () => {
  const names = new Set([...Object.keys(fs), ...Object.keys(promises)])
  const suspects = [...names].filter((name) => !HARMLESS.has(name))
  expect(suspects).toEqual(expect.arrayContaining(['writeFile', 'promises', 'cpSync', 'open', 'rename']))
  const allowed: string[] = []
  for (const name of suspects) {
    const rules = await rulesBroken('src-main/lab/planted.ts', plantedImport(name, 'node:fs'))
    if (!rules.includes('no-restricted-imports')) allowed.push(name)
  }
  expect(allowed).toEqual([])
})

it.each(['node:fs', 'node:fs/promises', 'fs', 'fs/promises'])('by the name %s too', async (module) => {
  for (const path of [
    'src-main/lab/planted.ts',
    'src-main/workers/planted.ts',
    'src-main/desktop/window.ts',
  ]) {
    expect(await rulesBroken(path, plantedImport('writeFile', module))).toEqual(['no-restricted-imports'])
    expect(await rulesBroken(path, plantedImport('readFile', module))).toEqual([])
  }
  expect(await rulesBroken('src-main/storage/planted.ts', plantedImport('writeFile', module))).toEqual([])
})

it.each([
  "import * as planted from 'node:fs'\nexport const taken: unknown = planted\n",
  "import planted from 'node:fs'\nexport const taken: unknown = planted\n",
  "import planted from 'fs/promises'\nexport const taken: unknown = planted\n",
  "import * as planted from 'node:fs/promises'\nexport const taken: unknown = planted\n",
  "export const taken: unknown = import('node:fs/promises')\n",
])('the whole of fs cannot be taken: %s', async (code) => {
  expect(await rulesBroken('src-main/lab/planted.ts', code)).toContain('no-restricted-syntax')
})
