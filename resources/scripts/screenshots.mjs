/**
 * `npm run screenshots`: every room of the built app in the development host, light and dark, on the generated sample,
 * into docs/screenshots/. What the README shows is what the app is.
 */
import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { launch } from '../../tests/e2e/host/launch.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = fileURLToPath(new URL('../../docs/screenshots/', import.meta.url))
const THEMES = /** @type {const} */ (['light', 'dark'])
/** Long enough for a fade, a chart's last frame and the thumbnails. */
const SETTLE_MS = 700

mkdirSync(folder, { recursive: true })
const app = await launch({ appDir: root })
try {
  const page = await app.firstWindow()
  await page.setViewportSize({ width: 1280, height: 800 })

  /** @param {string} name */
  const shoot = async (name) => {
    for (const colorScheme of THEMES) {
      await page.emulateMedia({ colorScheme })
      await page.waitForTimeout(SETTLE_MS)
      await page.screenshot({ path: `${folder}${name}-${colorScheme}.png` })
    }
    console.log(`docs/screenshots/${name}-{light,dark}.png`)
  }
  /** @param {string} room */
  const open = async (room) => {
    await page
      .getByRole('navigation')
      .getByRole('link', { name: new RegExp(`^${room}`) })
      .click()
    await page.mouse.move(0, 0)
  }
  /** @param {string} state */
  const waitForState = (state) =>
    page
      .getByRole('status')
      .filter({ hasText: `Training: ${state}.` })
      .waitFor({ state: 'attached', timeout: 300_000 })

  await shoot('data-empty')
  await page.getByRole('button', { name: 'Try a sample' }).click()
  await page.getByRole('button', { name: 'Next: Network' }).waitFor({ timeout: 60_000 })
  await page.getByRole('option').first().click()
  await shoot('data')
  await open('Network')
  await shoot('network')
  await page.getByRole('button', { name: 'Activation of layer 1: ReLU' }).click()
  await shoot('network-activation')
  await page.keyboard.press('Escape')
  await page.getByRole('heading', { name: 'How it learns' }).scrollIntoViewIfNeeded()
  await page.mouse.move(500, 600)
  await page.mouse.wheel(0, 460)
  await shoot('network-options')
  const course = page.getByRole('region', { name: 'Match the course' })
  await course.getByText('Planar 2-4-1', { exact: true }).click()
  await course.getByRole('button', { name: 'Train it' }).click()
  await course.getByText('All 8 costs agree').waitFor({ timeout: 60_000 })
  await course.scrollIntoViewIfNeeded()
  await shoot('network-course')
  await open('Train')
  await shoot('train-ready')
  await page.getByRole('button', { name: 'Train', exact: true }).click()
  await page.getByText(/Iteration\s*[6-9]\d\d/).waitFor({ timeout: 300_000 })
  await page.getByRole('button', { name: 'Pause', exact: true }).click()
  await waitForState('paused')
  await shoot('train-paused')
  await page.getByTitle('Cost on a logarithmic axis').click()
  await page.getByRole('button', { name: /^Smooth/ }).click()
  await page.getByText('Layer by layer').click()
  const time = page.getByRole('slider', { name: 'Time in the run: the first layer then' })
  await time.fill('1')
  await shoot('train-closer')
  await time.press('End')
  await page.getByText('Layer by layer').click()
  await page.getByTitle('Cost on a logarithmic axis').click()
  await page.getByRole('button', { name: /^Smooth/ }).click()
  await page.getByRole('button', { name: 'Resume' }).click()
  await waitForState('finished')
  await shoot('train')
  await open('Evaluate')
  await page.getByText('Confusion matrix').waitFor()
  await shoot('evaluate')
  await page.getByText('Curves', { exact: true }).click()
  await shoot('evaluate-curves')
  await page
    .locator('label')
    .filter({ hasText: /^Pictures$/ })
    .click()
  await page.getByText(/begins to change where/).waitFor()
  await shoot('evaluate-pictures')
  await open('Predict')
  await shoot('predict-empty')
  await app.drop(page, '[data-drop]', [
    `${root}resources/icons/256x256.png`,
    `${root}resources/icons/icon.svg`,
  ])
  await page.getByAltText('256x256.png, as the network sees it').waitFor()
  await shoot('predict')
  await open('Runs')
  await shoot('runs')
  await open('Learn')
  await shoot('learn')
  await page.getByRole('link', { name: /The computation graph/ }).click()
  await page.getByRole('button', { name: '0.006' }).click()
  await page.getByRole('button', { name: 'To the end' }).click()
  await shoot('learn-graph')
  await open('Learn')
  await page.getByRole('link', { name: /One hidden layer/ }).click()
  await page.getByRole('button', { name: '3', exact: true }).click()
  await page.getByRole('button', { name: 'Train', exact: true }).click()
  await page.getByText('As you predicted.').waitFor({ timeout: 120_000 })
  await page.getByText('10,000 of 10,000').waitFor({ timeout: 120_000 })
  await page.getByRole('cell', { name: '…' }).first().waitFor({ state: 'detached', timeout: 120_000 })
  await shoot('learn-planar')
} finally {
  await app.close()
}
