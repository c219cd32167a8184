// The rules of style that a reader relies on: each is planted once where it must be found and once where it is allowed.
import { expect, it } from 'vitest'
import { rulesBroken } from './planted-lint'

const anywhere = ['shared/planted.ts', 'src-main/lab/planted.ts', 'src-main/engine/planted.ts'] as const

it.each([
  ['an enum', 'export enum Planted {\n  A,\n}\n', 'no-restricted-syntax'],
  ['a default export', 'export default function planted(): void {}\n', 'no-restricted-syntax'],
  ['any', 'export const planted: any = 1\n', '@typescript-eslint/no-explicit-any'],
  ['an ignored type error', '// @ts-ignore\nexport const planted = 1\n', '@typescript-eslint/ban-ts-comment'],
  ['eval', "export const planted: unknown = eval('1')\n", 'no-eval'],
  ['new Function', "export const planted = new Function('return 1')\n", 'no-new-func'],
  [
    'an empty catch',
    'export function planted(): void {\n  try {\n    planted()\n  } catch {}\n}\n',
    'no-empty',
  ],
  ['loose equality', 'export const planted = (a: unknown): boolean => a == 1\n', 'eqeqeq'],
  [
    'a type imported as a value',
    "import { Planted } from './x'\nexport type Again = Planted\n",
    '@typescript-eslint/consistent-type-imports',
  ],
])('%s is refused', async (_what, code, rule) => {
  for (const path of [...anywhere, 'src-renderer/stores/planted.ts', 'src-main/storage/planted.ts']) {
    expect(await rulesBroken(path, code)).toContain(rule)
  }
})

it('`!` is refused, except where a check for each element would hide the formula', async () => {
  const code = 'export const planted = (a: readonly number[]): number => a[0]!\n'
  const rule = '@typescript-eslint/no-non-null-assertion'
  for (const path of ['shared/planted.ts', 'src-main/lab/planted.ts', 'src-renderer/stores/planted.ts']) {
    expect(await rulesBroken(path, code)).toEqual([rule])
  }
  for (const folder of ['engine', 'imaging', 'formats']) {
    expect(await rulesBroken(`src-main/${folder}/planted.ts`, code)).toEqual([])
  }
})

it('tool configuration is read by default export', async () => {
  expect(await rulesBroken('planted.config.ts', 'export default { planted: 1 }\n')).toEqual([])
})

it.each([
  ['Math.random()', 'no-restricted-properties'],
  ['Date.now()', 'no-restricted-properties'],
  ['new Date()', 'no-restricted-syntax'],
  ['performance.now()', 'no-restricted-globals'],
  ['process.hrtime()', 'no-restricted-globals'],
  ['crypto.randomUUID()', 'no-restricted-globals'],
  ['setTimeout(() => 1, 1)', 'no-restricted-globals'],
  ["fetch('x')", 'no-restricted-globals'],
])('chance, time and the outside are arguments of the mathematics: %s', async (expression, rule) => {
  const code = `export const planted: unknown = ${expression}\n`
  for (const folder of ['src-main/engine', 'src-main/imaging', 'src-main/formats', 'shared']) {
    expect(await rulesBroken(`${folder}/planted.ts`, code)).toContain(rule)
  }
  expect(await rulesBroken('src-main/workers/planted.ts', code)).not.toContain(rule)
})

it.each(['window', 'document', 'navigator', 'localStorage', 'alert'])(
  'there is no page in the main process: %s',
  async (name) => {
    const code = `export const planted: unknown = ${name}\n`
    expect(await rulesBroken('src-main/lab/planted.ts', code)).toContain('no-restricted-globals')
  },
)

it('a file, a function and its branches have a size', async () => {
  const lines = (count: number): string =>
    Array.from({ length: count }, (_, i) => `export const planted${i} = ${i}\n`).join('')
  expect(await rulesBroken('src-main/lab/planted.ts', lines(301))).toEqual(['max-lines'])
  expect(await rulesBroken('src-main/lab/planted.ts', lines(300))).toEqual([])
  const body = 'planted()\n'.repeat(50)
  const long = `export function planted(): void {\n${body}}\n`
  expect(await rulesBroken('src-main/lab/planted.ts', long)).toEqual(['max-lines-per-function'])
  const branches = Array.from({ length: 11 }, (_, i) => `if (n === ${i}) return ${i}`).join('\n')
  const branched = `export function planted(n: number): number {\n${branches}\nreturn n\n}\n`
  expect(await rulesBroken('src-main/lab/planted.ts', branched)).toEqual(['complexity'])
})

it('a rule cannot be switched off without need', async () => {
  const code = '/* eslint-disable no-eval */\nexport const planted = 1\n'
  // Reported by ESLint itself, under no rule's name.
  expect(await rulesBroken('src-main/lab/planted.ts', code)).toEqual([null])
})
