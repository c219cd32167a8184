// The rules that need types, on a file of the project whose text is exchanged for a violation.
import { ESLint } from 'eslint'
import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import { findings } from './planted-lint'

const root = resolve(import.meta.dirname, '../..')

it('promises that nobody waits for, and conditions that types decide, are refused', async () => {
  // Otherwise, in CI, the parser would read the file from disk and not this text.
  process.env['TSESTREE_SINGLE_RUN'] = 'false'
  // The smallest of the projects: the others have the same rules, and take a minute to read.
  const languageOptions = { parserOptions: { project: ['./tsconfig.common.json'] } }
  const eslint = new ESLint({ cwd: root, overrideConfig: [{ languageOptions }] })
  const code = [
    'async function later(): Promise<void> {\n  await Promise.resolve()\n}',
    'export function planted(kind: "a" | "b", name: string): number {\n  later()\n  if (name === undefined) return 2',
    '  switch (kind) {\n    case "a":\n      return 1\n  }\n  return 0\n}\n',
  ].join('\n')
  const found = findings(await eslint.lintText(code, { filePath: resolve(root, 'shared/assert.ts') }))
  expect(found.map(({ rule }) => rule).sort()).toEqual([
    '@typescript-eslint/no-floating-promises',
    '@typescript-eslint/no-unnecessary-condition',
    '@typescript-eslint/switch-exhaustiveness-check',
  ])
})
