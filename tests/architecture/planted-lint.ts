/** Runs the project's own lint rules on source text that is in no file: a violation planted to see it found. */
import { ESLint } from 'eslint'
import { resolve } from 'node:path'
import tseslint from 'typescript-eslint'

const root = resolve(import.meta.dirname, '../..')

// The rules that need types are switched off, because planted text belongs to no TypeScript program; `typed-rules.spec.ts`
// has those. Everything else is eslint.config.js as `npm run lint` reads it.
const untyped = new ESLint({
  cwd: root,
  overrideConfig: [
    { ...tseslint.configs.disableTypeChecked, languageOptions: { parserOptions: { project: false } } },
  ],
})

export interface Finding {
  readonly rule: string | null
  readonly message: string
}

/** What lint says of `code` if it stood at `path`, which is relative to the project. */
export async function lintPlanted(path: string, code: string): Promise<readonly Finding[]> {
  return findings(await untyped.lintText(code, { filePath: resolve(root, path) }))
}

/** Only the names of the rules, for the tables. Text that does not parse is a null, and so never passes for a finding. */
export async function rulesBroken(path: string, code: string): Promise<readonly (string | null)[]> {
  return (await lintPlanted(path, code)).map(({ rule }) => rule)
}

export function findings(results: readonly ESLint.LintResult[]): readonly Finding[] {
  return results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => ({ rule: ruleId, message })))
}
