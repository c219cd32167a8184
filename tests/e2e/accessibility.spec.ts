/** Every room, in light and dark, empty and in use: nothing for axe to complain about. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launch, type LaunchedApp } from './host/launch.mjs'
import { appFolder, openRoom, setIterations, waitForState } from './window-driver'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const ROOMS = ['Data', 'Network', 'Train', 'Evaluate', 'Predict', 'Runs', 'Learn']

interface Finding {
  readonly id: string
  readonly nodes: readonly { readonly html: string }[]
}

/** What axe finds in the page as it stands: "rule: element", one line each. */
async function violations(page: Page): Promise<readonly string[]> {
  const run = 'axe.run(document, { resultTypes: ["violations"] })'
  const found = await page.evaluate<{ readonly violations: readonly Finding[] }>(run)
  return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))
}

describe('accessibility', () => {
  let app: LaunchedApp
  let page: Page

  beforeAll(async () => {
    app = await launch({ appDir: appFolder })
    page = await app.firstWindow()
    await page.emulateMedia({ reducedMotion: 'reduce' })
    // Through the debugger: the page's own content security policy keeps every script out, this one too.
    await page.evaluate(axe)
  })
  afterAll(async () => {
    await app.close()
  })

  async function tour(state: string): Promise<void> {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      for (const room of ROOMS) {
        await openRoom(page, room)
        expect({ state, room, colorScheme, found: await violations(page) }).toEqual({
          state,
          room,
          colorScheme,
          found: [],
        })
      }
    }
  }

  it('has no violations while everything is empty', () => tour('empty'))

  it('has none with data and a trained network', async () => {
    await openRoom(page, 'Data')
    await page.getByRole('button', { name: 'Try a sample' }).click()
    await page.getByRole('button', { name: 'Next: Network' }).waitFor()
    await openRoom(page, 'Network')
    await setIterations(page, 30)
    await openRoom(page, 'Train')
    await page.getByRole('button', { name: 'Train', exact: true }).click()
    await waitForState(page, 'finished')
    await tour('trained')
  })

  it('has none in any view of the evaluation, nor among predictions', async () => {
    const check = async (place: string): Promise<void> => {
      expect({ place, found: await violations(page) }).toEqual({ place, found: [] })
    }
    for (const colorScheme of ['light', 'dark'] as const) {
      await openRoom(page, 'Data')
      await page.emulateMedia({ colorScheme })
      await openRoom(page, 'Evaluate')
      for (const view of ['Curves', 'Pictures']) {
        await page.locator('main label.option', { hasText: new RegExp(`^${view}$`) }).click()
        if (view === 'Pictures') await page.getByText(/begins to change where/).waitFor()
        await check(`${view}, ${colorScheme}`)
      }
      await openRoom(page, 'Predict')
      await app.drop(page, '[data-drop]', [`${appFolder}/resources/icons`])
      await page.getByText(/begins to change where/).waitFor()
      await check(`list, ${colorScheme}`)
      await page.locator('main label.option', { hasText: /^Grid$/ }).click()
      await check(`grid, ${colorScheme}`)
    }
  })

  it('finds a planted violation', async () => {
    await page.evaluate(() => document.querySelector('main')?.append(document.createElement('img')))
    expect(await violations(page)).not.toEqual([])
  })
})
