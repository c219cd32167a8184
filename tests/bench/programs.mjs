/** The programs that are measured, ours and the peers, each a child process that takes turns. */
import { spawn } from 'node:child_process'
import { cpus } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'

export const ROOT = resolve(import.meta.dirname, '../..')
export const CLI = join(ROOT, 'out/main/cli.cjs')
const PYTHON = '/usr/bin/python3'

/** A peer whose libraries take longer to load is left out: it is not installed, or broken. */
const LOAD_MS = 60_000
/** A peer whose first step takes longer is left out: what it says is known by then. */
const FIRST_STEP_MS = 8000

/** @typedef {{ name: string, threads: number, command: readonly string[] }} Peer */
/** @typedef {{ name: string, threads: number, reason: string }} Left */

const cores = cpus().length

/** @type {readonly Peer[]} */
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

/** @param {number} threads */
function environment(threads) {
  const env = { ...process.env, GOMP_SPINCOUNT: '0', BENCH_THREADS: String(threads) }
  // Set together they choose kernels and block sizes for another processor: NumPy would be slowed artificially.
  delete env['OPENBLAS_CORETYPE']
  delete env['OPENBLAS_L2_SIZE']
  for (const name of ['OPENBLAS_NUM_THREADS', 'OMP_NUM_THREADS']) env[name] = String(threads)
  return env
}

/** A child that answers lines with lines. */
class Turns {
  #child
  #lines

  /** @param {readonly string[]} command @param {NodeJS.ProcessEnv} env @param {'ignore' | 'inherit'} complaints */
  constructor([program = '', ...words], env, complaints) {
    this.#child = spawn(program, words, { env, stdio: ['pipe', 'pipe', complaints] })
    this.#child.on('error', () => undefined) // no such program: its answer, none, says so
    this.#child.stdin.on('error', () => undefined) // it has ended; its answer says so
    this.#lines = createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]()
  }

  /**
   * The next line that is JSON; libraries greet with lines of their own.
   * @param {number} withinMs after that the child is stopped
   * @returns {Promise<unknown>} null when it has ended instead
   */
  async answer(withinMs) {
    const timer = setTimeout(() => this.#child.kill('SIGKILL'), withinMs)
    try {
      for (;;) {
        const { value, done } = await this.#lines.next()
        if (done) return null
        if (/^[[{\d]/.test(value)) return JSON.parse(value)
      }
    } finally {
      clearTimeout(timer)
    }
  }

  ask() {
    this.#child.stdin.write('go\n')
  }

  stop() {
    this.#child.kill('SIGKILL')
  }
}

/** What a turn may take at most: a program that has gone quiet does not hold up the round. */
const TURN_MS = 300_000
/** What has taken longer than this is not asked again: one slow step says enough (as in bench-timing.ts). */
const BUDGET_MS = 2000

/**
 * Starts a peer and waits for its first step.
 * @param {Peer} peer
 * @param {{ layers: readonly number[], examples: number, activation: string }} workload
 */
async function startPeer({ name, threads, command }, workload) {
  const turns = new Turns([...command, name, JSON.stringify(workload)], environment(threads), 'ignore')
  const left = (/** @type {string} */ reason) => {
    turns.stop()
    return { left: { name, threads, reason }, peer: null }
  }
  const greeting = /** @type {{ version: string } | null} */ (await turns.answer(LOAD_MS))
  if (greeting === null) return left('not installed')
  if ((await turns.answer(FIRST_STEP_MS)) === null)
    return left(`its first step takes longer than ${FIRST_STEP_MS / 1000} s`)
  /** @type {number[]} */
  const times = []
  let spentMs = 0
  const peer = {
    name,
    threads,
    version: greeting.version,
    times,
    async turn() {
      if (spentMs > BUDGET_MS) return
      const start = performance.now()
      turns.ask()
      const ms = await turns.answer(TURN_MS)
      if (typeof ms !== 'number') throw new Error(`${name} ended in the middle of the round.`)
      times.push(ms)
      spentMs += performance.now() - start
    },
    stop: () => turns.stop(),
  }
  return { left: null, peer }
}

/**
 * Starts all peers, as many at a time as there are cores: loading takes longer than most of what is then measured.
 * @param {Parameters<typeof startPeer>[1]} workload
 */
export async function startPeers(workload) {
  const started = []
  for (let at = 0; at < PEERS.length; at += cores) {
    started.push(...(await Promise.all(PEERS.slice(at, at + cores).map((peer) => startPeer(peer, workload)))))
  }
  return {
    peers: started.flatMap(({ peer }) => (peer ? [peer] : [])),
    leftOut: started.flatMap(({ left }) => (left ? [left] : [])),
  }
}

/** Ours: all kernels, precisions and numbers of threads take turns inside one process. @param {string} workload */
export async function startOurs(workload) {
  const command = [process.execPath, CLI, 'bench', '--paced', '--only', workload]
  const turns = new Turns(command, process.env, 'inherit')
  if ((await turns.answer(TURN_MS)) === null) throw new Error(`descent bench --only "${workload}" failed.`)
  let rows = /** @type {readonly import('./report.mjs').OurRow[]} */ ([])
  return {
    rows: () => rows,
    async turn() {
      turns.ask()
      const answered = await turns.answer(TURN_MS)
      if (!Array.isArray(answered)) throw new Error('descent bench ended in the middle of the round.')
      rows = answered
    },
    stop: () => turns.stop(),
  }
}
