/**
 * The entry point of the host process: runs a built Electron main file in plain Node, with a substitute `electron` and a
 * real Chromium. Started by `launch.mjs` (tests) and `resources/scripts/start.mjs` (a person).
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { homedir, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import vm from 'node:vm'
import { Chromium } from './chromium/chromium-process.mjs'
import { app } from './electron/app.mjs'
import { electron } from './electron/electron.mjs'
import { startMachine } from './machine.mjs'
import { readSettings } from './settings.mjs'

/** @typedef {import('./settings.mjs').HostSettings} HostSettings */

/**
 * Where Electron would put the app's data.
 * @param {string} name
 */
function electronUserData(name) {
  const { env, platform } = process
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', name)
  if (platform === 'win32') return join(env['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming'), name)
  return join(env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config'), name)
}

/**
 * @param {HostSettings} settings
 * @param {string} appName
 */
function prepareUserData({ userData, headed }, appName) {
  if (userData !== null || headed) {
    const folder = userData ?? electronUserData(appName)
    mkdirSync(folder, { recursive: true })
    return folder
  }
  const folder = mkdtempSync(join(tmpdir(), 'descent-host-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))
  return folder
}

/** Makes `require('electron')` answer with the substitute, in this process. */
function installElectron() {
  const require = createRequire(import.meta.url)
  const Module = /** @type {{ _load: (request: string, ...rest: unknown[]) => unknown }} */ (
    require('node:module')
  )
  const load = Module._load
  Module._load = (request, ...rest) =>
    request === 'electron' || request === 'electron/main'
      ? electron
      : Reflect.apply(load, Module, [request, ...rest])
  const { versions } = process
  Object.defineProperty(versions, 'electron', { value: '0.0.0-development-host', enumerable: true })
  Object.defineProperty(process, 'type', { value: 'browser' })
}

/** Lets the test that started this process run functions in it, as Playwright's `electronApplication.evaluate` does. */
function answerTests() {
  process.on('message', async (/** @type {{ id: number, source: string, argument: unknown }} */ message) => {
    const { id, source, argument } = message
    try {
      const value = await vm.runInThisContext(`(${source})`)(electron, argument)
      process.send?.({ id, value })
    } catch (error) {
      process.send?.({ id, error: error instanceof Error ? error.message : String(error) })
    }
  })
  process.on('disconnect', () => app.exit(1)) // the test runner is gone
}

async function run() {
  const settings = readSettings(process.env)
  const manifest = JSON.parse(readFileSync(join(settings.appDir, 'package.json'), 'utf8'))
  app.name = manifest.productName ?? manifest.name
  const userData = prepareUserData(settings, app.name)
  const profile = join(userData, 'development-host-browser')
  const { browser, headed, debuggingPort } = settings
  /** @type {import('./machine.mjs').Machine} */
  const machine = { settings, manifest, userData, chromium: null, windows: new Set() }
  startMachine(machine)
  installElectron()
  process.argv = [process.execPath, settings.appDir, ...process.argv.slice(2)]
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.on(signal, () => app.quit())

  // As in Electron, a promise that nobody listens to is reported and does not end the app. While it ends, whatever the
  // page was still asked for fails.
  process.on('unhandledRejection', (reason) => {
    if (!app.isQuitting) console.error('Unhandled rejection:', reason)
  })

  createRequire(import.meta.url)(resolve(settings.appDir, manifest.main))
  // Only now: a second instance ends in its main file, and must not touch the first one's browser.
  machine.chromium = Chromium.launch({ browser, profile, headed, debuggingPort, title: app.name })
  const { port } = await machine.chromium
  if (process.send) {
    answerTests()
    process.send({ port })
  }
  app.becomeReady()
}

run().catch((error) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})
