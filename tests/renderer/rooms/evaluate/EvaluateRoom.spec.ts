import { mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import EvaluateRoom from '../../../../src-renderer/rooms/evaluate/EvaluateRoom.vue'
import { useDatasetStore } from '../../../../src-renderer/stores/dataset-store'
import { useNavigationStore } from '../../../../src-renderer/stores/navigation-store'
import { useRunStore } from '../../../../src-renderer/stores/run-store'
import type { RunSummary } from '../../../../shared/domain/run'
import type { FakeLab } from '../../../fakes/lab-bridge'
import { eventually, openPage, settled, TINY } from '../../stores/fake-page'

let lab: FakeLab
let room: VueWrapper

beforeEach(async () => {
  lab = openPage({ iterationsPerTick: 5000 })
  lab.datasets.place({ preprocessing: TINY })
  await useDatasetStore().load()
})
afterEach(() => room.unmount())

async function openRoom(): Promise<void> {
  room = mount(EvaluateRoom) as VueWrapper
  await settled()
}

/** The fake's run, with the score of the course's logistic regression. */
async function scoredRun(change: Partial<RunSummary> = {}): Promise<void> {
  const runs = useRunStore()
  await runs.start()
  await eventually(() => expect(runs.run?.progress.state).toBe('finished'))
  const train = { accuracy: 207 / 209, confusion: { tp: 70, fp: 0, tn: 137, fn: 2 } }
  const test = { accuracy: 0.7, confusion: { tp: 26, fp: 8, tn: 9, fn: 7 } }
  lab.emit('run:changed', { ...runs.run!, score: { train, test }, ...change })
}

describe('EvaluateRoom', () => {
  it('without a run leads to Train', async () => {
    await openRoom()
    expect(room.text()).toContain('Nothing to judge yet')
    await room.find('button').trigger('click')
    expect(useNavigationStore().room).toBe('train')
  })

  it('shows accuracy, interval and baseline, the matrix, and each rate with its sentence', async () => {
    await scoredRun()
    await openRoom()
    const text = room.text()
    expect(text).toContain('35 of 50 pictures are right.')
    expect(text).toContain('95 % interval 56\u202f% to 81\u202f%')
    expect(text).toContain('always “cat”: 66\u202f%')
    // Precision 26/34 = 76 %, recall 26/33 = 79 %, F1 52/67 = 78 %
    expect(room.findAll('dd.value').map((value) => value.text())).toEqual([
      '76\u202f%',
      '79\u202f%',
      '78\u202f%',
    ])
    expect(text).toContain('Of 34 answers “cat”, 26 are right.')
    expect(room.findAll('td .count').map((cell) => cell.text())).toEqual(['26', '7', '8', '9'])
  })

  it('turns to the training pictures', async () => {
    await scoredRun()
    await openRoom()
    await room.findAll('input[type=radio]')[1]!.trigger('change')
    expect(room.findAll('td .count').map((cell) => cell.text())).toEqual(['70', '2', '0', '137'])
  })

  it('says that a run under way is not judged yet', async () => {
    await scoredRun({
      score: null,
      progress: { state: 'paused', iteration: 1500, iterations: 1501, elapsedMs: 1, stepsPerSecond: 0 },
    })
    await openRoom()
    expect(room.text()).toContain('This run has not ended')
  })
})
