/**
 * The `electron` module of unit tests. Requiring the real one in plain Node starts a download, so every test gets this.
 * It models what the app uses and writes down what it is asked. Anything else throws, so that no test passes on an accident.
 */
import { bridged } from './electron-bridge'

type Listener = (...values: unknown[]) => unknown

/** An object whose unknown members throw instead of being undefined. */
function only<Members extends object>(name: string, members: Members): Members {
  return new Proxy(members, {
    get(target, key, receiver): unknown {
      // Promises, equality and printing ask every object for these.
      if (typeof key === 'symbol' || key in target || key === 'then' || key === 'toJSON') {
        return Reflect.get(target, key, receiver)
      }
      throw new Error(`the fake electron has no ${name}.${key}`)
    },
  })
}

class Listeners {
  readonly #listeners = new Map<string, Listener[]>()

  on(event: string, listener: Listener): void {
    this.#listeners.set(event, [...(this.#listeners.get(event) ?? []), listener])
  }

  remove(event: string, listener: Listener): void {
    this.#listeners.set(
      event,
      (this.#listeners.get(event) ?? []).filter((known) => known !== listener),
    )
  }

  count(event: string): number {
    return this.#listeners.get(event)?.length ?? 0
  }

  emit(event: string, ...values: unknown[]): void {
    for (const listener of this.#listeners.get(event) ?? []) listener(...values)
  }
}

/** A page of a window, with what was sent to it. */
export class FakeWebContents {
  readonly listeners = new Listeners()
  readonly sent: { readonly channel: string; readonly payload: unknown }[] = []
  windowOpenHandler: ((details: { readonly url: string }) => { readonly action: string }) | null = null

  on(event: string, listener: Listener): this {
    this.listeners.on(event, listener)
    return this
  }

  setWindowOpenHandler(handler: NonNullable<FakeWebContents['windowOpenHandler']>): void {
    this.windowOpenHandler = handler
  }

  /** As in Electron, what is sent is copied by structured clone. */
  send(channel: string, payload: unknown): void {
    this.sent.push({ channel, payload: structuredClone(payload) })
  }
}

type Answers<Value> = Value[]

function freshState() {
  return {
    calls: [] as (readonly [name: string, ...values: readonly unknown[]])[],
    app: new Listeners(),
    isPackaged: true,
    hasLock: true,
    becomeReady: (): void => undefined,
    windows: [] as BrowserWindow[],
    handlers: new Map<string, Listener>(),
    renderer: new Listeners(),
    invoked: [] as { readonly channel: string; readonly payload: unknown }[],
    invokeAnswer: undefined as unknown,
    exposed: new Map<string, unknown>(),
    paths: new WeakMap<object, string>(),
    permissionRequest: null as Listener | null,
    permissionCheck: null as Listener | null,
    devicePermission: null as Listener | null,
    beforeRequest: null as Listener | null,
    protocolHandlers: new Map<string, Listener>(),
    openAnswers: [] as Answers<{ canceled: boolean; filePaths: string[] }>,
    saveAnswers: [] as Answers<{ canceled: boolean; filePath: string }>,
  }
}

/** What was asked of Electron, and what it is to answer. Tests read and set it; `resetElectron` begins anew. */
export let electronFake = freshState()

export function resetElectron(): void {
  electronFake = freshState()
}

function note(name: string, ...values: readonly unknown[]): void {
  electronFake.calls.push([name, ...values])
}

/** Calls a registered handler as Electron does when a page invokes it. */
export function invokeHandler(channel: string, event: unknown, payload?: unknown): Promise<unknown> {
  const handler = electronFake.handlers.get(channel)
  if (!handler) throw new Error(`No handler registered for '${channel}'`)
  return Promise.resolve(handler(event, payload))
}

export class BrowserWindow {
  static getAllWindows(): BrowserWindow[] {
    return electronFake.windows
  }

  readonly webContents = new FakeWebContents()
  readonly options: unknown
  readonly listeners = new Listeners()

  constructor(options: unknown) {
    this.options = options
    electronFake.windows.push(this)
    note('new BrowserWindow', options)
    electronFake.app.emit('web-contents-created', {}, this.webContents)
    return only('BrowserWindow', this)
  }

  once(event: string, listener: Listener): this {
    this.listeners.on(event, listener)
    return this
  }

  loadURL(address: string): Promise<void> {
    note('loadURL', address)
    this.listeners.emit('ready-to-show')
    return Promise.resolve()
  }

  show(): void {
    note('show')
  }

  isDestroyed(): boolean {
    return false
  }

  isMinimized(): boolean {
    return true
  }

  restore(): void {
    note('restore')
  }

  focus(): void {
    note('focus')
  }
}

export const app = only('app', {
  get isPackaged() {
    return electronFake.isPackaged
  },
  on: (event: string, listener: Listener) => electronFake.app.on(event, listener),
  whenReady: () => new Promise<void>((resolve) => (electronFake.becomeReady = resolve)),
  getVersion: () => '9.9.9',
  getPath: (name: string) => `path-of-${name}`,
  requestSingleInstanceLock: () => electronFake.hasLock,
  enableSandbox: () => note('enableSandbox'),
  quit: () => note('quit'),
})

export const ipcMain = only('ipcMain', {
  handle(channel: string, listener: Listener): void {
    if (electronFake.handlers.has(channel))
      throw new Error(`Attempted to register a second handler for '${channel}'`)
    electronFake.handlers.set(channel, listener)
  },
})

export const ipcRenderer = only('ipcRenderer', {
  invoke(channel: string, payload?: unknown): Promise<unknown> {
    electronFake.invoked.push({ channel, payload: structuredClone(payload) })
    return Promise.resolve(electronFake.invokeAnswer)
  },
  on: (channel: string, listener: Listener) => electronFake.renderer.on(channel, listener),
  removeListener: (channel: string, listener: Listener) => electronFake.renderer.remove(channel, listener),
})

export const contextBridge = only('contextBridge', {
  exposeInMainWorld(name: string, api: unknown): void {
    if (electronFake.exposed.has(name))
      throw new Error(`Cannot bind '${name}' on window: it is there already`)
    electronFake.exposed.set(name, bridged(api))
  },
})

export const webUtils = only('webUtils', {
  getPathForFile: (file: object) => electronFake.paths.get(file) ?? '',
})

export const protocol = only('protocol', {
  registerSchemesAsPrivileged: (schemes: unknown) => note('registerSchemesAsPrivileged', schemes),
  handle: (scheme: string, handler: Listener) => void electronFake.protocolHandlers.set(scheme, handler),
})

export const session = only('session', {
  defaultSession: only('session.defaultSession', {
    setPermissionRequestHandler: (handler: Listener) => (electronFake.permissionRequest = handler),
    setPermissionCheckHandler: (handler: Listener) => (electronFake.permissionCheck = handler),
    setDevicePermissionHandler: (handler: Listener) => (electronFake.devicePermission = handler),
    webRequest: only('webRequest', {
      onBeforeRequest: (handler: Listener) => (electronFake.beforeRequest = handler),
    }),
  }),
})

export const dialog = only('dialog', {
  showOpenDialog: (_window: unknown, options: unknown) => {
    note('showOpenDialog', options)
    return Promise.resolve(electronFake.openAnswers.shift() ?? { canceled: true, filePaths: [] })
  },
  showSaveDialog: (_window: unknown, options: unknown) => {
    note('showSaveDialog', options)
    return Promise.resolve(electronFake.saveAnswers.shift() ?? { canceled: true, filePath: '' })
  },
})

export const shell = only('shell', {
  showItemInFolder: (path: unknown) => note('showItemInFolder', path),
})

export const Menu = only('Menu', {
  buildFromTemplate: (template: unknown) => template,
  setApplicationMenu: (menu: unknown) => note('setApplicationMenu', menu),
})

/** Nothing of these is asked before something trains; training-signals.spec.ts has its own. */
export const powerSaveBlocker = only('powerSaveBlocker', {})
export const Notification = only('Notification', {})

export const nativeTheme = only('nativeTheme', { shouldUseDarkColors: false })
