/** "Match the course" in the window: drop its .h5 files, take a lesson's settings, train, and read the verdict. */
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sharedData } from '../shared-data'
import { workFolder } from './command-line'
import { endApp, openApp, picturesRead } from './first-steps'
import type { LaunchedApp } from './host/launch.mjs'
import { openRoom, waitForState } from './window-driver'

const h5 = ['train', 'test'].map((split) => join(sharedData ?? '', `catvnoncat/${split}_catvnoncat.h5`))
const folder = workFolder()

describe.skipIf(!sharedData)('match the course, in the window', () => {
  let app: LaunchedApp
  let page: Page

  beforeAll(async () => {
    ;({ app, page } = await openApp(folder))
    await app.drop(page, 'main', h5)
    await picturesRead(page)
    expect(await page.locator('main').innerText()).toMatch(/209\s+to train,\s+50\s+to test/)
  })
  afterAll(async () => {
    await endApp(app, folder)
  })

  it.each([
    ['Logistic', 20, '99.0', '70'],
    ['7', 8, '100.0', '72'],
    ['20-7-5', 11, '98.6', '80'],
  ])('%s: all %d printed costs, and both accuracies', async (name, costs, train, test) => {
    await openRoom(page, 'Network')
    const card = page.getByRole('region', { name: 'Match the course' })
    await card.getByText(name, { exact: true }).click()
    await card.getByRole('button', { name: 'Take these settings' }).click()
    await openRoom(page, 'Train')
    await page.getByRole('button', { name: /^Train/ }).click()
    await page.getByRole('status').filter({ hasText: 'Training: training.' }).waitFor({ state: 'attached' })
    await waitForState(page, 'finished')
    await openRoom(page, 'Network')
    await card.getByText(name, { exact: true }).click()
    await card.getByText(`All ${costs} costs agree`).waitFor()
    const said = (await card.innerText()).replaceAll('\u202f', ' ')
    expect(said).toContain(`Here: ${train} % in training, ${test} % in the test`)
  })

  it('the planar lesson needs no pictures: all 8 costs', async () => {
    const card = page.getByRole('region', { name: 'Match the course' })
    await card.getByText('Planar 2-4-1', { exact: true }).click()
    await card.getByRole('button', { name: 'Train it' }).click()
    await card.getByText('All 8 costs agree').waitFor({ timeout: 60_000 })
  })
})
