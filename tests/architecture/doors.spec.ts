// One door per power (STYLE.md §2): each violation is planted, lint must find it, and must let the right door through.
import { expect, it } from 'vitest'
import { lintPlanted, rulesBroken } from './planted-lint'

const IMPORTS = 'no-restricted-imports'
const SYNTAX = 'no-restricted-syntax'

const electronDoors = [
  { name: 'ipcMain', door: 'src-main/desktop/ipc/handle.ts', elsewhere: 'src-main/main.ts' },
  {
    name: 'ipcRenderer',
    door: 'src-main/desktop/preload/preload.ts',
    elsewhere: 'src-main/desktop/window.ts',
  },
  {
    name: 'contextBridge',
    door: 'src-main/desktop/preload/preload.ts',
    elsewhere: 'src-main/desktop/ipc/handle.ts',
  },
  { name: 'webUtils', door: 'src-main/desktop/preload/preload.ts', elsewhere: 'src-main/desktop/drops.ts' },
  { name: 'BrowserWindow', door: 'src-main/desktop/window.ts', elsewhere: 'src-main/main.ts' },
  {
    name: 'shell',
    door: 'src-main/desktop/show-in-folder.ts',
    elsewhere: 'src-main/desktop/ipc/run-handlers.ts',
  },
] as const

it.each(electronDoors)('$name of electron is refused outside $door', async ({ name, elsewhere, door }) => {
  const code = `import { ${name} } from 'electron'\nexport const planted = ${name}\n`
  expect(await rulesBroken(elsewhere, code)).toEqual([IMPORTS])
  const renamed = `import { ${name} as harmless } from 'electron'\nexport const planted = harmless\n`
  expect(await rulesBroken(elsewhere, renamed)).toEqual([IMPORTS])
  expect(await rulesBroken(elsewhere, `export { ${name} } from 'electron'\n`)).toEqual([IMPORTS])
  expect(await rulesBroken(door, code)).toEqual([])
  const asType = `import type { ${name} } from 'electron'\nexport type Planted = typeof ${name}\n`
  expect(await rulesBroken(elsewhere, asType)).toEqual([])
})

it('the message of a closed door names the right one', async () => {
  const [found] = await lintPlanted('src-main/main.ts', "import { shell } from 'electron'\nvoid shell\n")
  expect(found?.message).toContain('shell → src-main/desktop/show-in-folder.ts')
})

it.each([
  ["import * as electron from 'electron'\nexport const planted = electron\n", [SYNTAX, IMPORTS]],
  ["import electron from 'electron'\nexport const planted = electron\n", [SYNTAX]],
  ["export * from 'electron'\n", [IMPORTS]],
  ["export const planted = import('electron')\n", [SYNTAX]],
  ["export const planted: unknown = require('electron')\n", ['@typescript-eslint/no-require-imports']],
])('electron cannot be taken whole: %s', async (code, rules) => {
  for (const path of [
    'src-main/desktop/window.ts',
    'src-main/storage/planted.ts',
    'src-main/lab/planted.ts',
  ]) {
    expect([...(await rulesBroken(path, code))].sort()).toEqual([...rules].sort())
  }
})

it.each([
  ["import { Worker } from 'node:worker_threads'\nexport const planted = Worker\n", [IMPORTS]],
  ["import { Worker } from 'worker_threads'\nexport const planted = Worker\n", [IMPORTS]],
  ["import * as threads from 'node:worker_threads'\nexport const planted = threads\n", [IMPORTS]],
  ["export const planted = import('node:worker_threads')\n", [SYNTAX]],
  ["export const planted = new Worker('x.js')\n", [SYNTAX]],
])('threads are not started elsewhere: %s', async (code, rules) => {
  for (const path of ['src-main/lab/runs/planted.ts', 'src-main/storage/planted.ts', 'src-main/main.ts']) {
    expect(await rulesBroken(path, code)).toEqual(rules)
  }
})

it('thread entry points are named in src-main/thread-entries.ts only', async () => {
  const code = "import start from './workers/task.worker?nodeWorker'\nexport const planted = start\n"
  expect(await rulesBroken('src-main/thread-entries.ts', code)).toEqual([])
  expect(await rulesBroken('src-main/main.ts', code)).toEqual([SYNTAX])
  expect(await rulesBroken('src-main/storage/planted.ts', code)).toEqual([SYNTAX])
  const own = "export const planted = new Worker('x.js')\n"
  expect(await rulesBroken('src-main/thread-entries.ts', own)).toEqual([SYNTAX])
})

it('a thread may still talk to its owner', async () => {
  const code = "import { parentPort } from 'node:worker_threads'\nexport const planted = parentPort\n"
  expect(await rulesBroken('src-main/workers/planted.ts', code)).toEqual([])
})

it.each([
  ['element.innerHTML = text', 'no-restricted-properties'],
  ["element['innerHTML'] = text", 'no-restricted-properties'],
  ['element.outerHTML = text', 'no-restricted-properties'],
  ["element.insertAdjacentHTML('beforeend', text)", 'no-restricted-properties'],
])('the page sets text, never HTML: %s', async (statement, rule) => {
  const code = `export function planted(element: HTMLElement, text: string): void {\n  ${statement}\n}\n`
  expect(await rulesBroken('src-renderer/charts/planted.ts', code)).toContain(rule)
  expect(await rulesBroken('src-renderer/bridge/planted.ts', code)).toContain(rule)
})

it('a template binds text, never HTML', async () => {
  const component = (attribute: string): string =>
    `<script setup lang="ts">\ndefineProps<{ text: string }>()\n</script>\n\n<template>\n  <p ${attribute} />\n</template>\n`
  const path = 'src-renderer/components/PlantedText.vue'
  expect(await rulesBroken(path, component('v-html="text"'))).toEqual(['vue/no-v-html'])
  expect(await rulesBroken(path, component(':innerHTML="text"'))).toEqual(['vue/no-restricted-v-bind'])
  expect(await rulesBroken(path, component(':inner-html.prop="text"'))).toEqual(['vue/no-restricted-v-bind'])
  expect(await rulesBroken(path, component(':title="text"'))).toEqual([])
})

it.each(['window.lab', 'globalThis.lab', 'self.lab', "window['lab']"])(
  'only the bridge touches %s',
  async (expression) => {
    const code = `export const planted: unknown = ${expression}\n`
    expect(await rulesBroken('src-renderer/stores/planted.ts', code)).toContain('no-restricted-properties')
    expect(await rulesBroken('src-renderer/bridge/planted.ts', code)).not.toContain(
      'no-restricted-properties',
    )
  },
)
