/** `npm run bench`: its words, and what it says of a round whose numbers are known. */
import { describe, expect, it } from 'vitest'
import { WORKLOADS as MEASURED } from '../../../src-main/command-line/bench-workloads'
import { benchOptions, WORKLOADS } from '../../bench/options.mjs'
import { report } from '../../bench/report.mjs'
import { otherTargets, stepTargets } from '../../bench/targets.mjs'

type Round = Parameters<typeof report>[0]
type Result = Round['results'][number]

describe('the words after npm run bench --', () => {
  it('none: every network that descent bench knows, three rounds', () => {
    const { workloads, ...others } = benchOptions([])
    expect([...workloads].sort()).toEqual(MEASURED.map(({ name }) => name).sort())
    expect(others).toEqual({ rounds: 3, isResumed: false, isHelp: false })
  })

  it('some networks, in the order of the round', () => {
    expect(benchOptions(['--workloads', 'deep, planar', '--rounds', '3', '--resume'])).toEqual({
      ...{ workloads: ['planar', 'deep'], rounds: 3, isResumed: true, isHelp: false },
    })
  })

  it.each([
    [['--workloads', 'deep,narrow'], `“narrow” is none of: ${WORKLOADS.join(', ')}`],
    [['--rounds', '0'], '--rounds must be a whole number from 1 on; “0” is not'],
    [['--rounds', 'two'], '--rounds must be a whole number'],
    [['--only', 'deep'], "Unknown option '--only'"],
  ])('%j is refused', (words, sentence) => {
    expect(() => benchOptions(words)).toThrow(sentence)
  })
})

/** Ours take 2 ms with one thread and 1 ms with two, whatever the kernels, by the formulas as they stand. */
function result(name: string, peers: Result['peers']): Result {
  const ours = (['wasm', 'native'] as const).flatMap((kernels) =>
    (['float32', 'float64'] as const).flatMap((precision) =>
      [1, 2].map((threads) => ({
        ...{ workload: name, layers: [2, 1], examples: 9, kernels, precision, threads },
        ...{ millisecondsPerStep: 2 / threads, gigaflopsPerSecond: 10 * threads, shareOfPeak: 0.59 },
        shareAtBest: 0.61,
        ...{ firstLayer: 'direct' as const, appFirstLayer: 'direct' as const },
      })),
    ),
  )
  return { name, layers: [2, 1], examples: 9, ours, peers, leftOut: [] }
}

const peer = (name: string, threads: number, ms: number) => ({ name, threads, version: '1', ms })

const round: Round = {
  machine: { processor: 'A processor', cores: 2, node: 'v20', version: '0.1.0' },
  memory: { pictures: 25_000, dataBytes: 100, peakBytes: 125, ratio: 1.25, epochMs: 1 },
  eventLoopMs: 10.01,
  products: [
    {
      ...{ workload: 'deep', kernels: 'wasm', precision: 'float32' },
      ...{ milliseconds: 1, gigaflopsPerSecond: 20, shareOfPeak: 0.8, shareAtBest: 0.9 },
    },
  ],
  results: [
    result('deep', [peer('numpy float32', 1, 2.9), peer('numpy float32', 2, 2.6), peer('brain.js', 1, 900)]),
    // The best of the libraries counts, with however many threads: 1.3 / 1.
    result('wide', [peer('numpy float32', 2, 5), peer('PyTorch', 1, 1.3), peer('scikit-learn', 2, 4)]),
    result('large folder', [peer('brain.js', 1, 9)]),
  ],
  rounds: 5,
}

describe('the targets', () => {
  it('are measured against the named peers, and only where both were there', () => {
    expect(stepTargets(round)).toEqual([
      ['native float32 / numpy float32, deep, 2 threads', '2.5 ×', '2.60 ×', '2.60 ×', 'reached'],
      ['native float32 / numpy float32, deep, 1 thread', '1.5 ×', '1.45 ×', '1.45 ×', '**missed**'],
      [
        'native float32 / best of numpy, PyTorch, scikit-learn, wide',
        ...['1.2 ×', '1.30 ×', '1.30 ×', 'reached'],
      ],
    ])
    expect(otherTargets(round)).toEqual([
      ['native float32, share of the peak, deep, 1 thread', '60 %', '59 % (at best: 61 %)', '**missed**'],
      [
        'wasm float32, products alone, share of the 128-bit peak, deep',
        ...['80 %', '80 % (at best: 90 %)', 'reached'],
      ],
      ['peak memory of one epoch / 25000 pictures', '≤ 1.25 ×', '1.25 ×', 'reached'],
      ['event-loop delay while training, 99 %', '≤ 10 ms', '10.0 ms', '**missed**'],
    ])
  })

  describe('of an app that goes another way than the formulas', () => {
    /** The network `deep` by the formulas and, unless it was not measured, by `gram`, `times` as fast. */
    function roundWithGram(times: number | null): Round {
      const deep = round.results[0]!
      const direct = deep.ours.map((row) => ({ ...row, appFirstLayer: 'gram' as const }))
      const gram = direct.map((row) => ({
        ...row,
        ...{ firstLayer: 'gram' as const, millisecondsPerStep: row.millisecondsPerStep / (times ?? 1) },
        ...{ gigaflopsPerSecond: null, shareOfPeak: null, shareAtBest: null },
      }))
      return { ...round, results: [{ ...deep, ours: times === null ? direct : [...gram, ...direct] }] }
    }
    const cells = (times: number | null) => stepTargets(roundWithGram(times)).map((row) => row.slice(2))

    it('are decided by the app, and say so where the formulas fall short', () => {
      expect(cells(10)).toEqual([
        ['26.0 × (gram)', '2.60 ×', 'reached'],
        ['14.5 × (gram)', '1.45 ×', 'reached, not by the formulas'], // of 1.5 ×
      ])
    })

    it('are missed when the app misses them, whatever the formulas reach', () => {
      expect(cells(0.5)[0]).toEqual(['1.30 × (gram)', '2.60 ×', '**missed**'])
    })

    it('say what was not measured', () => {
      expect(cells(null)).toEqual([
        ['not measured (gram)', '2.60 ×', 'reached by the formulas'],
        ['not measured (gram)', '1.45 ×', '**missed by the formulas**'],
      ])
    })

    it('shares of the peak are by the formulas', () => {
      const [share] = otherTargets(roundWithGram(10))
      expect(share?.slice(0, 3)).toEqual([
        ...['native float32, share of the peak, deep, 1 thread', '60 %', '59 % (at best: 61 %)'],
      ])
      expect(report(roundWithGram(10))).toContain('| **native float32** gram | 2 | 0.100 |  |  |  | 26.0 × |')
    })
  })

  it('nothing measured, nothing claimed', () => {
    const { machine, rounds } = round
    const nothing = { machine, rounds, memory: null, eventLoopMs: null, products: [], results: [] }
    expect([stepTargets(nothing), otherTargets(nothing)]).toEqual([[], []])
  })
})

describe('the report', () => {
  it('shows both ways of a step beside each other', () => {
    const text = report(round)
    expect(text).toContain('| what | at least | as the app trains | by the formulas |  |')
    expect(text).toContain(
      '| native float32 / numpy float32, deep, 2 threads | 2.5 × | 2.60 × | 2.60 × | reached |',
    )
  })

  it('compares every row with numpy float32 on all cores', () => {
    const text = report(round)
    expect(text).toContain('| **native float32** | 2 | 1.00 | 20.0 | 59 % | 61 % | 2.60 × |') // 2.6 ms / 1 ms
    expect(text).toContain('| numpy float32 1 | 1 | 2.90 |  |  |  | 0.897 × |') // 2.6 / 2.9
    expect(text).toContain('| deep | wasm float32 | 1.00 | 20.0 | 80 % | 90 % |')
  })

  it('says who was left out, and why', () => {
    const leftOut = [
      { name: 'brain.js', threads: 1, reason: 'its first step takes longer than 8 s' },
      { name: 'PyTorch', threads: 2, reason: 'not installed' },
    ]
    const text = report({ ...round, results: [{ ...result('deep', []), leftOut }] })
    expect(text).toContain(
      'Left out: brain.js: its first step takes longer than 8 s; PyTorch (2 threads): not installed.',
    )
    expect(text).not.toContain('NaN')
  })
})
