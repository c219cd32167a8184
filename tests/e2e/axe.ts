/** axe-core in a page of the app. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface Finding {
  readonly id: string
  readonly nodes: readonly { readonly html: string }[]
}

/** Through the debugger: the page's own content security policy keeps every script out, this one too. */
export async function loadAxe(page: Page): Promise<void> {
  await page.evaluate(source)
}

/** What axe finds in the page as it stands: "rule: element", one line each. `loadAxe` comes first. */
export async function violations(page: Page): Promise<readonly string[]> {
  const run = 'axe.run(document, { resultTypes: ["violations"] })'
  const found = await page.evaluate<{ readonly violations: readonly Finding[] }>(run)
  return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))
}
