/** What goes out of the Learn room and comes in again: recordings, a teacher's lesson file, the results of a class. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { recordingMessages } from '../../shared/messages/learn/recording'
import { learnMessages, lessonTitles } from '../../shared/messages/learn/room'
import { teacherMessages } from '../../shared/messages/learn/teacher'
import { loadAxe, violations } from './axe'
import { workFolder } from './command-line'
import { launch, type LaunchedApp } from './host/launch.mjs'
import { appFolder, saveDialogAnswers } from './window-driver'

const MEASURING_MS = 120_000
const folder = workFolder()
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

/** The list of lessons, whatever is open. */
async function openList(): Promise<void> {
  await page.keyboard.press('Control+1')
  await page.keyboard.press('Control+7')
  await page.getByRole('heading', { name: learnMessages.room, exact: true }).waitFor({ state: 'attached' })
}

async function openFiles(...paths: readonly string[]): Promise<void> {
  await openList()
  await page.locator('input[type=file]').setInputFiles([...paths])
}

/** The five racers' times, digits and all, once they are there. */
async function times(): Promise<readonly string[]> {
  const all = page.locator('main').getByText(/^[\d.,]+\sms$/)
  await all.nth(4).waitFor({ timeout: MEASURING_MS })
  return all.allTextContents()
}

it(
  'a race is saved, and shown again in the same numbers without computing',
  async () => {
    const path = join(folder, 'race.json')
    await saveDialogAnswers(app, [path])
    await openList()
    await page.getByRole('link', { name: lessonTitles.race.title }).click()
    await page.locator('.choice').first().click()
    const measured = await times()
    await page.getByRole('button', { name: recordingMessages.save }).click()
    await page.getByText(recordingMessages.saved('race.json')).waitFor()
    const { recordedAt } = JSON.parse(readFileSync(path, 'utf8')) as { readonly recordedAt: string }

    await openFiles(path)
    await page.getByText(recordingMessages.shown(recordedAt)).waitFor()
    expect(await times()).toEqual(measured)
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: recordingMessages.close }).click()
    await page.getByRole('heading', { name: learnMessages.room, exact: true }).waitFor({ state: 'attached' })
  },
  MEASURING_MS,
)

/** The lesson as it stands: what is written under its name, without the words around recordings. */
async function lessonText(): Promise<string> {
  await page.getByText(learnMessages.measuring).first().waitFor({ state: 'detached', timeout: MEASURING_MS })
  const text = await page.locator('main').innerText()
  const lines = text.split('\n').filter((line) => line !== recordingMessages.save)
  const question = lines.findIndex((line) => line.toLowerCase() === learnMessages.question.toLowerCase())
  expect(question).toBeGreaterThan(0)
  return lines.slice(question).join('\n')
}

it.each(['logistic', 'initialization', 'activations'] as const)(
  'what "%s" trained is saved, and shown again word for word without computing',
  async (lesson) => {
    const path = join(folder, `${lesson}.json`)
    await saveDialogAnswers(app, [path])
    await openList()
    await page.getByRole('link', { name: lessonTitles[lesson].title }).click()
    await page.locator('.choice').first().click()
    await page.getByRole('button', { name: recordingMessages.save }).waitFor({ timeout: MEASURING_MS })
    const measured = await lessonText()
    expect(measured.length).toBeGreaterThan(500)
    await page.getByRole('button', { name: recordingMessages.save }).click()
    await page.getByText(recordingMessages.saved(`${lesson}.json`)).waitFor()

    await openFiles(path)
    await page.getByRole('button', { name: recordingMessages.close }).waitFor()
    await page.locator('.answer b').waitFor()
    expect(await lessonText()).toBe(measured)
    await page.getByRole('button', { name: recordingMessages.close }).click()
  },
  MEASURING_MS,
)

it("a teacher's lesson is answered, its results saved and put together with a class", async () => {
  const [json, csv] = [join(folder, 'ada.json'), join(folder, 'class.csv')]
  await saveDialogAnswers(app, [json, csv])
  await openFiles(join(appFolder, 'docs/example-lesson.md'))
  await page.getByText('Four units and a flower').first().waitFor()
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: 'About half' }).click()
  await page.getByLabel(teacherMessages.yours).fill('12')
  await page.getByRole('button', { name: teacherMessages.check, exact: true }).click()
  await page.getByText(teacherMessages.answered(2, 2)).waitFor()
  await page.getByLabel(teacherMessages.student).fill('Ada')
  await page.getByRole('button', { name: teacherMessages.save }).click()
  await page.getByText(teacherMessages.saved('ada.json')).waitFor()

  await page.getByRole('button', { name: learnMessages.allLessons }).click()
  await openFiles(json)
  await page.getByRole('cell', { name: teacherMessages.rightOf(1, 2) }).waitFor()
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: teacherMessages.saveClass }).click()
  await page.getByText(teacherMessages.saved('class.csv')).waitFor()
  expect(readFileSync(csv, 'utf8')).toContain('Ada')
})

it('a file that is none of these is refused in one sentence', async () => {
  await openFiles(join(appFolder, 'package.json'))
  await page.getByText(teacherMessages.notResults('package.json')).waitFor()
  await openFiles(join(appFolder, 'CHANGELOG.md'))
  await page.getByText(/^CHANGELOG\.md, line 1: /).waitFor()
  expect(await violations(page)).toEqual([])
})
