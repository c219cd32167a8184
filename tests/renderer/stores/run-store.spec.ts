import { beforeEach, describe, expect, it } from 'vitest'
import { useDatasetStore } from '../../../src-renderer/stores/dataset-store'
import { useNetworkStore } from '../../../src-renderer/stores/network-store'
import { useRunStore } from '../../../src-renderer/stores/run-store'
import type { RunSummary } from '../../../shared/domain/run'
import type { FakeLab } from '../../fakes/lab-bridge'
import { stepColumns } from '../../fakes/lab/step-columns'
import { eventually, openPage, pointAt, reloadPage, settled, TINY } from './fake-page'

let lab: FakeLab
beforeEach(async () => {
  lab = openPage({ iterationsPerTick: 500 })
  lab.datasets.place({ preprocessing: TINY })
  await useDatasetStore().load()
})

const iterations = (): readonly number[] =>
  useRunStore()
    .series.trainCost.points()
    .map(({ x }) => x)
const historiesRead = (): number => lab.made.filter(({ name }) => name === 'run:history').length

/** A run that has finished in the fake lab, with its history on the page. */
async function finishedRun(): Promise<RunSummary> {
  const runs = useRunStore()
  await runs.start()
  await eventually(() => expect(runs.run?.progress.state).toBe('finished'))
  return runs.run!
}

/** Event number `sequence` after the run's history, with one point. */
async function emitAfter(run: RunSummary, sequence: number, iteration: number): Promise<void> {
  const history = await lab.calls['run:history']({ runId: run.id })
  if (!history.ok) throw new Error('The fake lab has no such run.')
  lab.emit('run:progressed', {
    runId: run.id,
    sequence: history.value.sequence + sequence,
    progress: { ...run.progress, state: 'training', iteration },
    points: [pointAt(iteration)],
    steps: stepColumns([]),
  })
}

describe('starting', () => {
  it('sends the designed network and follows the run to its end', async () => {
    useNetworkStore().change({ iterations: 1000, hidden: [{ units: 3, activation: 'tanh' }], seed: 7 })
    const run = await finishedRun()
    expect(lab.made.find(({ name }) => name === 'run:start')?.request).toMatchObject({
      hidden: [{ units: 3, activation: 'tanh' }],
      hyperparameters: { iterations: 1000, seed: 7, logEvery: 5 },
    })
    expect(run.score?.test?.accuracy).toBeGreaterThan(0)
    expect(iterations()).toEqual(Array.from({ length: 200 }, (_, index) => index * 5))
    expect(useRunStore().weights).toMatchObject({ units: 3, size: 8, channels: 1 })
  })

  it('does nothing without data', async () => {
    openPage()
    await useRunStore().start()
    expect(useRunStore().run).toBeNull()
  })

  it('keeps the reason when it fails, until the next action', async () => {
    const runs = useRunStore()
    lab.failNext('run:start', 'too-much-memory', 'It would need 90 GB.')
    await runs.start()
    expect(runs.problem?.message).toBe('It would need 90 GB.')
    expect(runs.run).toBeNull()
    await runs.start()
    expect(runs.problem).toBeNull()
  })

  it('does not start twice when pressed twice', async () => {
    const runs = useRunStore()
    await Promise.all([runs.start(), runs.start()])
    expect(lab.made.filter(({ name }) => name === 'run:start')).toHaveLength(1)
  })
})

describe('following', () => {
  it('adds the next event', async () => {
    const run = await finishedRun()
    const before = historiesRead()
    await emitAfter(run, 1, 9000)
    expect(iterations().at(-1)).toBe(9000)
    // The one reading is the test's own.
    expect(historiesRead() - before).toBe(1)
  })

  it('ignores an event that the history already holds', async () => {
    const run = await finishedRun()
    const before = iterations()
    await emitAfter(run, 0, 9000)
    await settled()
    expect(iterations()).toEqual(before)
  })

  it('reads the history again after a gap', async () => {
    const run = await finishedRun()
    const before = historiesRead()
    await emitAfter(run, 5, 9000)
    await settled()
    expect(historiesRead() - before).toBe(2)
    expect(iterations()).not.toContain(9000)
  })

  it('adds what came in while the history was on its way', async () => {
    const run = await finishedRun()
    reloadPage()
    await useDatasetStore().load()
    const runs = useRunStore()
    const showing = runs.show(run)
    await emitAfter(run, 1, 9000)
    await showing
    expect(iterations().at(0)).toBe(0)
    expect(iterations().at(-1)).toBe(9000)
  })

  it('keeps weights that came while the history was on its way', async () => {
    const run = await finishedRun()
    const runs = useRunStore()
    const showing = runs.show(run)
    const newer = { iteration: 9000, units: 1, size: 1, channels: 1, pixels: Uint8Array.of(128) } as const
    lab.emit('run:weights-changed', { runId: run.id, weights: newer, kept: [0, 9000] })
    await showing
    expect(runs.weights).toEqual(newer)
    expect(runs.weightIterations).toEqual([0, 9000])
  })

  it('follows 100,000 measured iterations in bounded memory, with every extreme', async () => {
    const run = await finishedRun()
    const runs = useRunStore()
    await runs.show(run)
    const history = await lab.calls['run:history']({ runId: run.id })
    if (!history.ok) throw new Error('the fake lab lost its run')
    const [PER_EVENT, EVENTS, HIGH, LOW] = [50, 2000, 77_777, 31_313]
    const costOf = (i: number): number => (i === HIGH ? 9.5 : i === LOW ? 0.001 : 0.5)
    for (let event = 0; event < EVENTS; event++) {
      const points = Array.from({ length: PER_EVENT }, (_, at) => {
        const iteration = 2000 + event * PER_EVENT + at
        return { ...pointAt(iteration), trainCost: costOf(iteration) }
      })
      const progress = { ...run.progress, state: 'training' as const }
      lab.emit('run:progressed', {
        runId: run.id,
        sequence: history.value.sequence + event + 1,
        progress,
        points,
        steps: stepColumns([]),
      })
    }
    const kept = runs.series.trainCost.points()
    expect(kept.length).toBeLessThanOrEqual(4 * 256)
    expect(kept.at(-1)?.x).toBe(2000 + EVENTS * PER_EVENT - 1)
    expect(kept).toContainEqual({ x: HIGH, y: 9.5 })
    expect(kept).toContainEqual({ x: LOW, y: 0.001 })
  })

  it('ignores events of other runs', async () => {
    const run = await finishedRun()
    const before = iterations()
    lab.emit('run:progressed', {
      runId: 'other',
      sequence: 99,
      progress: run.progress,
      points: [pointAt(9000)],
      steps: stepColumns([]),
    })
    lab.emit('run:changed', { ...run, id: 'other' })
    expect(iterations()).toEqual(before)
    expect(useRunStore().run?.id).toBe(run.id)
  })

  it('shows the run opened last when two are opened at once', async () => {
    const first = await finishedRun()
    const second = await finishedRun()
    const runs = useRunStore()
    await Promise.all([runs.show(first), runs.show(second), runs.show(first)])
    expect(runs.run?.id).toBe(first.id)
  })

  it('starts over when the run is reset', async () => {
    await finishedRun()
    const runs = useRunStore()
    await runs.reset()
    expect(iterations()).toEqual([])
    expect(runs.run?.progress).toMatchObject({ state: 'paused', iteration: 0 })
    await runs.step('iteration')
    expect(runs.run?.progress.iteration).toBe(1)
    expect(iterations()).toEqual([0])
  })
})

describe('after a reload', () => {
  it('has the same run, curves and weights', async () => {
    const run = await finishedRun()
    const before = iterations()
    const weights = useRunStore().weights
    reloadPage()
    await useRunStore().load()
    expect(useRunStore().run).toEqual(run)
    expect(iterations()).toEqual(before)
    expect(weights).not.toBeNull()
    expect(useRunStore().weights).toEqual(weights)
  })

  it('shows the run that was shown, not the newest', async () => {
    const first = await finishedRun()
    await finishedRun()
    await useRunStore().show(first)
    reloadPage()
    await useRunStore().load()
    expect(useRunStore().run?.id).toBe(first.id)
  })

  it('says when the list cannot be read', async () => {
    lab.failNext('run:list', 'internal', 'The engine did not answer.')
    await useRunStore().load()
    expect(useRunStore().isLoaded).toBe(true)
    expect(useRunStore().problem?.message).toBe('The engine did not answer.')
  })
})

describe('whether a run is still what a new one would be', () => {
  it('notices other data and another design', async () => {
    await finishedRun()
    const runs = useRunStore()
    expect([runs.isOutOfDate, runs.hasNewDesign]).toEqual([false, false])
    await useDatasetStore().renameClass(1, 'kitten')
    expect(runs.isOutOfDate).toBe(true)
    useNetworkStore().changeLayer(0, { units: 5 })
    expect(runs.hasNewDesign).toBe(true)
  })
})
