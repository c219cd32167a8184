// Which pictures and weights the lessons about one's own network get.
import { expect, it } from 'vitest'
import { failure, ok } from '../../../../shared/ipc/result'
import { lessonNetwork } from '../../../../src-main/lab/lessons/lesson-network'
import { LessonService } from '../../../../src-main/lab/lessons/lesson-service'
import type { Dataset } from '../../../../src-main/lab/datasets/dataset'
import { FakeThread } from '../../../fakes/thread'
import { tinyDataset } from '../../../fakes/tiny-dataset'
import { lessonRequests } from '../../../fakes/lab/lesson-requests'

type Ports = Parameters<typeof lessonNetwork>[0]

const asked = lessonRequests['lesson:walk-network']
const never = (): never => {
  throw new Error('no run was asked for')
}
const noRuns: Pick<Ports, 'runs' | 'predictions'> = {
  runs: { find: never },
  predictions: { snapshotOf: never },
}
const designedOn = (open: Dataset | null) => lessonNetwork({ currentDataset: () => open, ...noRuns })(asked)

it('a designed network gets the six training pictures of eight, and nothing where there are none', async () => {
  expect(await designedOn(tinyDataset())).toMatchObject({
    value: {
      pictures: { labels: Uint8Array.of(1, 0, 1, 0, 1, 0), features: 4, scaling: 'unit' },
      trained: null,
    },
  })
  expect(await designedOn(null)).toEqual(ok(null))
  const tested = tinyDataset()
  const pictures = tested.pictures.map((picture) => ({ ...picture, split: 'test' as const }))
  expect(await designedOn({ ...tested, pictures })).toEqual(ok(null))
})

it('the one picture that is asked for can be shown: the third, or the last training picture beyond them', async () => {
  const open = tinyDataset()
  const shownOf = async (picture: number | null) => {
    const found = await lessonNetwork({ currentDataset: () => open, ...noRuns })({ ...asked, picture })
    return found.ok ? found.value?.shown : undefined
  }
  // Six of the eight are for training.
  const [third, last] = [open.pictures[2], open.pictures[5]]
  expect(await shownOf(3)).toEqual({ pictureId: third?.id, name: third?.name, runId: null })
  expect(await shownOf(70)).toEqual({ pictureId: last?.id, name: last?.name, runId: null })
  expect(await shownOf(null)).toBeNull()
})

it('a run gets its own pictures, not those that are open, and its weights as they are now', async () => {
  const architecture = { inputs: 4, hidden: [] }
  const W = [{ rows: 0, columns: 0, data: new Float64Array() }]
  const model = { scaling: { kind: 'unit' }, W, b: W }
  const dataset = tinyDataset({ fingerprint: 'older' })
  const ports = {
    currentDataset: () => null,
    runs: { find: () => ok({ run: { summary: { architecture } }, dataset }) },
    predictions: { snapshotOf: () => Promise.resolve(ok({ model, iteration: 12 })) },
  } as unknown as Ports
  const ofRun = { network: { kind: 'run', runId: 'r' }, picture: 3 } as const
  const found = await lessonNetwork(ports)(ofRun)
  expect(found).toMatchObject({
    value: { trained: { architecture, iteration: 12, W }, shown: { runId: 'r' } },
  })
  expect(found.ok && found.value?.shown?.pictureId).toBe(dataset.pictures[2]?.id)
  expect(found.ok && found.value?.pictures.pixels).toBe(dataset.pixels)
  const gone = failure('unknown-id', 'It is gone.')
  const without = { ...ports, runs: { find: () => gone } }
  expect(await lessonNetwork(without)(ofRun)).toEqual(gone)
})

it('comes to the thread with the question', async () => {
  const thread = new FakeThread()
  const sources = {
    pictures: never,
    network: lessonNetwork({ currentDataset: () => tinyDataset(), ...noRuns }),
  }
  void new LessonService(() => thread, sources).compute('lesson:walk-network', asked)
  await expect
    .poll(() => thread.received)
    .toMatchObject([{ name: 'lesson:walk-network', request: { asked, own: { pictures: { features: 4 } } } }])
})
