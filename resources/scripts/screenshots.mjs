/**
 * `npm run screenshots`: every room of the built app in every state, in the development host, on the generated sample,
 * into docs/screenshots/. What the README shows is what the app is.
 */
import {
  appendFileSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { launch } from '../../tests/e2e/host/launch.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = fileURLToPath(new URL('../../docs/screenshots/', import.meta.url))
const icons = join(root, 'resources/icons')
const scratch = mkdtempSync(join(tmpdir(), 'descent-screenshots-'))
const userData = join(scratch, 'user-data')
const THEMES = /** @type {const} */ (['light', 'dark'])
/** Long enough for a chart's last frame; nothing moves, so there is no fade to wait for. */
const SETTLE_MS = 450
const USUAL = { width: 1280, height: 800 }
const PATIENCE_MS = 300_000

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {Awaited<ReturnType<typeof launch>>} App */

/** @type {App} */
let app
/** @type {Page} */
let page

async function start() {
  app = await launch({ appDir: root, userData })
  page = await app.firstWindow()
  await page.setViewportSize(USUAL)
  await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'light' })
}

/** @param {string} name @param {'png' | 'jpg'} kind of a very large screen full of pictures, a tenth of the bytes */
async function take(name, kind = 'png') {
  await page.waitForFunction(() =>
    // Those out of sight are not read before they come into it.
    [...document.images].every((image) => image.complete || image.getBoundingClientRect().top > innerHeight),
  )
  await page.waitForTimeout(SETTLE_MS)
  const file = `${name}.${kind}`
  await page.screenshot({
    path: join(folder, file),
    ...(kind === 'jpg' ? { type: 'jpeg', quality: 80 } : {}),
  })
  console.log(`docs/screenshots/${file}`)
}

/** In light and dark. @param {string} name */
async function shoot(name) {
  for (const colorScheme of THEMES) {
    await page.emulateMedia({ colorScheme })
    await take(`${name}-${colorScheme}`)
  }
  await page.emulateMedia({ colorScheme: 'light' })
}

/** @param {string} room */
async function open(room) {
  await page
    .getByRole('navigation')
    .getByRole('link', { name: new RegExp(`^${room}`) })
    .click()
  await page.mouse.move(0, 0)
}

/** @param {string} name */
const press = (name) => page.getByRole('button', { name, exact: true }).click()

/** @param {string} name */
const look = (name) => page.locator('main label.option', { hasText: new RegExp(`^${name}$`) }).click()

/** @param {string} state */
const waitForState = (state) =>
  page
    .getByRole('status')
    .filter({ hasText: `Training: ${state}.` })
    .waitFor({ state: 'attached', timeout: PATIENCE_MS })

/** @param {string} name @param {string} value */
async function fill(name, value) {
  const field = page.getByLabel(name).first()
  await field.fill(value)
  await field.press('Enter')
}

/** A file that begins like a picture, and ends too soon. @param {string} path */
const writeBroken = (path) => writeFileSync(path, Buffer.from('89504e470d0a1a0a0000000d4948', 'hex'))

/** Two classes of the app's own icon, each file with other bytes, so that none is known already. @param {number} each */
function iconFolder(each) {
  const top = mkdtempSync(join(scratch, 'pictures-'))
  for (const name of ['cat', 'non-cat']) {
    mkdirSync(join(top, name))
    for (let i = 0; i < each; i++) {
      copyFileSync(join(icons, '512x512.png'), join(top, name, `${i}.png`))
      appendFileSync(join(top, name, `${i}.png`), `${name} ${i}`)
    }
  }
  writeBroken(join(top, 'cat', 'cut.png'))
  writeFileSync(join(top, 'cat', 'notes.txt'), 'No picture.')
  return top
}

async function data() {
  await shoot('data-empty')
  for (const room of ['Train', 'Evaluate', 'Predict', 'Runs']) {
    await open(room)
    await shoot(`${room.toLowerCase()}-nothing-yet`)
  }
  await open('Data')
  await app.drop(page, 'main', [iconFolder(600)])
  await page
    .getByText(/of 1,2\d\d pictures/)
    .first()
    .waitFor()
  await shoot('data-importing')
  await press('Cancel')
  await page.getByRole('button', { name: 'Try a sample' }).waitFor()
  await app.drop(page, 'main', [iconFolder(8)])
  await page.getByText('2 files could not be used.').waitFor({ timeout: PATIENCE_MS })
  await shoot('data-refused')
  await press('Take all pictures out')
  await page.getByRole('button', { name: 'Undo', exact: true }).last().waitFor()
  await shoot('data-undo')
  await press('Try a sample')
  await page.getByRole('button', { name: 'Next: Network' }).waitFor({ timeout: 60_000 })
  await page.getByRole('option').first().click()
  await shoot('data')
}

async function network() {
  await open('Network')
  await shoot('network')
  await press('Activation of layer 1: ReLU')
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
}

async function diverge() {
  await open('Network')
  await press('Activation of layer 1: ReLU')
  await page.getByRole('option', { name: /^leaky/i }).click()
  await fill('Learning rate', '10')
  await open('Train')
  await press('Train')
  await waitForState('diverged')
  await shoot('train-diverged')
  await open('Network')
  await press('Activation of layer 1: leaky ReLU')
  await page.getByRole('option', { name: /^ReLU/ }).click()
  await fill('Learning rate', '0.003')
  await open('Train')
}

/** Both of the cost chart's own views, the layers' numbers, and the weights at the run's first step. */
async function trainCloser() {
  const log = page.getByTitle('Cost on a logarithmic axis')
  const smooth = page.getByRole('button', { name: /^Smooth/ })
  await log.click()
  await smooth.click()
  await page.getByText('Layer by layer').click()
  const time = page.getByRole('slider', { name: 'Time in the run: the first layer then' })
  await time.fill('1')
  await shoot('train-closer')
  await time.press('End')
  await page.getByText('Layer by layer').click()
  await log.click()
  await smooth.click()
}

async function train() {
  await open('Train')
  await shoot('train-ready')
  await diverge()
  await page.getByRole('button', { name: /^Train/ }).click()
  await page.getByText(/Iteration\s*[6-9]\d\d/).waitFor({ timeout: PATIENCE_MS })
  await press('Pause')
  await waitForState('paused')
  await shoot('train-paused')
  await trainCloser()
  await open('Predict')
  await app.drop(page, '[data-drop]', [join(icons, '256x256.png')])
  await page.getByAltText('256x256.png, as the network sees it').waitFor()
  await shoot('predict-while-training')
  await press('Take the results away')
  await open('Train')
  await press('Resume')
  await waitForState('finished')
  await shoot('train')
}

async function evaluate() {
  await open('Evaluate')
  await page.getByText('Confusion matrix').waitFor()
  await shoot('evaluate')
  await page.getByRole('slider').first().fill('0.8')
  await shoot('evaluate-threshold')
  await look('Curves')
  await shoot('evaluate-curves')
  await look('Pictures')
  await page.getByText(/begins to change where/).waitFor()
  await shoot('evaluate-pictures')
}

async function predict() {
  await open('Predict')
  await shoot('predict-empty')
  writeBroken(join(scratch, 'cut.png'))
  await app.drop(page, '[data-drop]', [join(icons, '256x256.png'), join(icons, 'icon.svg')])
  await page.getByAltText('256x256.png, as the network sees it').waitFor()
  await shoot('predict')
  await app.drop(page, '[data-drop]', [icons, join(scratch, 'cut.png')])
  await page.locator('[role=option]').nth(2).waitFor()
  await shoot('predict-many')
  await look('Grid')
  await shoot('predict-grid')
}

async function lessons() {
  await open('Learn')
  await shoot('learn')
  const count = await page.locator('a.lesson').count()
  for (let place = 0; place < count; place++) {
    await open('Data')
    await open('Learn')
    const lesson = page.locator('a.lesson').nth(place)
    const name = (await lesson.getAttribute('href'))?.split('/').at(-1) ?? ''
    await lesson.click()
    if (place === 0) await shoot('learn-asked')
    await page.locator('.choice').first().click()
    await page.locator('.answer b').waitFor({ timeout: PATIENCE_MS })
    if (name === 'graph') await press('To the end')
    if (name === 'planar') {
      await press('Train')
      await page.getByText('10,000 of 10,000').waitFor({ timeout: PATIENCE_MS })
      await page.getByRole('cell', { name: '…' }).first().waitFor({ state: 'detached', timeout: PATIENCE_MS })
    }
    await shoot(`learn-${name}`)
  }
}

/** The same rooms for other eyes and other screens; one appearance of each is enough. */
async function everySize() {
  const rooms = ['Data', 'Network', 'Train', 'Evaluate', 'Predict', 'Runs', 'Learn']
  for (const room of rooms) {
    await open(room)
    const name = room.toLowerCase()
    await page.emulateMedia({ contrast: 'more' })
    await take(`${name}-contrast`)
    await page.emulateMedia({ contrast: 'no-preference', forcedColors: 'active', colorScheme: 'dark' })
    await take(`${name}-forced-colours`)
    await page.emulateMedia({ forcedColors: 'none', colorScheme: 'light' })
    await page.setViewportSize({ width: 1024, height: 700 })
    await take(`${name}-1024`)
    await page.setViewportSize({ width: 3840, height: 2160 })
    await take(`${name}-4k`, 'jpg')
    await page.setViewportSize(USUAL)
  }
  await page.keyboard.press('?')
  await shoot('shortcuts')
  await page.keyboard.press('Escape')
}

/** Those of this session, then, after a new start, those of an earlier one beside one that is damaged. */
async function runs() {
  await open('Runs')
  await shoot('runs')
  await app.close()
  const kept = join(userData, 'runs')
  const [first] = readdirSync(kept)
  if (first) writeFileSync(join(kept, first, 'run.json'), '{')
  await start()
  await open('Runs')
  await page.getByRole('list', { name: 'Runs that cannot be read' }).waitFor()
  await shoot('runs-damaged')
}

mkdirSync(folder, { recursive: true })
try {
  await start()
  for (const chapter of [data, network, train, evaluate, predict, everySize, lessons, runs]) await chapter()
} finally {
  await app.close()
  rmSync(scratch, { recursive: true, force: true })
}
