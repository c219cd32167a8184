import { describe, expect, it } from 'vitest'
import { trainActions, type TrainSituation } from '../../../../src-renderer/rooms/train/train-actions'
import { RUN_STATES } from '../../../../shared/domain/run'

const dataset = { classes: ['cat', 'non-cat'], train: { examples: 209, positives: 72 } } as const
const actions = (change: Partial<TrainSituation>): ReturnType<typeof trainActions> =>
  trainActions({ state: null, dataset, designProblem: '', ...change })

describe('trainActions', () => {
  it('starts untouched when there are pictures of both classes', () => {
    expect(actions({}).primary).toEqual({ action: 'start', label: 'Train', reason: '' })
  })

  it('says what is missing', () => {
    const missing = (positives: number): string =>
      actions({ dataset: { ...dataset, train: { examples: 10, positives } } }).primary.reason
    expect(actions({ dataset: null }).primary.reason).toBe('There are no pictures to learn from yet.')
    expect(missing(0)).toBe('“cat” has no pictures to learn from yet.')
    expect(missing(10)).toBe('“non-cat” has no pictures to learn from yet.')
    expect(actions({ designProblem: 'Too large.' }).primary.reason).toBe('Too large.')
  })

  it('can pause, resume and stop a run whose data are gone meanwhile', () => {
    expect(actions({ state: 'training', dataset: null }).primary).toMatchObject({
      action: 'pause',
      reason: '',
    })
    expect(actions({ state: 'paused', dataset: null }).primary).toMatchObject({
      action: 'resume',
      reason: '',
    })
    expect(actions({ state: 'paused', dataset: null }).stop.reason).toBe('')
  })

  it('steps only when paused, stops only what is under way, resets whatever was prepared', () => {
    const enabled = (name: 'step' | 'stop' | 'reset'): string[] =>
      RUN_STATES.filter((state) => actions({ state })[name].reason === '')
    expect(enabled('step')).toEqual(['paused'])
    expect(enabled('stop')).toEqual(['preparing', 'training', 'paused'])
    expect(enabled('reset')).toEqual(['training', 'paused', 'finished', 'stopped', 'diverged', 'failed'])
  })

  it('trains again after an end', () => {
    for (const state of ['finished', 'stopped', 'diverged', 'failed'] as const) {
      expect(actions({ state }).primary).toMatchObject({ action: 'start', label: 'Train again' })
    }
  })
})
