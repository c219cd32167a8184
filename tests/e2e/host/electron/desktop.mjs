/** The smaller parts of `electron` that speak to the desktop around the window. */
import { EventEmitter } from 'node:events'
import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { machine } from '../machine.mjs'
import { app } from './app.mjs'
import { modelled, modelledEmitter } from './modelled.mjs'

/** @param {string} name */
const unscripted = (name) => () => {
  throw new Error(
    machine().settings.headed
      ? 'The development window opens nothing outside itself.'
      : `harness: shell.${name} was called and the test scripted no answer`,
  )
}

/** Nothing leaves the host; a test that expects it replaces the function. */
export const shell = modelled('shell', {
  openExternal: unscripted('openExternal'),
  openPath: unscripted('openPath'),
  showItemInFolder: unscripted('showItemInFolder'),
  beep: () => {},
})

let clipboardText = ''
export const clipboard = modelled('clipboard', {
  writeText: (/** @type {string} */ text) => void (clipboardText = text),
  readText: () => clipboardText,
  clear: () => void (clipboardText = ''),
})

/** @type {Set<number>} */
const blockers = new Set()
let lastBlocker = 0
export const powerSaveBlocker = modelled('powerSaveBlocker', {
  start: () => {
    lastBlocker += 1
    blockers.add(lastBlocker)
    return lastBlocker
  },
  stop: (/** @type {number} */ id) => blockers.delete(id),
  isStarted: (/** @type {number} */ id) => blockers.has(id),
})

const display = Object.freeze({
  id: 1,
  bounds: { x: 0, y: 0, width: 1920, height: 1080 },
  size: { width: 1920, height: 1080 },
  workArea: { x: 0, y: 0, width: 1920, height: 1040 },
  workAreaSize: { width: 1920, height: 1040 },
  scaleFactor: 1,
})
export const screen = modelled(
  'screen',
  Object.assign(new EventEmitter(), {
    getPrimaryDisplay: () => display,
    getAllDisplays: () => [display],
    getDisplayMatching: () => display,
  }),
)

/** Says what it would show; never shown. */
export class Notification extends modelledEmitter('Notification') {
  static isSupported() {
    return true
  }
  /** @param {{ title?: string, body?: string, silent?: boolean }} [options] */
  constructor({ title = '', body = '' } = {}) {
    super()
    this.title = title
    this.body = body
  }
  show() {
    this.emit('show', {})
  }
  close() {
    this.emit('close', {})
  }
}

class NativeTheme extends modelledEmitter('nativeTheme') {
  /** @type {'system' | 'light' | 'dark'} */
  #source = 'system'
  get themeSource() {
    return this.#source
  }
  set themeSource(source) {
    this.#source = source
    for (const { webContents } of machine().windows) this.#apply(webContents)
    this.emit('updated')
  }
  get shouldUseDarkColors() {
    return this.#source === 'dark'
  }
  constructor() {
    super()
    app.on('web-contents-created', (_event, contents) => this.#source !== 'system' && this.#apply(contents))
  }
  /** @param {import('./web-contents.mjs').WebContents} contents */
  #apply(contents) {
    const features = [{ name: 'prefers-color-scheme', value: this.#source === 'system' ? '' : this.#source }]
    contents
      .page()
      .then((page) => page.session.send('Emulation.setEmulatedMedia', { features }))
      .catch((error) => console.error('The colour scheme could not be set:', error))
  }
}
export const nativeTheme = new NativeTheme()

/** @type {Record<string, string>} */
const CONTENT_TYPES = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.mjs': 'text/javascript',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
}

export const net = modelled('net', {
  /** Files only: the network is off. @param {string | URL | Request} input */
  fetch: async (input) => {
    const url = new URL(input instanceof Request ? input.url : input)
    if (url.protocol !== 'file:') throw new Error(`harness: the network is off: ${url.href}`)
    const path = fileURLToPath(url)
    const bytes = await readFile(path).catch(() => null)
    if (!bytes) throw new Error('net::ERR_FILE_NOT_FOUND')
    const type = CONTENT_TYPES[extname(path)] ?? 'application/octet-stream'
    return new Response(new Uint8Array(bytes), { headers: { 'content-type': type } })
  },
  isOnline: () => false,
})
