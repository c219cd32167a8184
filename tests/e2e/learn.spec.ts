/** Every lesson in the built app, by keyboard alone: predict, see what the engine measures, go on. Nothing for axe to complain about. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LESSON_IDS, LESSON_NUMBERS } from '../../shared/domain/lesson'
import { broadcastingMessages } from '../../shared/messages/learn/broadcasting'
import { graphMessages } from '../../shared/messages/learn/graph'
import { initializationMessages } from '../../shared/messages/learn/initialization'
import { planarMessages } from '../../shared/messages/learn/planar'
import { learnMessages, lessonTitles } from '../../shared/messages/learn/room'
import { loadAxe, violations } from './axe'
import { launch, type LaunchedApp } from './host/launch.mjs'
import { appFolder } from './window-driver'

/** The planar lesson trains eight networks for its table. */
const MEASURING_MS = 120_000

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
    await loadAxe(page)
    await page.keyboard.press('Control+7')
    await page.getByRole('heading', { name: learnMessages.room, exact: true }).waitFor({ state: 'attached' })
  })
  afterAll(async () => {
    await app.close()
  })

  it('opens the first lesson from the list', async () => {
    expect(await violations(page)).toEqual([])
    const [first] = LESSON_IDS
    await tabTo(page, `${LESSON_NUMBERS[first]} ${lessonTitles[first].title}`)
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
    await loadAxe(page)
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
    await page.getByText('A bowl: it curves downward at none of the 14,160 places measured.').waitFor()
    await page.getByRole('slider').focus()
    await page.keyboard.press('Home')
    await page.locator('output').filter({ hasText: /^0$/ }).waitFor()
    expect(await violations(page)).toEqual([])
  })
})

describe('inside the lessons, by keyboard', () => {
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

  /** Opens a lesson from where one is and predicts its first choice, so that it can be played with. */
  async function play(id: (typeof LESSON_IDS)[number]): Promise<void> {
    await page.evaluate((lesson) => {
      window.location.hash = `#/learn/${lesson}`
    }, id)
    await page
      .getByRole('heading', { name: lessonTitles[id].title, exact: true })
      .waitFor({ state: 'attached' })
    const choice = page.locator('.choice').first()
    await choice.focus()
    await page.keyboard.press('Enter')
  }
  const clean = async (id: string): Promise<void> => {
    expect({ id, found: await violations(page) }).toEqual({ id, found: [] })
  }

  it('a network is walked with the arrow keys, every matrix with its shape', async () => {
    await play('graph')
    await page.getByRole('radio', { name: graphMessages.graphNames.network }).focus()
    await page.keyboard.press('Space')
    await page.locator('.walk').waitFor()
    await tabTo(page, graphMessages.forward)
    for (let step = 0; step < 4; step++) await page.keyboard.press('ArrowRight')
    await page.getByText('dZ[2], shape (1, 400)').waitFor()
    await clean('graph')
  })

  it('shapes are guessed one after the other', async () => {
    await play('broadcasting')
    await page.getByRole('radio', { name: broadcastingMessages.viewNames.series }).focus()
    await page.keyboard.press('Space')
    await tabTo(page, '(20,209)')
    await page.keyboard.press('Enter')
    await page.getByText(broadcastingMessages.series.right('(20,209)')).waitFor()
    await clean('broadcasting')
  })

  it('own points are placed, and learned', async () => {
    await play('planar')
    await page.getByLabel(planarMessages.data, { exact: true }).selectOption('own')
    const plane = page.getByRole('application')
    await plane.focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    await page.getByRole('radio', { name: planarMessages.ownClassNames[0] }).focus()
    await page.keyboard.press('Space')
    await plane.focus()
    for (let step = 0; step < 8; step++) await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('Enter')
    await page.getByText(planarMessages.ownCounts(1, 1)).waitFor()
    await page.getByRole('button', { name: planarMessages.train }).focus()
    await page.keyboard.press('Enter')
    await page.getByText('10,000 of 10,000').waitFor({ timeout: MEASURING_MS })
    await clean('planar')
  })

  it('first layers stand side by side', async () => {
    await play('initialization')
    await page.getByRole('radio', { name: initializationMessages.dataNames.pictures }).focus()
    await page.keyboard.press('Space')
    await page.locator('.layer').nth(3).waitFor({ timeout: MEASURING_MS })
    await clean('initialization')
  })
})
