import { describe, expect, it } from 'vitest'
import { findings, type RunFacts } from '../../../../src-renderer/rooms/train/findings'
import { DEFAULT_HYPERPARAMETERS } from '../../../../shared/domain/hyperparameters'
import type { MetricPoint, RunState, RunSummary } from '../../../../shared/domain/run'

/** 33 of 50 test pictures are cats, as in the course: a constant answer scores 66 %. */
const counts = { train: { examples: 209, positives: 72 }, test: { examples: 50, positives: 33 } }

interface Situation {
  readonly state?: RunState
  readonly iteration?: number
  readonly costs?: readonly number[]
  readonly train?: number
  readonly test?: number | null
  readonly best?: number
  readonly reason?: string
  readonly settings?: Partial<RunSummary['hyperparameters']>
  readonly score?: RunSummary['score']
}

const FALLING = Array.from({ length: 40 }, (_, index) => 0.7 - index * 0.01)

function titles(situation: Situation): readonly string[] {
  return findings(facts(situation)).map(({ tone, title }) => `${tone}: ${title}`)
}

function facts({
  state = 'finished',
  iteration = 1500,
  costs = FALLING,
  train = 0.8,
  test = 0.76,
  best,
  reason,
  settings,
  score = null,
}: Situation): RunFacts {
  const point = (at: number, trainCost: number): MetricPoint => ({
    iteration: at,
    trainCost,
    trainAccuracy: train,
    testCost: test === null ? null : 0.6,
    testAccuracy: test,
  })
  const run: RunSummary = {
    id: 'run-1',
    dataset: {
      id: 'data-1',
      classes: ['cat', 'non-cat'],
      train: counts.train,
      test: test === null ? null : counts.test,
      fingerprint: 'f',
      source: 'folders',
    },
    preprocessing: null,
    architecture: { inputs: 12288, hidden: [{ units: 7, activation: 'relu' }] },
    hyperparameters: { ...DEFAULT_HYPERPARAMETERS, ...settings },
    progress: { state, iteration, iterations: 1500, elapsedMs: 1, stepsPerSecond: 0 },
    score,
    best: null,
    learningRateChanges: [],
    environment: null,
    kept: null,
    startedAt: '2026-11-22T12:00:00.000Z',
    reason: reason ?? null,
  }
  return {
    run,
    first: point(0, costs[0]!),
    latest: point(iteration, costs.at(-1)!),
    best: best === undefined ? null : { iteration: 860, accuracy: best },
    trainCost: costs.map((y, x) => ({ x, y })),
  }
}

describe('findings against the baseline of 66 %', () => {
  it('calls a score proven only when its whole 95 % interval is above', () => {
    // 43 of 50 = 86 %: 74 … 93 %. 38 of 50 = 76 %: 63 … 86 %, which contains 66 %.
    expect(titles({ test: 0.86, train: 0.9 })).toContain('good: 86\u202f% of the test pictures are right.')
    expect(titles({ test: 0.76 })).toContain(
      'neutral: 76\u202f% of the test pictures are right, not yet proof.',
    )
  })

  it('says so when the network is no better than always “cat”', () => {
    const [finding] = findings(facts({ test: 0.66, train: 0.7 }))
    expect(finding).toMatchObject({ tone: 'attention', title: 'No better than a constant answer.' })
    expect(finding?.text).toContain('always “cat” scores 66\u202f%')
  })

  it('does not discourage in the first tenth of a run, and only notes it afterwards', () => {
    expect(titles({ state: 'training', iteration: 100, test: 0.4, train: 0.4 })).toEqual([
      'good: The cost is falling.',
    ])
    expect(titles({ state: 'training', iteration: 700, test: 0.4, train: 0.4 })).toContain(
      'neutral: Not above always “cat” yet.',
    )
  })

  it('sees from the counts that one class is answered to everything', () => {
    const confusion = { tp: 33, fp: 17, tn: 0, fn: 0 }
    const score = { train: { accuracy: 0.34, confusion }, test: { accuracy: 0.66, confusion } }
    expect(titles({ test: 0.66, score })).toContain('attention: It answers “cat” to every test picture.')
  })
})

describe('findings about learning by heart', () => {
  it('names no gap in a healthy run', () => {
    expect(titles({ train: 0.88, test: 0.86 })).toEqual([
      'good: 86\u202f% of the test pictures are right.',
      'good: It does on new pictures what it does on known ones.',
      'good: The cost fell.',
    ])
  })

  it('tells when testing was better earlier', () => {
    expect(titles({ train: 0.9, test: 0.82, best: 0.9 })).toContain(
      'neutral: Testing was best at iteration 860.',
    )
    expect(titles({ train: 0.9, test: 0.86, best: 0.88 })).not.toContain(
      'neutral: Testing was best at iteration 860.',
    )
  })

  it('says what is not known without test pictures', () => {
    expect(titles({ test: null })).toContain('neutral: There are no test pictures.')
  })
})

describe('findings about the cost', () => {
  it('sees a cost that rises, and proposes a tenth of the learning rate', () => {
    const rising = [...FALLING, 0.4, 0.6, 0.9, 1.4, 2, 3]
    const finding = findings(facts({ state: 'training', costs: rising, settings: { learningRate: 0.7 } })).at(
      -1,
    )
    expect(finding).toMatchObject({ tone: 'attention', title: 'The cost is rising.' })
    expect(finding?.text).toContain('0.07 instead of 0.7')
  })

  it('takes the usual jitter of full-batch descent for no rise', () => {
    const jittering = FALLING.map((cost, index) => cost * (index % 2 === 0 ? 1.06 : 0.94))
    expect(titles({ costs: jittering })).toContain('good: The cost fell.')
    // The newest four at 0.38, the four before at 0.35, 0.34, 0.33, 0.32: 13 % up, as the course's deep network has it.
    const bump = [...FALLING.slice(0, -1), 0.38, 0.38, 0.38, 0.38]
    expect(titles({ costs: bump })).toContain('good: The cost fell.')
  })

  it('tells a start from zeros from a learning rate that is too small', () => {
    const flat = FALLING.map(() => Math.LN2)
    expect(titles({ costs: flat, settings: { initialization: 'zeros' } })).toContain(
      'attention: The cost stands still.',
    )
    expect(titles({ costs: flat })).toContain('attention: The cost hardly falls.')
  })

  it('says nothing of a trend before there are enough points', () => {
    expect(titles({ state: 'training', iteration: 9, costs: [0.7, 0.71] })).toEqual([])
  })
})

describe('findings about how a run ended', () => {
  it('names the iteration and the learning rate of a run that diverged, and nothing about its scores or cost', () => {
    const situation = {
      state: 'diverged',
      iteration: 812,
      test: 0.5,
      settings: { learningRate: 10 },
    } as const
    const all = findings(facts(situation))
    expect(all[0]).toMatchObject({ tone: 'attention', title: 'Training diverged at iteration 812.' })
    expect(all[0]?.text).toContain('Try 1.')
    expect(all).toHaveLength(1)
  })

  it('gives the reason of a failed run', () => {
    expect(findings(facts({ state: 'failed', reason: 'The thread ended.' }))[0]?.text).toBe(
      'The thread ended.',
    )
  })

  it('says where a run was stopped', () => {
    expect(titles({ state: 'stopped', iteration: 640 })[0]).toBe(
      'neutral: Stopped at iteration 640 of 1,500.',
    )
  })
})
