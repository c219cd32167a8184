/** Every lesson in the built app, by keyboard alone: predict, see what the engine measures, go on. Nothing for axe to complain about. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LESSON_IDS, LESSON_NUMBERS } from '../../shared/domain/lesson'
import { learnMessages, lessonTitles } from '../../shared/messages/learn/room'
import { launch, type LaunchedApp } from './host/launch.mjs'
import { appFolder } from './window-driver'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
/** The planar lesson trains eight networks for its table. */
const MEASURING_MS = 120_000

interface Finding {
  readonly id: string
  readonly nodes: readonly { readonly html: string }[]
}

async function violations(page: Page): Promise<readonly string[]> {
  const run = 'axe.run(document, { resultTypes: ["violations"] })'
  const found = await page.evaluate<{ readonly violations: readonly Finding[] }>(run)
  return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))
}

/** Presses Tab until something whose text begins so has the focus. */
async function tabTo(page: Page, text: string): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    await page.keyboard.press('Tab')
    const focused = await page.evaluate(() => {
      const element = document.activeElement
      return `${element?.getAttribute('aria-label') ?? ''}${element?.textContent ?? ''}`.trim()
    })
    if (focused.startsWith(text)) return
  }
  throw new Error(`Tab does not lead to ${text}`)
}

describe('the Learn room by keyboard', () => {
  let app: LaunchedApp
  let page: Page

  beforeAll(async () => {
    app = await launch({ appDir: appFolder })
    page = await app.firstWindow()
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await page.evaluate(axe)
    await page.keyboard.press('Control+7')
    await page.getByRole('heading', { name: learnMessages.room, exact: true }).waitFor({ state: 'attached' })
  })
  afterAll(async () => {
    await app.close()
  })

  it('opens the first lesson from the list', async () => {
    expect(await violations(page)).toEqual([])
    const [first] = LESSON_IDS
    await tabTo(page, `${LESSON_NUMBERS[first]}${lessonTitles[first].title}`)
    await page.keyboard.press('Enter')
  })

  it.each(LESSON_IDS)('%s: predicted, measured, and on to the next', async (id) => {
    await page
      .getByRole('heading', { name: lessonTitles[id].title, exact: true })
      .waitFor({ state: 'attached' })
    const choices = page.locator('.choice')
    await choices.first().waitFor()
    await tabTo(page, (await choices.first().innerText()).trim())
    await page.keyboard.press('Enter')
    const verdict = new RegExp(`${learnMessages.confirmed}|${learnMessages.surprised}`)
    await page.locator('.answer').filter({ hasText: verdict }).waitFor({ timeout: MEASURING_MS })
    expect({ id, found: await violations(page) }).toEqual({ id, found: [] })
    const isLast = id === LESSON_IDS.at(-1)
    await tabTo(page, isLast ? learnMessages.toList : learnMessages.next)
    await page.keyboard.press('Enter')
  })

  it('has measured all of them, and says so in the list', async () => {
    await page.getByText(learnMessages.progress(LESSON_IDS.length, LESSON_IDS.length)).waitFor()
    expect(await page.locator('.lesson .confirmed, .lesson .surprised').count()).toBe(LESSON_IDS.length)
  })
})

describe('the lessons on pictures by keyboard', () => {
  let app: LaunchedApp
  let page: Page

  /** Opens a lesson, predicts its first choice, and waits for what was measured. */
  async function predict(id: (typeof LESSON_IDS)[number]): Promise<void> {
    await page.evaluate((lesson) => {
      window.location.hash = `#/learn/${lesson}`
    }, id)
    const choice = page.locator('.choice').first()
    await page
      .getByRole('heading', { name: lessonTitles[id].title, exact: true })
      .waitFor({ state: 'attached' })
    await choice.waitFor()
    await tabTo(page, (await choice.innerText()).trim())
    await page.keyboard.press('Enter')
    const verdict = new RegExp(`${learnMessages.confirmed}|${learnMessages.surprised}`)
    await page.locator('.answer').filter({ hasText: verdict }).waitFor({ timeout: MEASURING_MS })
  }

  beforeAll(async () => {
    app = await launch({ appDir: appFolder })
    page = await app.firstWindow()
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await page.evaluate(axe)
  })
  afterAll(async () => {
    await app.close()
  })

  it('a pixel is found in x, and all pictures in X', async () => {
    await predict('vectors')
    await page.locator('.planes').focus()
    for (const key of ['ArrowDown', 'ArrowRight', 'Space']) await page.keyboard.press(key)
    // Row 1, column 1, green of 4 × 4: (1 · 4 + 1) · 3 + 1 = 16
    await page.locator('.reading').filter({ hasText: 'x[16] is green of row 1, column 1' }).waitFor()
    await page.getByRole('radio').first().focus()
    await page.keyboard.press('ArrowRight')
    await page.getByText('(12288, 400)').first().waitFor() // the sample: 400 pictures of 64 × 64 × 3
    expect(await violations(page)).toEqual([])
  })

  it('activations are swapped, and linear layers multiplied out', async () => {
    await predict('activations')
    await page.getByRole('radio').first().focus()
    await page.keyboard.press('ArrowRight')
    await page.getByText('sigmoid: accuracy').waitFor({ timeout: MEASURING_MS })
    expect(await violations(page)).toEqual([])
    await page.getByRole('radio').nth(1).focus()
    await page.keyboard.press('ArrowRight')
    await page.getByText('0 of 400').waitFor()
    expect(await violations(page)).toEqual([])
  })

  it('descents on both surfaces are rolled back', async () => {
    await predict('logistic')
    await page.getByRole('radio').first().focus()
    await page.keyboard.press('ArrowRight')
    await page.getByText('Convex: of 14,160 second differences none is below 0.').waitFor()
    await page.getByRole('slider').focus()
    await page.keyboard.press('Home')
    await page.locator('output').filter({ hasText: /^0$/ }).waitFor()
    expect(await violations(page)).toEqual([])
  })
})
