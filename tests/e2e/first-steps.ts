/** What most specs do first: the app is opened with a place of its own, the sample is opened, a network is trained. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { LabBridge } from '../../shared/ipc/bridge'
import { launch, type LaunchedApp } from './host/launch.mjs'
import { appFolder, openRoom, setIterations } from './window-driver'

/** A page's own view of itself, for code that is run in it. */
export type LabWindow = Window & { readonly lab: LabBridge<File> }

const IMPORT_PATIENCE_MS = 120_000

/** @param folder of one file's tests; the app keeps its own in it. @param browserFlags more of Chromium's own */
export async function openApp(
  folder: string,
  browserFlags: readonly string[] = [],
): Promise<{ readonly app: LaunchedApp; readonly page: Page }> {
  const app = await launch({ appDir: appFolder, browserFlags, userData: join(folder, 'user') })
  return { app, page: await app.firstWindow() }
}

export async function endApp(app: LaunchedApp, folder: string): Promise<void> {
  await app.close()
  rmSync(folder, { recursive: true, force: true })
}

/** Waits until pictures that were dropped or chosen are all read. */
export async function picturesRead(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Next: Network' }).waitFor({ timeout: IMPORT_PATIENCE_MS })
}

export async function openSample(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Try a sample' }).click()
  await picturesRead(page)
}

/** As `openSample`, each picture 8 × 8 and grey, so that an iteration takes next to nothing. */
export async function openSmallSample(page: Page): Promise<void> {
  await openSample(page)
  await page.evaluate(async () => {
    const { calls } = (window as unknown as LabWindow).lab
    const data = await calls['dataset:current']()
    if (!data.ok || !data.value?.preprocessing) throw new Error('There are no data.')
    await calls['dataset:set-preprocessing']({ ...data.value.preprocessing, size: 8, colour: 'grey' })
  })
}

/** Goes by the Network room to Train, where the button is. */
export async function readyToTrain(page: Page, iterations: number): Promise<void> {
  await openRoom(page, 'Network')
  await setIterations(page, iterations)
  await openRoom(page, 'Train')
}

/** As `readyToTrain`, and presses it; a run that begins here. */
export async function startTraining(page: Page, iterations: number): Promise<void> {
  await readyToTrain(page, iterations)
  await page.getByRole('button', { name: /^Train( again)?$/ }).click()
}
