/**
 * `npm run bench`: Descent's training step beside that of other programs on the same shapes, interleaved, into
 * docs/benchmarks.md. Peers that are not installed are left out, and one line each says so.
 *
 *   npm ci --ignore-scripts            in tests/bench, for TensorFlow.js and brain.js
 *   apt-get install python3-numpy python3-sklearn python3-torch
 */
import { spawn, spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { report } from './report.mjs'

const ROOT = resolve(import.meta.dirname, '../..')
const PYTHON = '/usr/bin/python3'
const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 5)
const WORKLOADS = (
  process.env['BENCH_WORKLOADS'] ?? 'logistic regression,deep,wide,large folder,planar,3 × 1024'
).split(',')
/** A peer that has not begun by then is left out of a workload. */
const START_MS = 60_000

/** @param {string[]} words */
function ours(words) {
  const { stdout, status, stderr } = spawnSync(
    process.execPath,
    [join(ROOT, 'out/main/cli.cjs'), 'bench', '--json', ...words],
    {
      encoding: 'utf8',
      maxBuffer: 2 ** 26,
    },
  )
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(stdout)
}

/** @param {number} threads */
function environment(threads) {
  const env = { ...process.env, GOMP_SPINCOUNT: '0', BENCH_THREADS: String(threads) }
  // Set together they choose kernels and block sizes for another processor: NumPy would be slowed artificially.
  delete env['OPENBLAS_CORETYPE']
  delete env['OPENBLAS_L2_SIZE']
  for (const name of ['OPENBLAS_NUM_THREADS', 'OMP_NUM_THREADS']) env[name] = String(threads)
  return env
}

const cores = cpus().length
const PEERS = [
  ...['numpy float32', 'numpy float64', 'scikit-learn', 'PyTorch'].flatMap((name) =>
    (cores > 1 ? [1, cores] : [1]).map((threads) => ({
      name,
      threads,
      command: [PYTHON, join(import.meta.dirname, 'peers/python.py')],
    })),
  ),
  ...['TensorFlow.js wasm', 'TensorFlow.js cpu', 'brain.js'].map((name) => ({
    name,
    threads: 1,
    command: [process.execPath, join(import.meta.dirname, 'peers/javascript.mjs')],
  })),
]
/** What would take minutes a step, and says nothing. */
const TOO_LARGE = {
  'large folder': ['brain.js', 'TensorFlow.js cpu'],
  wide: ['brain.js', 'TensorFlow.js cpu'],
  '3 × 1024': ['brain.js', 'TensorFlow.js cpu'],
}

/** Starts a peer and resolves to it when it has done its first step; null when it cannot. */
async function startPeer({ name, threads, command }, workload) {
  const [program, script] = command
  const child = spawn(program, [script, name, JSON.stringify(workload)], {
    env: environment(threads),
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  child.stdin.on('error', () => undefined) // it has ended; its answer says so
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const timer = setTimeout(() => child.kill(), START_MS)
  let first = await lines.next()
  while (!first.done && !first.value.startsWith('{')) first = await lines.next() // a greeting of its own
  clearTimeout(timer)
  if (first.done) return null
  const { version } = JSON.parse(first.value)
  return {
    name,
    threads,
    version,
    async run() {
      child.stdin.write('go\n')
      const { value, done } = await lines.next()
      return done ? NaN : Number(value)
    },
    stop: () => child.kill(),
  }
}

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN
const missing = new Set()

async function measure(name) {
  const oursByRow = new Map()
  const record = (row) => {
    const key = `${row.kernels} ${row.precision} ${row.threads}`
    const known = oursByRow.get(key) ?? { ...row, times: [], shares: [] }
    known.times.push(row.millisecondsPerStep)
    known.shares.push(row.shareOfPeak)
    oursByRow.set(key, known)
  }
  const words = ['--only', name, '--repetitions', '1']
  const first = ours(words).steps
  first.forEach(record)
  const { layers, examples } = first[0]
  const workload = { layers, examples, activation: layers[0] === 2 ? 'tanh' : 'relu' }
  const peers = []
  for (const peer of PEERS) {
    if (TOO_LARGE[name]?.includes(peer.name)) continue
    const started = await startPeer(peer, workload)
    if (started) peers.push({ ...started, times: [] })
    else missing.add(peer.name)
  }
  for (let round = 0; round < ROUNDS; round++) {
    if (round > 0) ours(words).steps.forEach(record)
    for (const peer of peers) peer.times.push(await peer.run())
  }
  for (const peer of peers) peer.stop()
  return {
    name,
    layers,
    examples,
    ours: [...oursByRow.values()].map((row) => ({
      ...row,
      ms: median(row.times),
      share: median(row.shares),
    })),
    peers: peers.map(({ name: peer, threads, version, times }) => ({
      name: peer,
      threads,
      version,
      ms: median(times),
    })),
  }
}

const process_ = ours(['--only', 'memory', '--only', 'event-loop'])
const results = []
for (const name of WORKLOADS) {
  console.log(`Measuring: ${name} …`)
  results.push(await measure(name))
}
for (const name of missing)
  console.log(`Left out: ${name} is not installed (tests/bench/bench.mjs says how).`)
const file = join(ROOT, 'docs/benchmarks.md')
writeFileSync(file, report({ ...process_, results, missing: [...missing], rounds: ROUNDS }))
console.log(`Wrote ${file.slice(ROOT.length + 1)}`)
