/**
 * From a trained network to what it gets wrong, and why: the evaluation's numbers agree with each other, a wrong label is
 * put right and taken back, a second network is compared with the first, and answers are saved as a table.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { workFolder } from './command-line'
import { endApp, openApp, openSample, startTraining } from './first-steps'
import type { LaunchedApp } from './host/launch.mjs'
import { appFolder, openRoom, saveDialogAnswers, waitForState } from './window-driver'

const folder = workFolder()

describe('a trained network', () => {
  let app: LaunchedApp
  let page: Page
  const troubles: string[] = []
  const main = (): Locator => page.locator('main')
  /** The confusion matrix, row by row. */
  const cells = async (): Promise<readonly number[]> =>
    (await main().locator('td .count').allInnerTexts()).map(Number)
  const view = (name: string) =>
    main()
      .locator('label.option', { hasText: new RegExp(`^${name}$`) })
      .click()

  async function train(iterations: number): Promise<void> {
    await startTraining(page, iterations)
    await waitForState(page, 'finished')
  }

  beforeAll(async () => {
    ;({ app, page } = await openApp(folder))
    page.on('pageerror', (error) => troubles.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error') troubles.push(message.text())
    })
    await openSample(page)
    await train(60)
  })
  afterAll(async () => {
    await endApp(app, folder)
  })

  it('is scored, and every number follows the threshold', async () => {
    await openRoom(page, 'Evaluate')
    await main().getByText('Confusion matrix').waitFor()
    const [tp = 0, fn = 0, fp = 0, tn = 0] = await cells()
    const said = /(\d+) of (\d+) pictures are right/.exec(await main().innerText())
    expect([tp + tn, tp + fn + fp + tn]).toEqual([Number(said?.[1]), Number(said?.[2])])
    await main().getByRole('slider').fill('0')
    // Every sigmoid is above 0: all are answered “cat”.
    expect(await cells()).toEqual([tp + fn, 0, fp + tn, 0])
    await main()
      .getByRole('button', { name: /^Back to 50/ })
      .click()
    expect(await cells()).toEqual([tp, fn, fp, tn])
    await view('Curves')
    await expect.poll(() => main().locator('canvas').count()).toBe(3) // one after the other
    expect(await main().innerText()).toMatch(/AUC\s*[01]\.\d{3}/)
  })

  it('shows each picture with its reason and its biography; a wrong label is put right, and taken back', async () => {
    await view('Pictures')
    await main().getByRole('listbox', { name: 'Answered pictures' }).getByRole('option').nth(2).click()
    await main()
      .getByText(/∂z\/∂x, how z = -?[\d.]+ begins to change/)
      .waitFor()
    await main()
      .getByText(/^(Always answered|Answered|Changed its mind)/)
      .waitFor()
    const before = await page.getByRole('navigation').innerText()
    await main()
      .getByRole('button', { name: /^Move to/ })
      .click()
    await page.getByText(/ is now “.*”\./).waitFor()
    await openRoom(page, 'Evaluate')
    await page.getByRole('region', { name: 'Notices' }).getByRole('button', { name: 'Undo' }).click()
    await main().getByText('Older data.').waitFor({ state: 'detached' })
    expect(await page.getByRole('navigation').innerText()).toBe(before)
  })

  it('is compared with a second one on the same pictures', async () => {
    await train(30)
    await openRoom(page, 'Runs')
    await main().getByText('Both are right').waitFor()
    expect(await main().innerText()).toMatch(
      /not yet proof|is better on pictures like these|As many right answers/,
    )
  })

  it('answers for a folder, and the table says what the window says', async () => {
    await openRoom(page, 'Predict')
    await app.drop(page, '[data-drop]', [join(appFolder, 'resources/icons')])
    await main()
      .getByText(/^\d+ pictures/)
      .first()
      .waitFor()
    const path = join(folder, 'table.csv')
    await saveDialogAnswers(app, [path])
    await main().getByRole('button', { name: 'Save as CSV…' }).click()
    await main()
      .getByText(/^table\.csv holds/)
      .waitFor()
    const [header, ...lines] = readFileSync(path, 'utf8').trim().split('\r\n')
    expect(header).toBe('file,probability,label,error')
    const shown = await main()
      .getByRole('listbox', { name: 'Results' })
      .getByRole('option')
      .first()
      .innerText()
    const [file = '', probability = ''] = lines[0]?.split(',') ?? []
    expect(shown).toContain(file)
    expect(shown).toContain((Number(probability) * 100).toFixed(1))
  })

  it('never had the camera: nobody pressed its button', async () => {
    const state = await page.evaluate(
      async () => (await navigator.permissions.query({ name: 'camera' })).state,
    )
    expect(state).toBe('denied')
  })

  it('says nothing to the console that should worry anybody', () => {
    expect(troubles).toEqual([])
  })
})
