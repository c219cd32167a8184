import { mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import EvaluateRoom from '../../../../src-renderer/rooms/evaluate/EvaluateRoom.vue'
import { useDatasetStore } from '../../../../src-renderer/stores/dataset-store'
import { useEvaluationStore } from '../../../../src-renderer/stores/evaluation-store'
import { useNavigationStore } from '../../../../src-renderer/stores/navigation-store'
import { useRunStore } from '../../../../src-renderer/stores/run-store'
import type { RunAnswers } from '../../../../shared/domain/evaluation/run-answers'
import { failure, ok, type LabErrorCode } from '../../../../shared/ipc/result'
import type { FakeLab } from '../../../fakes/lab-bridge'
import { eventually, openPage, settled, TINY } from '../../stores/fake-page'

// A canvas is not modelled here; the options are tested by themselves.
vi.mock('../../../../src-renderer/charts/CurveChart.vue', () => ({
  default: { props: ['summary'], template: '<figure>{{ summary }}</figure>' },
}))

let lab: FakeLab
let room: VueWrapper
let answers: RunAnswers

/** As many training pictures of each kind, then test pictures: 26 right cats, 7 wrong, 8 wrong others, 9 right. */
function courseAnswers(): Omit<RunAnswers, 'runId' | 'iteration'> {
  const of = (count: number, label: number, probability: number) =>
    Array.from({ length: count }, () => ({ label, probability }))
  const train = [...of(70, 1, 0.9), ...of(2, 1, 0.2), ...of(137, 0, 0.1)]
  const test = [...of(26, 1, 0.9), ...of(7, 1, 0.4), ...of(8, 0, 0.8), ...of(9, 0, 0.1)]
  const all = [...train, ...test]
  return {
    trainExamples: train.length,
    labels: Uint8Array.from(all, ({ label }) => label),
    probabilities: Float64Array.from(all, ({ probability }) => probability),
    losses: Float64Array.from(
      all,
      ({ label, probability }) => -Math.log(label === 1 ? probability : 1 - probability),
    ),
  }
}

beforeEach(async () => {
  lab = openPage({ iterationsPerTick: 5000 })
  const collect: FakeLab['calls']['answers:collect'] = ({ runId }) => {
    answers = { runId, iteration: useRunStore().run?.progress.iteration ?? 0, ...courseAnswers() }
    return Promise.resolve(ok(answers))
  }
  Object.assign(lab.calls, { 'answers:collect': collect })
  lab.datasets.place({ preprocessing: TINY })
  await useDatasetStore().load()
})
afterEach(() => room.unmount())

async function openRoom(): Promise<void> {
  room = mount(EvaluateRoom) as VueWrapper
  await settled()
}

const button = (name: string) => room.findAll('button').find((one) => one.text() === name)!

function refuseAnswers(code: LabErrorCode, message: string): void {
  Object.assign(lab.calls, { 'answers:collect': () => Promise.resolve(failure(code, message)) })
}

async function trained(): Promise<void> {
  const runs = useRunStore()
  await runs.start()
  await eventually(() => expect(runs.run?.progress.state).toBe('finished'))
}

const choose = (label: string): Promise<void> =>
  room
    .findAll('label.option')
    .find((option) => option.text() === label)!
    .find('input')
    .trigger('change')
const cells = (): string[] => room.findAll('td .count').map((cell) => cell.text())

describe('EvaluateRoom', () => {
  it('without a run leads to Train', async () => {
    await openRoom()
    expect(room.text()).toContain('Nothing to judge yet')
    await room.find('button').trigger('click')
    expect(useNavigationStore().room).toBe('train')
  })

  it('shows accuracy, interval and baseline, the matrix, and the rates of each class', async () => {
    await trained()
    await openRoom()
    const text = room.text()
    expect(text).toContain('35 of 50 pictures are right.')
    expect(text).toContain('95\u202f% interval 56\u202f% to 81\u202f%')
    expect(text).toContain('always “cat”: 66\u202f%')
    // cat: precision 26/34 = 76 %, recall 26/33 = 79 %, F1 52/67 = 78 %; non-cat: 9/16 = 56 %, 9/17 = 53 %, 18/33 = 55 %
    expect(room.findAll('.rate').map((value) => value.text())).toEqual(
      ['76', '56', '79', '53', '78', '55'].map((digits) => `${digits}\u202f%`),
    )
    expect(text).toContain('26 of 34 answers “cat” are right')
    expect(cells()).toEqual(['26', '7', '8', '9'])
  })

  it('turns to the training pictures', async () => {
    await trained()
    await openRoom()
    await choose('Training')
    expect(cells()).toEqual(['70', '2', '0', '137'])
  })

  it('the threshold moves every number, says so, and goes back', async () => {
    await trained()
    await openRoom()
    const slider = room.find('input[type=range]')
    await slider.setValue('0.3')
    // The seven cats at 0.4 are found now.
    expect(cells()).toEqual(['33', '0', '8', '9'])
    expect(room.text()).toContain('42 of 50 pictures are right.')
    expect(room.text()).toContain('The threshold is not 50\u202f%.')
    expect(room.text()).toContain(
      '84\u202f% of the test pictures are right at a threshold of 30\u202f%; 70\u202f%',
    )
    expect(room.text()).toContain('70\u202f% at 50\u202f%, 7 fewer')
    expect(room.find('.scale .track').attributes('aria-label')).toContain(
      'at a threshold of 50\u202f% 70\u202f%',
    )
    await room.find('button[aria-label^="Back to 50"]').trigger('click')
    expect(cells()).toEqual(['26', '7', '8', '9'])
    expect(room.text()).not.toContain('fewer')
  })

  it('the curves say their areas in words', async () => {
    await trained()
    await openRoom()
    await choose('Curves')
    // Of 33 · 17 pairs: 26 cats at 0.9 are above all 17; 7 at 0.4 are above the 9 at 0.1: (442 + 63) / 561 = 0.900
    expect(room.text()).toContain('The area under it is 0.900')
    expect(room.text()).toContain('AUC0.900')
  })

  it('a cell opens its pictures; the first is explained and can change its class', async () => {
    await trained()
    await openRoom()
    await room.find('button[aria-label^="7 wrong: “cat” answered “non-cat”"]').trigger('click')
    await settled()
    expect(room.text()).toContain('7 pictures')
    expect(room.text()).toContain('The network says “non-cat”, 60.0\u202f%.')
    const place = 209 + 26
    expect(lab.made.filter(({ name }) => name === 'answers:explain-picture').at(-1)?.request).toEqual({
      runId: useRunStore().run?.id,
      pictureId: `1-${place}`,
    })
    await room
      .findAll('button')
      .find((button) => button.text() === 'Move to “non-cat”')!
      .trigger('click')
    await settled()
    expect(lab.made.filter(({ name }) => name === 'dataset:move-picture').at(-1)?.request).toEqual({
      pictureId: `1-${place}`,
      label: 0,
    })
    expect(useRunStore().isOutOfDate).toBe(true)
  })

  it('a picture is judged at the threshold that its cell is counted at', async () => {
    await trained()
    await openRoom()
    await room.find('input[type=range]').setValue('0.3')
    await room.find('button[aria-label^="33 right: “cat” answered “cat”"]').trigger('click')
    await settled()
    await room.findAll('select').at(-1)!.setValue('negative')
    await settled()
    expect(room.find('.verdict').text()).toBe(
      'At a threshold of 30\u202f% it is “cat”: “cat” has 40.0\u202f%.',
    )
    expect(room.find('.verdict').classes()).toContain('right')
  })

  it('a run that goes on is judged as it was, and asked again on request', async () => {
    await trained()
    await openRoom()
    lab.emit('run:changed', {
      ...useRunStore().run!,
      progress: { state: 'finished', iteration: 1600, iterations: 1600, elapsedMs: 1, stepsPerSecond: 0 },
    })
    await settled()
    expect(room.text()).toContain('the run has gone on')
    await room
      .findAll('button')
      .find((button) => button.text() === 'Ask again')!
      .trigger('click')
    await settled()
    expect(room.text()).not.toContain('the run has gone on')
    expect(useEvaluationStore().answers?.iteration).toBe(1600)
  })

  it('says why a run cannot be asked', async () => {
    await trained()
    const collect = lab.calls['answers:collect']
    refuseAnswers('worker-failed', 'The thread ended. Try again.')
    await openRoom()
    expect(room.text()).toContain('The thread ended. Try again.')
    expect(room.text()).toContain('The network could not be asked')
    expect(room.text()).not.toContain('Asking the network')
    const asked = button('Ask again')
    Object.assign(lab.calls, { 'answers:collect': collect })
    await asked.trigger('click')
    await settled()
    expect(room.text()).toContain('Confusion matrix')
  })

  it('a run whose pictures are not open sends to Data, also when the note is put away', async () => {
    await trained()
    refuseAnswers('data-not-open', 'Open the same pictures in Data.')
    await openRoom()
    expect(button('Go to Train')).toBeUndefined()
    await room.find('.problem button').trigger('click')
    expect(room.text()).toContain('The network could not be asked')
    await button('Ask again').trigger('click')
    await settled()
    await button('Open the pictures in Data').trigger('click')
    expect(useNavigationStore().room).toBe('data')
  })
})
