/** `npm start`: opens Descent in the best way that this computer has, and says which in one line. Never a stack trace. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join, resolve } from 'node:path'
import { settingsEnvironment } from '../../tests/e2e/host/settings.mjs'
import { buildIfNeeded } from './build-if-needed.mjs'
import { decideStart, FETCH_SECONDS } from './decide-start.mjs'
import { findBrowser } from './find-browser.mjs'
import { fetchElectron, findElectron } from './find-electron.mjs'

/** @typedef {import('./decide-start.mjs').StartFacts} StartFacts */

const ROOT = resolve(import.meta.dirname, '../..')
const DEFAULT_FETCH_SECONDS = 90
/** An Electron that fails this soon has never shown its window: a library or the sandbox is missing. */
const AT_ONCE_MS = 5000

/**
 * @param {string} program
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<number>}  its exit code; 1 when it could not be run or was killed
 */
async function run(program, args, env = process.env) {
  const child = spawn(program, args, { cwd: ROOT, env, stdio: 'inherit' })
  const forward = (/** @type {NodeJS.Signals} */ signal) => void child.kill(signal)
  process.on('SIGTERM', forward)
  process.on('SIGINT', () => {}) // the terminal tells the child too; its end is ours
  try {
    const [code] = await once(child, 'exit')
    return code ?? 1
  } catch {
    return 1 // it could not even be started; the caller says what happens instead
  }
}

/** @param {string} electron */
function runElectron(electron) {
  const env = { ...process.env }
  delete env['ELECTRON_RUN_AS_NODE'] // set inside some editors' terminals
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0
  return run(electron, asRoot ? ['--no-sandbox', ROOT] : [ROOT], env)
}

/** @param {import('./find-browser.mjs').Browser} browser */
function runInBrowser(browser) {
  const settings = { appDir: ROOT, userData: null, headed: true, debuggingPort: false, browser }
  const env = { ...process.env, ...settingsEnvironment(settings) }
  return run(process.execPath, [join(ROOT, 'tests/e2e/host/host.mjs')], env)
}

/** @typedef {import('./find-browser.mjs').Browser} Browser */

/**
 * @param {Browser | null} browser
 * @returns {StartFacts}
 */
function gatherFacts(browser) {
  const { env, platform } = process
  const fetchSeconds = Number(env[FETCH_SECONDS] ?? DEFAULT_FETCH_SECONDS)
  return {
    hasDisplay: platform !== 'linux' || Boolean(env['DISPLAY'] ?? env['WAYLAND_DISPLAY']),
    electron: findElectron(env),
    fetch: fetchSeconds > 0 ? 'untried' : 'off',
    fetchSeconds,
    browser: browser && { name: browser.name, isSandboxed: !browser.args.includes('--no-sandbox') },
  }
}

/**
 * Carries out what is decided, and decides again when that did not work.
 * @param {StartFacts} facts
 * @param {Browser | null} browser
 * @returns {Promise<number>} the exit code
 */
async function start(facts, browser) {
  const plan = decideStart(facts)
  if (plan.kind !== 'electron') console.log(plan.message)
  if (plan.kind === 'terminal') return run(process.execPath, [join(ROOT, 'out/main/cli.cjs'), 'tour'])
  if (plan.kind === 'browser' && browser) return runInBrowser(browser)
  if (plan.kind === 'electron') {
    const begun = performance.now()
    const code = await runElectron(plan.path)
    if (code === 0 || performance.now() - begun > AT_ONCE_MS) return code
    return start({ ...facts, electron: null, fetch: 'ended-at-once' }, browser)
  }
  const outcome = await fetchElectron(facts.fetchSeconds)
  const fetch = outcome === 'fetched' ? 'failed' : outcome // fetched and still not there is no success
  return start({ ...facts, electron: findElectron(process.env), fetch }, browser)
}

async function main() {
  await buildIfNeeded()
  const browser = await findBrowser({ headed: true })
  return start(gatherFacts(browser), browser)
}

main().then(
  (code) => process.exit(code),
  (error) => {
    console.error(error instanceof Error ? error.message : String(error))
    process.exit(1)
  },
)
