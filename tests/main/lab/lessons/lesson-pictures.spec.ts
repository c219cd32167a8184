// Which pictures lessons compute on: the open ones when there are enough of each class, else the sample, drawn once.
import { beforeEach, describe, expect, it } from 'vitest'
import type { Label } from '../../../../shared/domain/dataset'
import { failure } from '../../../../shared/ipc/result'
import type { Dataset } from '../../../../src-main/lab/datasets/dataset'
import { lessonPictures } from '../../../../src-main/lab/lessons/lesson-pictures'
import { LessonService } from '../../../../src-main/lab/lessons/lesson-service'
import { TaskThread } from '../../../../src-main/lab/tasks/task-thread'
import { createFakePool, fakePicture } from '../../../fakes/picture-pool'
import { FakeThread } from '../../../fakes/thread'
import { tinyDataset } from '../../../fakes/tiny-dataset'
import { lessonRequests } from '../../../fakes/lab/lesson-requests'

let open: Dataset | null
let drawings: number
let pictures: ReturnType<typeof lessonPictures>

const network = (): Promise<never> => Promise.reject(new Error('no network is needed'))

/** Draws two pictures that the fake pool can read, one of each class. */
function drawingThread(): FakeThread {
  const thread = new FakeThread()
  thread.port<{ id: number }, unknown>().on('message', ({ id }) => {
    drawings += 1
    const drawn = [1, 0].map((label) => ({ name: `${label}`, label, bytes: fakePicture(`drawn ${label}`) }))
    thread.say({ id, ok: true, answer: { classes: ['cat', 'non-cat'], split: null, pictures: drawn } })
  })
  return thread
}

function datasetOf(positives: number, negatives: number): Dataset {
  const dataset = tinyDataset()
  const [first] = dataset.pictures
  const labels: Label[] = [...Array<Label>(positives).fill(1), ...Array<Label>(negatives).fill(0)]
  return { ...dataset, pictures: labels.map((label) => ({ ...first!, label })) }
}

beforeEach(() => {
  open = null
  drawings = 0
  const tasks = new TaskThread(drawingThread)
  pictures = lessonPictures({ currentDataset: () => open, pool: createFakePool(), tasks })
})

describe('the pictures of lessons', () => {
  it('are the open ones from 20 of each class', async () => {
    open = datasetOf(20, 20)
    const found = await pictures(20)
    expect(found).toMatchObject({
      ok: true,
      value: {
        source: 'own',
        classes: ['bright', 'dark'],
        // All forty copies of a training picture of 2 × 2 grey pixels.
        trainExamples: 40,
        features: 4,
        size: 2,
        channels: 1,
        scaling: 'unit',
      },
    })
    expect(found.ok && found.value.pixels).toBe(open.pixels)
    expect(found.ok && [found.value.labels.length, found.value.labels[19], found.value.labels[20]]).toEqual([
      40, 1, 0,
    ])
    expect(drawings).toBe(0)
  })

  it.each([
    [19, 400],
    [400, 19],
  ])('are the sample with %i and %i, drawn once', async (positives, negatives) => {
    open = datasetOf(positives, negatives)
    for (const found of [await pictures(20), await pictures(20)]) {
      expect(found).toMatchObject({
        ok: true,
        value: { source: 'sample', features: 64 * 64 * 3, size: 64, channels: 3 },
      })
      expect(found.ok && [...found.value.labels]).toEqual([1, 0])
    }
    expect(drawings).toBe(1)
  })

  it('are called the sample when the sample is what is open', async () => {
    open = { ...datasetOf(30, 30), source: 'sample' }
    expect(await pictures(20)).toMatchObject({ value: { source: 'sample', features: 4 } })
  })

  it('may be any at all for a lesson that asks for none of a class in particular', async () => {
    open = datasetOf(1, 0)
    expect(await pictures(0)).toMatchObject({ value: { source: 'own' } })
    expect(await pictures(1)).toMatchObject({ value: { source: 'sample' } })
    open = datasetOf(0, 0)
    expect(await pictures(0)).toMatchObject({ value: { source: 'sample' } })
  })

  it('say how many are for training', async () => {
    open = tinyDataset()
    expect(await pictures(0)).toMatchObject({ value: { source: 'own', trainExamples: 6 } })
  })
})

it('a lesson on pictures gets them with its question; without any, the reason is told', async () => {
  const thread = new FakeThread()
  const asked = lessonRequests['lesson:measure-split']
  open = datasetOf(20, 20)
  void new LessonService(() => thread, { pictures, network }).compute('lesson:measure-split', asked)
  await expect
    .poll(() => thread.received)
    .toMatchObject([
      { name: 'lesson:measure-split', request: { asked, pictures: { source: 'own', features: 4 } } },
    ])
  const none = new LessonService(() => thread, {
    pictures: () => Promise.resolve(failure('too-much-memory', 'Too many.')),
    network,
  })
  expect(await none.compute('lesson:measure-split', asked)).toMatchObject({ error: { message: 'Too many.' } })
  expect(thread.received).toHaveLength(1)
})
