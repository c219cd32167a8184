/**
 * `npm run bench`: Descent's training step beside that of other programs on the same shapes, interleaved, into
 * docs/benchmarks.md. Peers that are not installed are left out, and the report says so.
 *
 *   npm ci --ignore-scripts            in tests/bench, for TensorFlow.js and brain.js
 *   apt-get install python3-numpy python3-sklearn python3-torch
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { benchOptions, HELP } from './options.mjs'
import { CLI, ROOT, startOurs, startPeers } from './programs.mjs'
import { report } from './report.mjs'

/** What is finished of a round, until its report is written. */
const STATE = join(ROOT, 'out/bench/round.json')

const began = performance.now()
const say = (/** @type {string} */ line) =>
  console.log(`${`${Math.round((performance.now() - began) / 1000)} s`.padStart(6)}  ${line}`)

/** What stands around the steps: memory, event loop, and the products alone. */
function measureAround() {
  const words = [
    'bench',
    '--json',
    ...['memory', 'event-loop', 'products'].flatMap((part) => ['--only', part]),
  ]
  const { stdout, status, stderr } = spawnSync(process.execPath, [CLI, ...words], { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(stdout)
}

const median = (/** @type {readonly number[]} */ values) =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN

/** @param {string} name @param {number} rounds */
async function measure(name, rounds) {
  const ours = await startOurs(name)
  await ours.turn() // says the shapes; its time counts as the first round's
  const { layers, examples } = ours.rows()[0] ?? { layers: [], examples: 0 }
  const workload = { layers, examples, activation: layers[0] === 2 ? 'tanh' : 'relu' }
  const { peers, leftOut } = await startPeers(workload)
  for (let round = 0; round < rounds; round++) {
    say(`${name}: round ${round + 1} of ${rounds}`)
    if (round > 0) await ours.turn()
    for (const peer of peers) await peer.turn()
  }
  for (const { stop } of [ours, ...peers]) stop()
  return {
    name,
    layers,
    examples,
    ours: ours.rows(),
    peers: peers.map(({ name: peer, threads, version, times }) => ({
      name: peer,
      threads,
      version,
      ms: median(times),
    })),
    leftOut,
  }
}

/**
 * What a round consists of, and what is finished of it.
 * @param {ReturnType<typeof benchOptions>} options
 */
function begin({ rounds, workloads, isResumed }) {
  if (!isResumed) return { rounds, workloads, around: null, results: [] }
  if (!existsSync(STATE)) throw new Error('There is no interrupted round to resume.')
  return JSON.parse(readFileSync(STATE, 'utf8'))
}

async function main() {
  const options = benchOptions(process.argv.slice(2))
  if (options.isHelp) return console.log(HELP)
  const round = begin(options)
  const save = () => {
    mkdirSync(dirname(STATE), { recursive: true })
    writeFileSync(STATE, JSON.stringify(round))
  }
  if (!round.around) {
    say('memory of an epoch, event loop, products alone')
    round.around = measureAround()
    save()
  }
  for (const name of round.workloads.slice(round.results.length)) {
    say(`${name}: starting the programs`)
    round.results.push(await measure(name, round.rounds))
    save()
  }
  const file = join(ROOT, 'docs/benchmarks.md')
  writeFileSync(file, report({ ...round.around, results: round.results, rounds: round.rounds }))
  rmSync(STATE)
  say(`Wrote ${file.slice(ROOT.length + 1)}`)
}

await main().catch((error) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
