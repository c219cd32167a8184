/**
 * Builds the native kernels: kernels.c once for each instruction set of this processor's family, and the Node-API addon
 * that chooses among them, into out/native/. Where there is no C compiler, or it fails, the app works without them on
 * WebAssembly: one line says so, and nothing else happens.
 *
 *   node resources/scripts/build-native.mjs     after `npm ci`, and by everything that builds the app
 */
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = resolve(import.meta.dirname, '../..')
const SOURCES = join(ROOT, 'src-main/engine/kernels')
const FOLDER = join(ROOT, 'out/native')
/** As src-main/workers/native-addon.ts looks for it. */
const ADDON = join(FOLDER, `kernels-${process.platform}-${process.arch}.node`)
/** What was built, or tried, of which sources. */
const RECORD = join(FOLDER, 'build.json')

/** The compiler may contract a·b + c here, unlike in WebAssembly: that is most of the speed. */
export const COMPILE = [
  '-std=gnu17',
  '-O3',
  '-ffp-contract=fast',
  '-fno-math-errno',
  '-fPIC',
  '-fvisibility=hidden',
  '-Wall',
  '-Wextra',
]

/** @typedef {{ table: string, name: string, flags: readonly string[] }} InstructionSet */

/** @type {Partial<Record<string, readonly InstructionSet[]>>} */
const SETS = {
  x64: [
    {
      table: 'kernels_avx512',
      name: 'AVX-512',
      flags: ['-mavx512f', '-mavx512dq', '-mavx512bw', '-mavx512vl', '-mfma', '-mprefer-vector-width=512'],
    },
    { table: 'kernels_avx2', name: 'AVX2', flags: ['-mavx2', '-mfma'] },
    { table: 'kernels_baseline', name: 'SSE2', flags: [] },
  ],
  arm64: [{ table: 'kernels_baseline', name: 'NEON', flags: [] }],
}

/** @type {Partial<Record<string, readonly string[]>>} */
const LINK = {
  linux: ['-shared', '-pthread'],
  darwin: ['-bundle', '-undefined', 'dynamic_lookup'],
}

/**
 * The first C compiler that answers, and what it says of itself.
 * @returns {{ command: string, version: string } | null}
 */
function findCompiler() {
  for (const command of [process.env['CC'], 'cc', 'gcc', 'clang']) {
    if (!command) continue
    const { status, stdout } = spawnSync(command, ['--version'], { encoding: 'utf8' })
    if (status === 0) return { command, version: stdout }
  }
  return null
}

/**
 * @param {string} compiler
 * @param {readonly string[]} args
 * @returns {Promise<void>} rejected with what the compiler said
 */
function compile(compiler, args) {
  return new Promise((done, failed) => {
    const child = spawn(compiler, args, { cwd: SOURCES, stdio: ['ignore', 'ignore', 'pipe'] })
    let said = ''
    child.stderr.setEncoding('utf8').on('data', (text) => (said += text))
    child.on('error', failed)
    child.on('close', (code) =>
      code === 0 ? done() : failed(new Error(said.trim() || `it ended with code ${code}`)),
    )
  })
}

/**
 * @param {string} compiler
 * @param {readonly InstructionSet[]} sets
 * @param {readonly string[]} link
 */
async function build(compiler, sets, link) {
  const headers = fileURLToPath(new URL('include', import.meta.resolve('node-api-headers/package.json')))
  const temporary = mkdtempSync(join(tmpdir(), 'descent-native-'))
  try {
    const objects = sets.map(({ table }) => join(temporary, `${table}.o`))
    await Promise.all(
      sets.map(({ table, name, flags }, at) =>
        compile(compiler, [
          ...COMPILE,
          ...flags,
          `-DKERNELS=${table}`,
          `-DINSTRUCTION_SET="${name}"`,
          '-c',
          'kernels.c',
          '-o',
          objects[at] ?? '',
        ]),
      ),
    )
    const built = join(FOLDER, `building-${process.pid}.node`)
    const withAvx = sets.length > 1 ? ['-DWITH_AVX'] : []
    const files = ['native/addon.c', 'native/machine.c', ...objects]
    await compile(compiler, [...COMPILE, ...link, ...withAvx, `-I${headers}`, ...files, '-o', built])
    // Replaced and not overwritten: a process may be running on the file that is there.
    renameSync(built, ADDON)
  } finally {
    rmSync(temporary, { recursive: true, force: true })
  }
}

/**
 * A hash of everything that the outcome depends on, so that an attempt is made once.
 * @param {string} compiler
 */
function fingerprint(compiler) {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch} ${compiler}`)
  const files = ['', 'c', 'native'].flatMap((folder) =>
    readdirSync(join(SOURCES, folder))
      .filter((name) => /\.[ch]$/.test(name))
      .map((name) => join(SOURCES, folder, name)),
  )
  for (const file of [...files, fileURLToPath(import.meta.url)]) {
    hash.update(file.slice(ROOT.length)).update(readFileSync(file))
  }
  return hash.digest('hex')
}

/** The fingerprint of the last attempt, or null. */
function lastFingerprint() {
  try {
    return JSON.parse(readFileSync(RECORD, 'utf8')).fingerprint
  } catch {
    return null // none yet, or not readable: it is made again
  }
}

/**
 * Builds when the sources or the compiler have changed since the last attempt.
 * @returns {Promise<string | null>} one line to say, or null when there is nothing new
 */
export async function buildNativeIfNeeded() {
  const compiler = findCompiler()
  const current = fingerprint(compiler?.version ?? 'none')
  if (lastFingerprint() === current) return null
  rmSync(ADDON, { force: true })
  mkdirSync(FOLDER, { recursive: true })
  const outcome = await attempt(compiler?.command ?? null)
  writeFileSync(RECORD, `${JSON.stringify({ fingerprint: current, outcome }, null, 2)}\n`)
  return outcome
}

/**
 * @param {string | null} compiler
 * @returns {Promise<string>} what came of it, as one line
 */
async function attempt(compiler) {
  const [sets, link] = [SETS[process.arch], LINK[process.platform]]
  const without = 'Descent uses WebAssembly instead.'
  if (!sets || !link) return `No native kernels for ${process.platform} on ${process.arch}: ${without}`
  if (compiler === null) return `No C compiler here, so no native kernels: ${without}`
  try {
    await build(compiler, sets, link)
    return `Native kernels built with ${compiler}: ${sets.map(({ name }) => name).join(', ')}.`
  } catch (error) {
    const said = String(error instanceof Error ? error.message : error).split('\n')
    const reason = said.find((line) => line.includes('error')) ?? said[0] // compilers begin with where they are
    return `The native kernels could not be built with ${compiler} (${reason}). ${without}`
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const line = await buildNativeIfNeeded()
  if (line !== null) console.log(line)
}
