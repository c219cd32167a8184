/** The benchmarks as Markdown: the targets and whether they are reached, then every row; machine and versions. */
import { loadavg } from 'node:os'
import { digits, percent } from './figures.mjs'
import { otherTargets, stepTargets } from './targets.mjs'

/**
 * A row of ours, as `descent bench --json` gives it.
 * @typedef {import('../../src-main/command-line/bench-steps').Measurement} OurRow
 * @typedef {import('../../src-main/command-line/bench-products').ProductsMeasurement} ProductsRow
 * @typedef {import('../../src-main/command-line/bench-process').MemoryMeasurement} Memory
 * @typedef {{ name: string, threads: number, version: string, ms: number }} PeerRow
 * @typedef {{ name: string, threads: number, reason: string }} Left
 * @typedef {{ name: string, layers: readonly number[], examples: number, ours: readonly OurRow[], peers: readonly PeerRow[], leftOut: readonly Left[] }} Result
 * @typedef {{ processor: string, cores: number, node: string, version: string }} Machine
 * @typedef {{ machine: Machine, memory: Memory | null, eventLoopMs: number | null, products: readonly ProductsRow[], results: readonly Result[], rounds: number }} Round
 */

/** @param {readonly string[]} head @param {readonly (readonly (string | number)[])[]} rows */
const table = (head, rows) =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')

/** @param {Result} result */
function stepTable({ name, layers, examples, ours, peers, leftOut }) {
  const most = Math.max(...peers.map((peer) => peer.threads))
  const base = peers.find((peer) => peer.name === 'numpy float32' && peer.threads === most)
  const ratio = (/** @type {number} */ ms) => (base ? `${digits(base.ms / ms)} ×` : '')
  const rows = [
    ...ours.map((row) => [
      `**${row.kernels} ${row.precision}**${row.firstLayer === 'direct' ? '' : ` ${row.firstLayer}`}`,
      row.threads,
      digits(row.millisecondsPerStep),
      row.gigaflopsPerSecond === null ? '' : digits(row.gigaflopsPerSecond),
      percent(row.shareOfPeak),
      percent(row.shareAtBest),
      ratio(row.millisecondsPerStep),
    ]),
    ...peers.map((row) => [
      `${row.name} ${row.version}`,
      row.threads,
      digits(row.ms),
      '',
      '',
      '',
      ratio(row.ms),
    ]),
  ]
  const head = ['who', 'threads', 'ms', 'GFLOP/s', 'of the peak', 'at best', 'against numpy']
  return `### ${name}: ${layers.join('-')}, m = ${examples}\n\n${table(head, rows)}\n${leftOutLine(leftOut)}`
}

/** @param {readonly Left[]} leftOut */
function leftOutLine(leftOut) {
  if (leftOut.length === 0) return ''
  const each = leftOut.map(
    ({ name, threads, reason }) => `${name}${threads > 1 ? ` (${threads} threads)` : ''}: ${reason}`,
  )
  return `\nLeft out: ${each.join('; ')}.\n`
}

/** @param {readonly ProductsRow[]} products */
function productTable(products) {
  const rows = products.map((row) => [
    row.workload,
    `${row.kernels} ${row.precision}`,
    digits(row.milliseconds),
    digits(row.gigaflopsPerSecond),
    percent(row.shareOfPeak),
    percent(row.shareAtBest),
  ])
  return table(['products of', 'kernels', 'ms', 'GFLOP/s', 'of the peak', 'at best'], rows)
}

/** @param {Round} round */
export function report(round) {
  const { processor, cores, node, version } = round.machine
  const load = loadavg().map((minutes) => minutes.toFixed(1))
  return `# Benchmarks

Written by \`npm run bench\`. ${processor}, ${cores} cores, Node ${node}, Descent ${version}; load of the machine at the end ${load.join(', ')} (above ${cores}, others were computing, too, and times vary by half). Medians of ${round.rounds} interleaved repetitions of a full-batch training step, of fewer where they took more than 2 s. The share is of the peak that multiplications and additions alone reach on the same vectors, measured in between, both medians; at best, the fastest step (or the fastest run of each product) of the highest peak, because whoever else uses the processor slows loads from memory more than arithmetic in registers; the last column is how many times as fast as numpy float32 on all cores. \`gram\` is the way through the first layer that the app chooses for such a training, by products of examples that are computed once, before (not measured where that takes a minute, or a step seconds); \`one-pass\` is how it reads pictures without a hidden layer in mini-batches, or when \`gram\` cannot be used: each once, as bytes.

## Targets

A training step against the same step of others: how many times as fast. The verdict is of the app as it trains, which for pictures in full batches means \`gram\`: the same descent with far fewer multiplications (\`docs/decisions/0009\`). Beside it stands the same step by the formulas as they stand, which is what the peers compute; where that alone would fall short, the verdict says so.

${table(['what', 'at least', 'as the app trains', 'by the formulas', ''], stepTargets(round))}

Shares of the peak are of steps and products by the formulas.

${table(['what', 'at least', 'measured', ''], otherTargets(round))}

## Training steps

${round.results.map(stepTable).join('\n')}
## Products alone, 1 thread

${productTable(round.products)}
`
}
