/** `electron.app`: life and death of the app, and where its files go. */
import { mkdirSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { machine } from '../machine.mjs'
import { requestInstanceLock } from './instance-lock.mjs'
import { modelled, modelledEmitter, PreventableEvent } from './modelled.mjs'

const PERSONAL_FOLDERS = ['desktop', 'documents', 'downloads', 'music', 'pictures', 'videos']
const OWN_FOLDERS = ['logs', 'crashDumps', 'sessionData']

class App extends modelledEmitter('app') {
  #isReady = false
  #isQuitting = false
  #isExiting = false
  #hasLock = false
  /** @type {Map<string, string>} */
  #movedPaths = new Map()
  /** @type {() => void} */
  #becomeReady = () => {}
  /** @type {Promise<void>} */
  #ready = new Promise((resolve) => (this.#becomeReady = resolve))
  isPackaged = false
  name = ''
  commandLine = modelled('app.commandLine', createCommandLine())

  whenReady() {
    return this.#ready
  }
  isReady() {
    return this.#isReady
  }
  /** For the host. */
  get isQuitting() {
    return this.#isQuitting
  }
  /** Called by the host when the browser is there. */
  becomeReady() {
    this.#isReady = true
    this.#becomeReady()
    this.emit('ready', {}, {})
  }
  enableSandbox() {
    if (this.#isReady) throw new Error('app.enableSandbox() must be called before the app is ready')
  }
  getVersion() {
    return machine().manifest.version
  }
  getName() {
    return this.name
  }
  /** @param {string} name */
  setName(name) {
    this.name = name
  }
  getLocale() {
    return 'en-US'
  }
  getAppPath() {
    return machine().settings.appDir
  }
  /** Groups windows in the task bar of Windows; a browser's window has a group of its own. */
  setAppUserModelId() {}
  setAboutPanelOptions() {}

  /**
   * @param {string} name
   * @param {string} path
   */
  setPath(name, path) {
    this.#movedPaths.set(name, path)
  }
  /**
   * @param {string} name
   * @returns {string}
   */
  getPath(name) {
    const path = this.#movedPaths.get(name) ?? this.#fixedPaths()[name]
    if (path !== undefined) return path
    if (OWN_FOLDERS.includes(name)) return made(join(this.getPath('userData'), name))
    if (PERSONAL_FOLDERS.includes(name)) return made(join(this.getPath('home'), capitalized(name)))
    throw new Error(`Failed to get '${name}' path`)
  }
  /**
   * A test's home is a folder of its own.
   * @returns {Record<string, string>}
   */
  #fixedPaths() {
    const { settings, userData } = machine()
    const home = settings.headed ? homedir() : join(userData, 'home')
    return { userData, home, temp: tmpdir(), exe: process.execPath, module: process.execPath }
  }

  requestSingleInstanceLock() {
    this.#hasLock ||= requestInstanceLock(this.getPath('userData'), ({ argv, workingDirectory }) =>
      this.emit('second-instance', {}, argv, workingDirectory, {}),
    )
    return this.#hasLock
  }
  hasSingleInstanceLock() {
    return this.#hasLock
  }

  /** Asks every window and listener; any of them may prevent it. */
  quit() {
    if (this.#isQuitting) return
    this.#isQuitting = true
    if (!this.#mayQuit()) {
      this.#isQuitting = false
      return
    }
    this.exit(0)
  }
  #mayQuit() {
    if (this.#isPrevented('before-quit')) return false
    for (const window of [...machine().windows]) window.close()
    return machine().windows.size === 0 && !this.#isPrevented('will-quit')
  }
  /** @param {string} name */
  #isPrevented(name) {
    const event = new PreventableEvent()
    this.emit(name, event)
    return event.defaultPrevented
  }
  /** @param {number} [code] */
  exit(code = 0) {
    if (this.#isExiting) return
    this.#isQuitting = this.#isExiting = true
    this.emit('quit', {}, code)
    const { chromium } = machine()
    const end = () => process.exit(code)
    if (chromium) void chromium.then((started) => started.close()).then(end, end)
    else end()
  }

  /** Called by the last window that closed. */
  lastWindowClosed() {
    if (this.#isQuitting) return
    if (this.listenerCount('window-all-closed') > 0) this.emit('window-all-closed')
    else this.quit()
  }
}

/** @param {string} word */
function capitalized(word) {
  return word.slice(0, 1).toUpperCase() + word.slice(1)
}

/** @param {string} folder */
function made(folder) {
  mkdirSync(folder, { recursive: true })
  return folder
}

/** Switches are remembered and not handed to Chromium, which has started by itself. */
function createCommandLine() {
  /** @type {Map<string, string>} */
  const switches = new Map()
  return {
    appendSwitch: (/** @type {string} */ name, value = '') => void switches.set(name, value),
    hasSwitch: (/** @type {string} */ name) => switches.has(name),
    getSwitchValue: (/** @type {string} */ name) => switches.get(name) ?? '',
  }
}

export const app = new App()
