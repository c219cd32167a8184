/**
 * `launch()` starts the built app for a test, and mirrors the part of Playwright's `ElectronApplication` that the specs
 * use. With `ELECTRON_BINARY` set, the same specs run in that Electron; otherwise in the development host.
 */
import { fork } from 'node:child_process'
import { join } from 'node:path'
import { _electron, chromium } from 'playwright-core'
import { findBrowser } from '../../../resources/scripts/find-browser.mjs'
import { drop } from './drop.mjs'
import { settingsEnvironment } from './settings.mjs'

/** @typedef {import('playwright-core').Page} Page */

/**
 * @typedef {object} LaunchOptions
 * @property {string} appDir                    the folder of the app's package.json
 * @property {Record<string, string>} [env]     added to this process's environment
 * @property {string} [executablePath]          of a real Electron
 * @property {readonly string[]} [browserFlags] more of Chromium's own, say for a camera that is not there
 * @property {string} [userData]                kept after the end, for a second launch; else a new folder
 */
/**
 * @typedef {object} LaunchedApp
 * @property {() => Promise<Page>} firstWindow
 * @property {() => Page[]} windows
 * @property {<Argument, Value>(run: (electron: typeof import('electron'), argument: Argument) => Value | Promise<Value>, argument: Argument) => Promise<Value>} evaluate
 *   Runs a function in the main process; it sees nothing but its two arguments.
 * @property {() => Promise<number | null>} close  asks the app to quit; resolves with its exit code
 * @property {Promise<number | null>} exited       the exit code, however it came to its end
 * @property {() => string} output                 everything that the main process printed
 * @property {() => import('node:child_process').ChildProcess} process
 * @property {typeof drop} drop                    really drops files and folders
 */

/** A computer with other work takes its time. */
const QUIT_PATIENCE_MS = 30_000
const WINDOW_PATIENCE_MS = 90_000

/**
 * @param {LaunchOptions} options
 * @returns {Promise<LaunchedApp>}
 */
export async function launch({
  appDir,
  env = {},
  executablePath = process.env['ELECTRON_BINARY'],
  browserFlags = [],
  userData,
}) {
  const kept = userData === undefined ? {} : { userData }
  return executablePath
    ? launchElectron({ appDir, env, executablePath, browserFlags, ...kept })
    : launchHost(appDir, env, browserFlags, userData ?? null)
}

/**
 * @param {Required<Omit<LaunchOptions, 'userData'>> & { userData?: string }} options
 * @returns {Promise<LaunchedApp>}
 */
async function launchElectron({ appDir, env, executablePath, browserFlags, userData }) {
  const args = [appDir, ...browserFlags, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])]
  if (userData !== undefined) args.push(`--user-data-dir=${userData}`)
  const app = await _electron.launch({ executablePath, args, env: { ...cleanEnvironment(), ...env } })
  const child = app.process()
  const { output, exited } = observe(child)
  return {
    firstWindow: () => app.firstWindow(),
    windows: () => app.windows(),
    evaluate: (run, argument) => app.evaluate(/** @type {never} */ (run), argument),
    close: async () => {
      await app.close()
      return exited
    },
    exited,
    output,
    process: () => child,
    drop,
  }
}

/**
 * @param {string} appDir
 * @param {Record<string, string>} env
 * @param {readonly string[]} browserFlags
 * @param {string | null} userData
 * @returns {Promise<LaunchedApp>}
 */
async function launchHost(appDir, env, browserFlags, userData) {
  const found = await findBrowser({ headed: false })
  if (!found) throw new Error('No Chromium was found for the development host. CHROMIUM_BINARY may name one.')
  const browser = { ...found, args: [...found.args, ...browserFlags] }
  const settings = settingsEnvironment({ appDir, userData, headed: false, debuggingPort: true, browser })
  const child = fork(join(import.meta.dirname, 'host.mjs'), [], {
    env: { ...cleanEnvironment(), ...settings, ...env },
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  const { output, exited } = observe(child)
  const port = await firstMessage(child, exited, output)
  const client = await chromium.connectOverCDP(`http://127.0.0.1:${port}`)
  const windows = () =>
    client
      .contexts()
      .flatMap((context) => context.pages())
      .filter((page) => page.url() !== 'about:blank' && !page.isClosed())
  const evaluate = createEvaluate(child, exited)
  return {
    firstWindow: () => waitForWindow(windows, output),
    windows,
    evaluate,
    close: async () => {
      const kill = setTimeout(() => child.kill('SIGKILL'), QUIT_PATIENCE_MS)
      // The app may be gone before it answers, or already; its exit code is the answer.
      await evaluate(({ app }) => void setImmediate(() => app.quit()), null).catch(() => null)
      const code = await exited
      clearTimeout(kill)
      await client.close()
      return code
    },
    exited,
    output,
    process: () => child,
    drop,
  }
}

/** This process's environment without what belongs to the test runner. */
function cleanEnvironment() {
  const foreign = new Set(['NODE_OPTIONS', 'NODE_ENV', 'VITEST'])
  const own = Object.entries(process.env).filter(([name]) => !foreign.has(name))
  return /** @type {Record<string, string>} */ (Object.fromEntries(own))
}

/** @param {import('node:child_process').ChildProcess} child */
function observe(child) {
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part) => (text += String(part)))
  /** @type {Promise<number | null>} */
  const exited = new Promise((resolve) => child.once('exit', (code) => resolve(code)))
  return { output: () => text, exited }
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {Promise<number | null>} exited
 * @param {() => string} output
 * @returns {Promise<number>}  the browser's debugging port
 */
async function firstMessage(child, exited, output) {
  /** @type {Promise<{ port: number }>} */
  const message = new Promise((resolve) => child.once('message', resolve))
  const first = await Promise.race([message, exited])
  if (typeof first === 'object' && first) return first.port
  throw new Error(`The app ended (${first}) before it was ready.\n${output()}`)
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {Promise<number | null>} exited
 * @returns {LaunchedApp['evaluate']}
 */
function createEvaluate(child, exited) {
  let count = 0
  /** @type {Map<number, { resolve: (value: never) => void, reject: (error: Error) => void }>} */
  const waiting = new Map()
  child.on(
    'message',
    (/** @type {{ id?: number, value?: never, error?: string }} */ { id, value, error }) => {
      const call = waiting.get(id ?? 0)
      waiting.delete(id ?? 0)
      if (error === undefined) call?.resolve(/** @type {never} */ (value))
      else call?.reject(new Error(error))
    },
  )
  void exited.then(() => {
    for (const { reject } of waiting.values()) reject(new Error('The app has ended.'))
    waiting.clear()
  })
  return (run, argument) =>
    new Promise((resolve, reject) => {
      const id = (count += 1)
      waiting.set(id, { resolve, reject })
      child.send({ id, source: String(run), argument }, (error) => error && reject(error))
    })
}

/**
 * @param {() => Page[]} windows
 * @param {() => string} output
 */
async function waitForWindow(windows, output) {
  for (const end = Date.now() + WINDOW_PATIENCE_MS; Date.now() < end;) {
    const page = windows()[0]
    if (page) {
      await page.waitForLoadState('load')
      return page
    }
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error(`The app opened no window.\n${output()}`)
}
