/** Runs outlive the window: one that ended is there again with its curves and its network, one that was killed goes on. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, expect, it } from 'vitest'
import type { RunSummary } from '../../shared/domain/run'
import type { RunHistory } from '../../shared/ipc/contract'
import { highestInk } from './chart-ink'
import { descent, workFolder } from './command-line'
import { endApp, openApp, openSmallSample, startTraining, type LabWindow } from './first-steps'
import type { LaunchedApp } from './host/launch.mjs'
import { appFolder, openRoom, waitForState } from './window-driver'

const folder = workFolder()
const userData = join(folder, 'user')
const runsFolder = join(userData, 'runs')
const picture = join(appFolder, 'docs/screenshots/train-light.png')
/** More than any computer does between two clicks. */
const ITERATIONS = 15_000

let app: LaunchedApp
let page: Page

afterAll(async () => {
  await endApp(app, folder)
})

async function openWindow(): Promise<void> {
  ;({ app, page } = await openApp(folder))
}

/** The very same pictures every time. */
async function openData(): Promise<void> {
  await openRoom(page, 'Data')
  await openSmallSample(page)
}

/** What the window can show of a run's past: first layers, the health, what was said of every picture. */
async function pastOf(runId: string) {
  const told = await page.evaluate(async (id) => {
    const { calls } = (window as unknown as LabWindow).lab
    const shown = await calls['run:history']({ runId: id })
    const iterations = shown.ok ? shown.value.weightIterations : []
    const layers = []
    for (const iteration of iterations) layers.push(await calls['run:weights-at']({ runId: id, iteration }))
    const pictures = []
    for (const index of [0, 1, 2]) pictures.push(await calls['answers:recall-picture']({ runId: id, index }))
    return { layers, pictures, probe: await calls['run:probe']({ runId: id }) }
  }, runId)
  return told
}

async function runs(): Promise<readonly RunSummary[]> {
  const listed = await page.evaluate(() => (window as unknown as LabWindow).lab.calls['run:list']())
  if (!listed.ok) throw new Error(listed.error.message)
  return listed.value
}

async function history(runId: string): Promise<RunHistory> {
  const answer = await page.evaluate(
    (id) => (window as unknown as LabWindow).lab.calls['run:history']({ runId: id }),
    runId,
  )
  if (!answer.ok) throw new Error(answer.error.message)
  return answer.value
}

const fileOf = (run: string, name: string): string => join(runsFolder, run, name)
const checkpoints = (run: string): string[] => {
  const place = fileOf(run, 'checkpoints')
  return existsSync(place) ? readdirSync(place).filter((name) => name.endsWith('.safetensors')) : []
}

it('a run that ended is there again after the window was closed: list, chart, prediction, model file', async () => {
  await openWindow()
  await openData()
  await startTraining(page, ITERATIONS)
  await waitForState(page, 'finished')
  const [run] = await runs()
  const before = await history(run!.id)
  await expect.poll(() => existsSync(fileOf(run!.id, 'health.json')), { timeout: 30_000 }).toBe(true)
  const pastBefore = await pastOf(run!.id)
  expect(pastBefore.layers.length).toBeGreaterThan(1)
  expect(await app.close()).toBe(0)

  await openWindow()
  await openRoom(page, 'Runs')
  await page.getByRole('button', { name: /^Show the run of 64-16-1/ }).waitFor()
  const after = await history(run!.id)
  expect(after.points).toEqual(before.points)
  expect(after.steps).toEqual(before.steps)
  expect(after.run.score).toEqual(before.run.score)
  expect(after.run.hyperparameters).toEqual(before.run.hyperparameters)
  await openRoom(page, 'Train')
  await expect.poll(() => highestInk(page)).not.toBeNull()
  const past = await pastOf(run!.id)
  expect(past.layers.slice(0, pastBefore.layers.length)).toEqual(pastBefore.layers)
  expect(past.probe).toEqual(pastBefore.probe)
  expect(past.probe.ok).toBe(true)
  const time = page.getByRole('slider', { name: 'Time in the run: the first layer then' })
  await time.fill('0')
  await page.getByText('At iteration 0', { exact: true }).waitFor()
  await page.getByText('Layer by layer').waitFor()
  await openRoom(page, 'Predict')
  await page.locator('[data-drop]').waitFor()
  await app.drop(page, '[data-drop]', [picture])
  await page.getByRole('img', { name: /cat \d.*non-cat \d/ }).waitFor()
  const predicted = await descent(['predict', '--model', fileOf(run!.id, 'model.npz'), picture], folder)
  expect(predicted).toMatchObject({ code: 0, errors: '' })
  expect(checkpoints(run!.id)).toEqual([]) // a run at its end needs none
})

it('a run that was killed goes on to the weights of one that never was', async () => {
  const [whole] = await runs()
  await openData()
  await startTraining(page, ITERATIONS)
  // A checkpoint is made now, however fast the computer is.
  await page.getByRole('button', { name: 'Pause', exact: true }).click()
  await waitForState(page, 'paused')
  let killed: string | undefined
  await expect
    .poll(
      () => {
        killed = readdirSync(runsFolder).find((name) => name !== whole!.id)
        return killed === undefined ? 0 : checkpoints(killed).length
      },
      { timeout: 30_000 },
    )
    .toBeGreaterThan(0)
  app.process().kill('SIGKILL')
  await app.exited

  await openWindow()
  const cut = (await runs()).find(({ id }) => id === killed)!
  expect(cut.progress.state).toBe('stopped')
  expect(cut.progress.iteration).toBe(Number.parseInt(checkpoints(killed!).sort().at(-1)!, 10))
  await openRoom(page, 'Runs')
  const goOn = page.getByRole('button', { name: /^Go on from iteration [\d,]+$/ })
  expect(await goOn.isDisabled()).toBe(true) // its pictures are not open
  await openData()
  await openRoom(page, 'Runs')
  const { pictures } = await pastOf(whole!.id)
  const [first] = pictures
  expect(first?.ok && first.value).toMatchObject({ isRecorded: true })
  await goOn.click()
  await waitForState(page, 'finished')
  await expect.poll(() => existsSync(fileOf(killed!, 'model.npz'))).toBe(true)
  expect(
    readFileSync(fileOf(killed!, 'model.npz')).equals(readFileSync(fileOf(whole!.id, 'model.npz'))),
  ).toBe(true)
  expect((await history(killed!)).points).toEqual((await history(whole!.id)).points)
  expect((await pastOf(killed!)).pictures).toEqual(pictures)
})
