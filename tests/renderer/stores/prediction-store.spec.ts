import { beforeEach, describe, expect, it } from 'vitest'
import { DEFAULT_HYPERPARAMETERS } from '../../../shared/domain/hyperparameters'
import { useExportStore } from '../../../src-renderer/stores/export-store'
import { ordered } from '../../../src-renderer/stores/prediction-order'
import { usePredictionStore } from '../../../src-renderer/stores/prediction-store'
import { useRunListStore } from '../../../src-renderer/stores/run-list-store'
import type { FakeLab } from '../../fakes/lab-bridge'
import { eventually, openPage, TINY } from './fake-page'

let lab: FakeLab
beforeEach(() => {
  lab = openPage()
  lab.datasets.place({ preprocessing: TINY })
})

async function train(): Promise<string> {
  const hyperparameters = { ...DEFAULT_HYPERPARAMETERS, iterations: 20 }
  const result = await lab.calls['run:start']({ datasetId: 'dataset-1', hidden: [], hyperparameters })
  if (!result.ok) throw new Error(result.error.message)
  const { id } = result.value
  await eventually(() => expect(useRunListStore().usable.map((run) => run.id)).toContain(id))
  return id
}

const picture = (name: string): File => new File(['x'], name)

describe('predicting', () => {
  it('asks the latest run that has weights, and nobody before one does', async () => {
    const prediction = usePredictionStore()
    await prediction.openFiles([picture('a.png')])
    expect(lab.made).toEqual([])
    await train()
    const second = await train()
    expect(prediction.run?.id).toBe(second)
  })

  it('shows the newest answer first and lists what could not be used', async () => {
    const prediction = usePredictionStore()
    await train()
    await prediction.openFiles([picture('a.png')])
    await prediction.openFiles([picture('notes.txt'), picture('b.png')])
    expect(prediction.predictions.map(({ name }) => name)).toEqual(['b.png', 'a.png'])
    expect(prediction.refused.map(({ name }) => name)).toEqual(['notes.txt'])
    expect(prediction.selected?.name).toBe('b.png')
  })

  it('answers what is dropped while other pictures are still looked at', async () => {
    const prediction = usePredictionStore()
    await train()
    const first = prediction.openFiles([picture('holidays')])
    const second = prediction.openFiles([picture('a.png')])
    expect(prediction.isBusy).toBe(true)
    await Promise.all([first, second])
    expect(prediction.isBusy).toBe(false)
    expect(prediction.predictions).toHaveLength(25)
    expect(prediction.predictions.map(({ name }) => name)).toContain('a.png')
  })

  it('keeps answers with the run that gave them while another finishes; choosing the other takes them away', async () => {
    const prediction = usePredictionStore()
    const first = await train()
    await prediction.openFiles([picture('a.png')])
    const second = await train()
    expect(prediction.run?.id).toBe(first)
    expect(prediction.predictions).toHaveLength(1)
    prediction.chosenRunId = second
    await eventually(() => expect(prediction.predictions).toEqual([]))
  })

  it('keeps earlier answers when a call fails, and says why', async () => {
    const prediction = usePredictionStore()
    await train()
    await prediction.openFiles([picture('a.png')])
    lab.failNext('predict:choose-pictures', 'worker-failed', 'The thread ended. Try again.')
    await prediction.choosePictures()
    expect(prediction.error?.message).toBe('The thread ended. Try again.')
    expect(prediction.predictions).toHaveLength(1)
  })
})

describe('order', () => {
  const predictions = [0.2, 0.9, 0.55, 0.9].map((probability, index) => ({
    id: String(index),
    name: `${index}.png`,
    probability,
    label: probability > 0.5 ? (1 as const) : (0 as const),
  }))
  it.each([
    ['given', '0123'],
    ['positive', '1320'],
    ['negative', '0213'],
    ['unsure', '2013'], // distances from one half: 0.05, 0.3, 0.4, 0.4
  ] as const)('%s', (order, ids) => {
    expect(
      ordered(predictions, order)
        .map(({ id }) => id)
        .join(''),
    ).toBe(ids)
  })
})

describe('exporting', () => {
  it('says what was written, and keeps each format’s outcome apart', async () => {
    const exports = useExportStore()
    const runId = await train()
    lab.failNext('model:export', 'disk-full', 'The disk is full. Free some space and save again.')
    await exports.save(runId, 'json')
    await exports.save(runId, 'onnx')
    expect(exports.stateOf(runId, 'json')).toEqual({
      kind: 'failed',
      message: 'The disk is full. Free some space and save again.',
    })
    expect(exports.stateOf(runId, 'onnx')).toMatchObject({ kind: 'written', model: { picturesTried: 32 } })
    expect(exports.stateOf(runId, 'npz')).toEqual({ kind: 'idle' })
  })
})
