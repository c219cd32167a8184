/** The benchmarks as Markdown: one table, the targets and whether they are reached, machine and versions. */
import { loadavg } from 'node:os'

const number = (value) =>
  value >= 100
    ? value.toFixed(0)
    : value >= 10
      ? value.toFixed(1)
      : value >= 1
        ? value.toFixed(2)
        : value.toFixed(3)
const percent = (value) => (value === null || Number.isNaN(value) ? '' : `${Math.round(100 * value)} %`)

function rowsOf({ name, layers, examples, ours, peers }) {
  const base = peers.find(
    (peer) => peer.name === 'numpy float32' && peer.threads === Math.max(...peers.map((p) => p.threads)),
  )
  const ratio = (ms) => (base ? `${number(base.ms / ms)} ×` : '')
  const flops = (row) => number(row.gigaflopsPerSecond * (row.millisecondsPerStep / row.ms))
  const title = `${name}: ${layers.join('-')}, m = ${examples}`
  return [
    ...ours.map((row) => [
      title,
      `**${row.kernels} ${row.precision}**`,
      row.threads,
      number(row.ms),
      flops(row),
      percent(row.share),
      ratio(row.ms),
    ]),
    ...peers.map((row) => [
      title,
      `${row.name} ${row.version}`,
      row.threads,
      number(row.ms),
      '',
      '',
      ratio(row.ms),
    ]),
  ]
}

/** ms of one of ours, or of the best of some peers. */
const of = (result, kernels, precision, threads) =>
  result?.ours.find(
    (row) => row.kernels === kernels && row.precision === precision && row.threads === threads,
  )
const best = (result, names, threads) =>
  Math.min(
    ...(result?.peers ?? [])
      .filter((peer) => names.includes(peer.name) && (threads === null || peer.threads === threads))
      .map((peer) => peer.ms),
  )

const LIBRARIES = ['numpy float32', 'PyTorch', 'scikit-learn']

/** [what, at least, workload, ours, peers, threads of the peers]; null for the best of any number. */
const speedTargets = (cores) => [...deepTargets(cores), ...otherTargets(cores)]

const deepTargets = (cores) => [
  [
    `native float32 / numpy float32, deep, ${cores} threads`,
    2.5,
    'deep',
    ['native', 'float32', cores],
    LIBRARIES.slice(0, 1),
    cores,
  ],
  [
    'native float32 / numpy float32, deep, 1 thread',
    1.5,
    'deep',
    ['native', 'float32', 1],
    LIBRARIES.slice(0, 1),
    1,
  ],
]

const otherTargets = (cores) => [
  [
    'native float32 / best of numpy, PyTorch, scikit-learn, wide',
    1.2,
    'wide',
    ['native', 'float32', cores],
    LIBRARIES,
    null,
  ],
  [
    'native float32 / best of numpy, PyTorch, scikit-learn, large folder',
    1.2,
    'large folder',
    ['native', 'float32', cores],
    LIBRARIES,
    null,
  ],
  [
    `wasm float32 / numpy float64, deep, ${cores} threads`,
    1.4,
    'deep',
    ['wasm', 'float32', cores],
    ['numpy float64'],
    cores,
  ],
  [
    'wasm float32 / TensorFlow.js wasm, deep',
    30,
    'deep',
    ['wasm', 'float32', cores],
    ['TensorFlow.js wasm'],
    null,
  ],
  ['native float64 / numpy float64, planar', 2, 'planar', ['native', 'float64', 1], ['numpy float64'], null],
]

/** [what, at least, workload, ours] */
const SHARE_TARGETS = [
  ['native float32, share of the peak, deep, 1 thread', 0.6, 'deep', ['native', 'float32', 1]],
  ['wasm float32, share of the 128-bit peak, 3 × 1024, 1 thread', 0.8, '3 × 1024', ['wasm', 'float32', 1]],
]

const verdict = (isReached) => (isReached ? 'reached' : '**missed**')

/** Rows of [what, at least, measured, verdict]; what was not measured has none. */
function targets(results, cores, memory, eventLoopMs) {
  const by = Object.fromEntries(results.map((result) => [result.name, result]))
  const speeds = speedTargets(cores).map(([what, least, workload, ours, names, threads]) => {
    const ratio = best(by[workload], names, threads) / (of(by[workload], ...ours)?.ms ?? NaN)
    return Number.isFinite(ratio) ? [what, `${least} ×`, `${number(ratio)} ×`, verdict(ratio >= least)] : null
  })
  const shares = SHARE_TARGETS.map(([what, least, workload, ours]) => {
    const share = of(by[workload], ...ours)?.share
    return share ? [what, percent(least), percent(share), verdict(share >= least)] : null
  })
  const around = [
    memory && [
      `peak memory of one epoch / ${memory.pictures} pictures`,
      '≤ 1.25 ×',
      `${number(memory.ratio)} ×`,
      verdict(memory.ratio <= 1.25),
    ],
    eventLoopMs && [
      'event-loop delay while training, 99 %',
      '≤ 10 ms',
      `${number(eventLoopMs)} ms`,
      verdict(eventLoopMs <= 10),
    ],
  ]
  return [...speeds, ...shares, ...around].filter((row) => row)
}

const table = (head, rows) =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')

export function report({ machine, memory, eventLoopMs, results, missing, rounds }) {
  const { processor, cores, node, version } = machine
  return `# Benchmarks

Written by \`npm run bench\`. ${processor}, ${cores} cores, Node ${node}, Descent ${version}; load of the machine at the end ${loadavg()
    .map((load) => load.toFixed(1))
    .join(
      ', ',
    )} (above ${cores}, others were computing, too, and times vary by half). Medians of ${rounds} interleaved repetitions of a full-batch training step. The share is of the peak that multiplications and additions alone reach on the same vectors, measured in between; the last column is how many times as fast as numpy float32 on all cores.${missing.length > 0 ? ` Not installed: ${missing.join(', ')}.` : ''}

## Targets

${table(['what', 'at least', 'measured', ''], targets(results, cores, memory, eventLoopMs))}

## Training steps

${table(['network', 'who', 'threads', 'ms', 'GFLOP/s', 'of the peak', 'against numpy'], results.flatMap(rowsOf))}
`
}
