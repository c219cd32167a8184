/** Every room, in light and dark, with more contrast and in forced colours, empty and in use: nothing for axe to complain about, and a layout that fits every size of window. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadAxe, violations } from './axe'
import { openSample, startTraining } from './first-steps'
import { launch, type LaunchedApp } from './host/launch.mjs'
import { layoutFaults } from './layout'
import { appFolder, openRoom, waitForState } from './window-driver'

const ROOMS = ['Data', 'Network', 'Train', 'Evaluate', 'Predict', 'Runs', 'Learn']

type Appearance = Pick<
  NonNullable<Parameters<Page['emulateMedia']>[0]>,
  'colorScheme' | 'contrast' | 'forcedColors'
>
/** The least that is promised, a laptop, a desk, and 4K without scaling. */
const SIZES = [
  [1024, 700],
  [1280, 800],
  [1920, 1080],
  [3840, 2160],
] as const
const PLAIN: readonly Appearance[] = [{ colorScheme: 'light' }, { colorScheme: 'dark' }]
const CONTRASTS: readonly Appearance[] = [
  { colorScheme: 'light', contrast: 'more' },
  { colorScheme: 'dark', contrast: 'more' },
  { colorScheme: 'dark', forcedColors: 'active' },
]

describe('accessibility', () => {
  let app: LaunchedApp
  let page: Page

  beforeAll(async () => {
    app = await launch({ appDir: appFolder })
    page = await app.firstWindow()
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await loadAxe(page)
  })
  afterAll(async () => {
    await app.close()
  })

  async function tour(state: string, appearances: readonly Appearance[]): Promise<void> {
    for (const appearance of appearances) {
      await page.emulateMedia({ contrast: 'no-preference', forcedColors: 'none', ...appearance })
      for (const room of ROOMS) {
        await openRoom(page, room)
        const place = { state, room, ...appearance }
        expect({ ...place, found: await violations(page) }).toEqual({ ...place, found: [] })
      }
    }
    await page.emulateMedia({ contrast: 'no-preference', forcedColors: 'none' })
  }

  async function sizesTour(state: string): Promise<void> {
    const usual = page.viewportSize() ?? { width: 1280, height: 800 }
    for (const [width, height] of SIZES) {
      await page.setViewportSize({ width, height })
      for (const room of ROOMS) {
        await openRoom(page, room)
        const place = { state, room, width }
        expect({ ...place, faults: await layoutFaults(page) }).toEqual({ ...place, faults: [] })
      }
    }
    await page.setViewportSize(usual)
  }

  it('fits every size of window while everything is empty', () => sizesTour('empty'))

  it('has no violations while everything is empty', () => tour('empty', PLAIN))

  it('has none with data and a trained network', async () => {
    await openRoom(page, 'Data')
    await openSample(page)
    await startTraining(page, 30)
    await waitForState(page, 'finished')
    await tour('trained', [...PLAIN, ...CONTRASTS])
  })

  it('fits every size of window with data and a trained network', () => sizesTour('trained'))

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

  it('has none in the sheet of shortcuts, which keeps the focus and gives it back', async () => {
    await openRoom(page, 'Train')
    const opener = page.getByRole('button', { name: 'Keyboard shortcuts' })
    await opener.click()
    expect(await violations(page)).toEqual([])
    const isInside = 'document.querySelector("dialog").contains(document.activeElement)'
    for (let i = 0; i < 4; i++) {
      // The browser's own controls are in the circle too; then the page's element is the body.
      expect(await page.evaluate(`${isInside} || document.activeElement === document.body`)).toBe(true)
      await page.keyboard.press('Tab')
    }
    await page.keyboard.press('Escape')
    expect(await page.locator('dialog[open]').count()).toBe(0)
    expect(await opener.evaluate((element) => element === document.activeElement)).toBe(true)
    await page.keyboard.press('?')
    expect(await page.locator('dialog[open]').count()).toBe(1)
    await page.keyboard.press('Escape')
  })

  it('has none with a term open, which Escape closes', async () => {
    await openRoom(page, 'Evaluate')
    await page.locator('main label.option', { hasText: /^Scores$/ }).click()
    await page.keyboard.press('Tab') // it opens for the keyboard, and for a tap
    await page.locator('[data-term=interval][tabindex]').first().focus()
    await page.locator('.term-note').waitFor()
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    expect(await page.locator('.term-note').count()).toBe(0)
  })

  it('finds planted faults of the layout', async () => {
    await page.evaluate(() => {
      const plant = (tag: string, words: string, style: string): void => {
        const planted = document.createElement(tag)
        planted.textContent = words
        planted.style.cssText = style
        document.querySelector('main')?.append(planted)
      }
      plant('p', 'Cut after a word', 'width: 30px; overflow: hidden; white-space: nowrap')
      plant('button', 'Tiny', 'width: 9px; height: 9px; padding: 0')
      plant('p', 'Below', 'position: fixed; top: 300px; left: 400px')
      plant('p', 'Above', 'position: fixed; top: 302px; left: 402px')
    })
    const found = (await layoutFaults(page)).map((fault) => fault.split(':')[0])
    expect(new Set(found)).toEqual(new Set(['cut', 'small', 'over one another']))
  })

  it('finds a planted violation', async () => {
    await page.evaluate(() => document.querySelector('main')?.append(document.createElement('img')))
    expect(await violations(page)).not.toEqual([])
  })
})
