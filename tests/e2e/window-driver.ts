/** What a person does in the window, for the specs. */
import { resolve } from 'node:path'
import type { Page } from 'playwright-core'
import type { LaunchedApp } from './host/launch.mjs'

/** The built app: its package.json names the main bundle. */
export const appFolder = resolve(import.meta.dirname, '../..')

const PATIENCE_MS = 150_000

export async function openRoom(page: Page, room: string): Promise<void> {
  await page
    .getByRole('navigation')
    .getByRole('link', { name: new RegExp(`^${room}`) })
    .click()
  await page.getByRole('heading', { name: room, exact: true }).waitFor({ state: 'attached' })
}

export async function setIterations(page: Page, iterations: number): Promise<void> {
  const field = page.getByLabel('Iterations').first()
  await field.fill(String(iterations))
  await field.press('Enter')
}

/** Waits until the Train room has read a state aloud. */
export async function waitForState(page: Page, state: string): Promise<void> {
  await page
    .getByRole('status')
    .filter({ hasText: `Training: ${state}.` })
    .waitFor({ state: 'attached', timeout: PATIENCE_MS })
}

/** The save dialog answers with these paths, one after the other. */
export async function saveDialogAnswers(app: LaunchedApp, paths: readonly string[]): Promise<void> {
  await app.evaluate(({ dialog }, answers) => {
    const left = [...answers]
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: left.shift() ?? '' })
  }, paths)
}
