/** The window beside the command line and a full disk: a run that `descent train --run` wrote, and one that cannot be kept. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { descent, workFolder } from './command-line'
import { endApp, openApp, openSample, startTraining, type LabWindow } from './first-steps'
import type { LaunchedApp } from './host/launch.mjs'
import { openRoom, waitForState } from './window-driver'

const folder = workFolder()
const userData = join(folder, 'user')
const run = join(folder, 'night run')

let app: LaunchedApp
let page: Page

beforeAll(async () => {
  const settings = ['--sample', '--size', '8', '--colour', 'grey', '--layers', '5', '--iterations', '300']
  const ran = await descent(['train', ...settings, '--run', run, '--quiet'], folder)
  expect(ran).toMatchObject({ code: 0, errors: '' })
  ;({ app, page } = await openApp(folder))
}, 120_000)

afterAll(async () => {
  await endApp(app, folder)
})

/** Of the run that trains. */
async function iteration(): Promise<number> {
  const listed = await page.evaluate(() => (window as unknown as LabWindow).lab.calls['run:list']())
  const under = listed.ok ? listed.value.find(({ progress }) => progress.state === 'training') : null
  return under?.progress.iteration ?? NaN
}

const hashes = (): string[] =>
  readdirSync(run, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .map((path) => `${path} ${createHash('sha256').update(readFileSync(path)).digest('hex')}`)
    .sort()

it('a run of the command line is opened, dropped, shown in its folder, and never changed', async () => {
  const before = hashes()
  await app.evaluate(({ dialog, shell }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] })
    shell.showItemInFolder = (path) => console.log(`shown: ${path}`)
  }, run)
  await openRoom(page, 'Runs')
  await page.getByRole('button', { name: 'Open a run folder…' }).click()
  const row = page.getByRole('button', { name: /^Show the run of 64-5-1/ })
  await row.waitFor()
  await page.getByText('Opened from a folder of its own').waitFor()
  expect(await page.getByRole('button', { name: /^Go on from/ }).count()).toBe(0)
  await page.getByRole('button', { name: 'Show in folder' }).click()
  await expect.poll(() => app.output()).toContain(`shown: ${run}`)
  expect(await page.content()).not.toContain(folder) // no path has reached the page
  await page.getByRole('button', { name: 'Take off the list; its folder stays' }).click()
  await row.waitFor({ state: 'detached' })
  await app.drop(page, '[data-drop]', [run])
  await row.waitFor()
  await app.drop(page, '[data-drop]', [folder])
  await page.getByText('There is no run in this folder').waitFor()
  expect(hashes()).toEqual(before)
})

/** A device that takes no byte, as a full disk does; Linux has one. */
const FULL = '/dev/full'

it.skipIf(!existsSync(FULL))(
  'on a full disk the training goes on, says so, and is kept again once there is room',
  async () => {
    const runs = join(userData, 'runs')
    await openRoom(page, 'Data')
    await openSample(page)
    await startTraining(page, 1_000_000)
    let kept = ''
    const checkpoints = (): string[] => {
      kept = readdirSync(runs).map((name) => join(runs, name))[0] ?? ''
      const place = join(kept, 'checkpoints')
      return existsSync(place) ? readdirSync(place).filter((name) => name.endsWith('.safetensors')) : []
    }
    await expect
      .poll(() => (existsSync(runs) ? checkpoints().length : 0), { timeout: 60_000 })
      .toBeGreaterThan(0)
    const curves = join(kept, 'metrics.ndjson')
    renameSync(curves, `${curves}.aside`)
    symlinkSync(FULL, curves)
    const sentence = page.getByText('This run goes on and is not being kept: the disk is full.')
    await sentence.waitFor({ timeout: 30_000 })
    const written = checkpoints()
    const bytes = written.map((name) => readFileSync(join(kept, 'checkpoints', name)).length)
    const at = await iteration()
    await expect.poll(async () => await iteration()).toBeGreaterThan(at) // it trains on
    expect(checkpoints()).toEqual(written)
    expect(written.map((name) => readFileSync(join(kept, 'checkpoints', name)).length)).toEqual(bytes)
    rmSync(curves)
    renameSync(`${curves}.aside`, curves)
    await sentence.waitFor({ state: 'detached', timeout: 30_000 })
    await page.getByRole('button', { name: 'Stop', exact: true }).click()
    await waitForState(page, 'stopped')
    await expect.poll(() => existsSync(join(kept, 'model.npz')), { timeout: 30_000 }).toBe(true)
    // Every line is whole, and none of what could not be written is missing.
    const lines = readFileSync(curves, 'utf8').trimEnd().split('\n')
    const iterations = lines.map((line) => (JSON.parse(line) as { iteration: number }).iteration)
    expect(iterations).toEqual([...new Set(iterations)].sort((one, other) => one - other))
    const steps = iterations.slice(1, -1).map((value, i) => value - iterations[i]!)
    expect(new Set(steps).size).toBe(1)
  },
)
