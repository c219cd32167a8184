/**
 * A long run streams into the window, and nothing of it is felt: memory stays, frames come, clicks are answered, and a spike
 * of the cost that lasted a moment is in the chart at the end. `DESCENT_LONG_RUN=1000000` makes it as long as one likes;
 * times are printed, and asserted only as far as a busy machine allows.
 */
import type { CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { StepPoint } from '../../shared/domain/run'
import { highestInk } from './chart-ink'
import { workFolder } from './command-line'
import { feltSince, inWords, startFeeling } from './felt'
import { endApp, openApp, openSmallSample, readyToTrain, type LabWindow } from './first-steps'
import type { LaunchedApp } from './host/launch.mjs'
import { waitForState } from './window-driver'

const ITERATIONS = Number(process.env['DESCENT_LONG_RUN'] ?? 100_000)
/** What a heap of about twelve megabytes may grow by between a third of the run and its end. */
const GROWTH_AT_MOST = 4 * 2 ** 20
/** Of the chart, left and right of its plot. */
const [PLOT_LEFT, PLOT_RIGHT] = [46, 88]

const folder = workFolder()
let app: LaunchedApp
let page: Page
let session: CDPSession

beforeAll(async () => {
  ;({ app, page } = await openApp(folder))
  session = await page.context().newCDPSession(page)
  await openSmallSample(page)
  await readyToTrain(page, ITERATIONS)
})
afterAll(async () => {
  await endApp(app, folder)
})

it(`${ITERATIONS} iterations are not felt, and no extreme of them is lost`, async () => {
  await page.getByRole('button', { name: 'Train', exact: true }).click()
  await page.getByRole('status').filter({ hasText: 'Training: training.' }).waitFor({ state: 'attached' })
  await until(ITERATIONS / 3)
  const spike = await plantSpike()
  const heapBefore = await heap()
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  await startFeeling(page)
  const busyBefore = await busyMs()
  const began = performance.now()
  for (let share = 4; share < 10; share++) {
    await until((ITERATIONS * share) / 10)
    await page.getByRole('button', { name: /^Smooth/ }).click()
  }
  await waitForState(page, 'finished')
  const seconds = (performance.now() - began) / 1000
  const busy = ((await busyMs()) - busyBefore) / 1000 / seconds
  const felt = await feltSince(page)
  const growth = (await heap()) - heapBefore
  const megabytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(2)} MB`
  console.log(
    [
      `${ITERATIONS} iterations; watched for ${seconds.toFixed(1)} s`,
      `highest cost: ${spike.cost.toFixed(2)} at iteration ${spike.iteration}`,
      `the page's main thread computes ${(100 * busy).toFixed(0)} % of the time`,
      inWords(felt, seconds),
      `heap: ${megabytes(heapBefore)} at a third, ${growth < 0 ? '' : '+'}${megabytes(growth)} at the end`,
    ].join('\n'),
  )

  expect(spike.iteration).toBeGreaterThan(ITERATIONS / 3) // it is higher than the cost at the start
  expect(growth).toBeLessThan(GROWTH_AT_MOST)
  // The smoothed line is off again after an even number of presses; the highest ink is the measured line's.
  const ink = await highestInk(page)
  if (!ink) throw new Error('The chart is empty.')
  const plot = ink.width - PLOT_LEFT - PLOT_RIGHT
  expect(Math.abs(ink.x - (PLOT_LEFT + (plot * spike.iteration) / ITERATIONS))).toBeLessThan(4)
})

/** α is far too large for a moment. The highest cost that the main process then knows of. */
async function plantSpike(): Promise<Pick<StepPoint, 'iteration' | 'cost'>> {
  return page.evaluate(async () => {
    const { calls } = (window as unknown as LabWindow).lab
    const runs = await calls['run:list']()
    const run = runs.ok ? runs.value.at(-1) : undefined
    if (!run) throw new Error('There is no run.')
    const { learningRate } = run.hyperparameters
    for (const rate of [1000 * learningRate, learningRate]) {
      await calls['run:set-learning-rate']({ runId: run.id, learningRate: rate })
      await new Promise((resolve) => setTimeout(resolve, 100)) // the thread takes commands between slices of 25 ms
    }
    const steps = await calls['run:list-steps']({ runId: run.id, from: 0, to: 10_000_000 })
    if (!steps.ok) throw new Error(steps.error.message)
    const { iteration, cost } = steps.value
    const highest = Math.max(...cost)
    return { iteration: iteration[cost.indexOf(highest)] ?? NaN, cost: highest }
  })
}

async function until(iteration: number): Promise<void> {
  const reached = (): Promise<number> =>
    page.evaluate(async () => {
      const runs = await (window as unknown as LabWindow).lab.calls['run:list']()
      return runs.ok ? (runs.value.at(-1)?.progress.iteration ?? 0) : NaN
    })
  while ((await reached()) < iteration) await new Promise((resolve) => setTimeout(resolve, 100))
}

/** The page's heap in bytes, garbage collected. */
async function heap(): Promise<number> {
  await session.send('HeapProfiler.collectGarbage')
  return (await session.send('Runtime.getHeapUsage')).usedSize
}

/** Processor time of the page's main thread, which does not depend on what else the computer does. */
async function busyMs(): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics')
  return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN)
}
