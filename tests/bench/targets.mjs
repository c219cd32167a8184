/** What the engine must reach, and whether a round of the benchmark shows it. */
import { digits, percent } from './figures.mjs'

/** @typedef {import('./report.mjs').Round} Round */
/** @typedef {readonly [workload: string, kernels: string, precision: string, threads: number]} Ours */

const LIBRARIES = ['numpy float32', 'PyTorch', 'scikit-learn']

/**
 * How many times as fast as the best of some peers; `threads` null for peers with any number of them.
 * @typedef {{ what: string, least: number, ours: Ours, peers: readonly string[], threads: number | null }} SpeedTarget
 * @param {number} cores
 * @returns {readonly SpeedTarget[]}
 */
const speedTargets = (cores) => [
  {
    what: `native float32 / numpy float32, deep, ${cores} threads`,
    least: 2.5,
    ours: ['deep', 'native', 'float32', cores],
    peers: ['numpy float32'],
    threads: cores,
  },
  {
    what: 'native float32 / numpy float32, deep, 1 thread',
    least: 1.5,
    ours: ['deep', 'native', 'float32', 1],
    peers: ['numpy float32'],
    threads: 1,
  },
  ...['wide', 'large folder'].map((workload) => ({
    what: `native float32 / best of numpy, PyTorch, scikit-learn, ${workload}`,
    least: 1.2,
    ours: /** @type {Ours} */ ([workload, 'native', 'float32', cores]),
    peers: LIBRARIES,
    threads: null,
  })),
  {
    what: `wasm float32 / numpy float64, deep, ${cores} threads`,
    least: 1.4,
    ours: ['deep', 'wasm', 'float32', cores],
    peers: ['numpy float64'],
    threads: cores,
  },
  {
    what: 'wasm float32 / TensorFlow.js wasm, deep',
    least: 30,
    ours: ['deep', 'wasm', 'float32', cores],
    peers: ['TensorFlow.js wasm'],
    threads: null,
  },
  {
    what: 'native float64 / numpy float64, planar',
    least: 2,
    ours: ['planar', 'native', 'float64', 1],
    peers: ['numpy float64'],
    threads: null,
  },
]

/** @param {Round} round @param {Ours} ours @param {string} firstLayer */
const rowOf = ({ results }, [workload, kernels, precision, threads], firstLayer) =>
  results
    .find(({ name }) => name === workload)
    ?.ours.find(
      (row) =>
        row.kernels === kernels &&
        row.precision === precision &&
        row.threads === threads &&
        row.firstLayer === firstLayer,
    )

/** Milliseconds of the fastest of the target's peers; null when none was there. @param {Round} round @param {SpeedTarget} target */
function bestPeer({ results }, { ours, peers, threads }) {
  const found = results
    .find(({ name }) => name === ours[0])
    ?.peers.filter((peer) => peers.includes(peer.name) && (threads === null || peer.threads === threads))
  return found?.length ? Math.min(...found.map(({ ms }) => ms)) : null
}

/**
 * How many times as fast as the best peer, as the app trains and by the formulas as they stand. The first decides; that
 * the second falls short is said. Where the app's way was not measured, the formulas decide, and that is said.
 * @param {Round} round @param {SpeedTarget} target @returns {readonly (readonly string[])[]}
 */
function speedLine(round, target) {
  const best = bestPeer(round, target)
  const direct = rowOf(round, target.ours, 'direct')
  if (best === null || !direct) return []
  const { what, least } = target
  const { appFirstLayer } = direct
  const app = rowOf(round, target.ours, appFirstLayer)
  const formulasTimes = best / direct.millisecondsPerStep
  const appTimes = app ? best / app.millisecondsPerStep : null
  const way = appFirstLayer === 'direct' ? '' : ` (${appFirstLayer})`
  const appCell = appTimes === null ? `not measured${way}` : `${digits(appTimes)} ×${way}`
  const verdict = speedVerdict(least, appTimes, formulasTimes)
  return [[what, `${least} ×`, appCell, `${digits(formulasTimes)} ×`, verdict]]
}

/** @param {number} least @param {number | null} appTimes @param {number} formulasTimes */
function speedVerdict(least, appTimes, formulasTimes) {
  if (appTimes === null)
    return formulasTimes >= least ? 'reached by the formulas' : '**missed by the formulas**'
  if (appTimes < least) return '**missed**'
  return formulasTimes >= least ? 'reached' : 'reached, not by the formulas'
}

/**
 * @param {string} what @param {string} limit @param {string} measured @param {boolean} isReached
 * @returns {readonly string[]}
 */
const line = (what, limit, measured, isReached) => [
  what,
  limit,
  measured,
  isReached ? 'reached' : '**missed**',
]

/**
 * The medians decide; what was reached at best stands beside.
 * @param {string} what @param {number} least
 * @param {{ shareOfPeak: number | null, shareAtBest: number | null } | undefined} row
 */
const shareLine = (what, least, row) =>
  typeof row?.shareOfPeak === 'number'
    ? [
        line(
          what,
          percent(least),
          `${percent(row.shareOfPeak)} (at best: ${percent(row.shareAtBest)})`,
          row.shareOfPeak >= least,
        ),
      ]
    : []

/** @param {Round} round */
function shareLines(round) {
  const deep = rowOf(round, ['deep', 'native', 'float32', 1], 'direct')
  return [
    ...shareLine('native float32, share of the peak, deep, 1 thread', 0.6, deep),
    ...round.products
      .filter(({ kernels, precision }) => kernels === 'wasm' && precision === 'float32')
      .flatMap((row) =>
        shareLine(`wasm float32, products alone, share of the 128-bit peak, ${row.workload}`, 0.8, row),
      ),
  ]
}

/**
 * Steps against peers: rows of [what, at least, as the app trains, by the formulas, verdict]; what was not measured has
 * none.
 * @param {Round} round
 */
export const stepTargets = (round) =>
  speedTargets(round.machine.cores).flatMap((target) => speedLine(round, target))

/**
 * Everything else: rows of [what, at least, measured, verdict]; what was not measured has none.
 * @param {Round} round
 */
export function otherTargets(round) {
  const { memory, eventLoopMs } = round
  return [
    ...shareLines(round),
    ...(memory
      ? [
          line(
            `peak memory of one epoch / ${memory.pictures} pictures`,
            '≤ 1.25 ×',
            `${digits(memory.ratio)} ×`,
            memory.ratio <= 1.25,
          ),
        ]
      : []),
    ...(eventLoopMs === null
      ? []
      : [
          line(
            'event-loop delay while training, 99 %',
            '≤ 10 ms',
            `${digits(eventLoopMs)} ms`,
            eventLoopMs <= 10,
          ),
        ]),
  ]
}
