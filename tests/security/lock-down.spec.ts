// S2, S8, S10, S11: the page goes nowhere, opens nothing, is granted nothing and fetches nothing but its own.
import { beforeEach, expect, it } from 'vitest'
import { app, BrowserWindow, session, type Session } from 'electron'
import { CameraGate } from '../../src-main/desktop/camera-gate'
import { isOwnAddress, lockDownContents, lockDownSession } from '../../src-main/desktop/lock-down'
import { electronFake, FakeWebContents, resetElectron } from '../fakes/electron'

let contents: FakeWebContents

beforeEach(() => {
  resetElectron()
  lockDownContents(app, 'lab://app')
  lockDownSession(session.defaultSession, null, new CameraGate('lab://app', () => 0))
  contents = new FakeWebContents()
  electronFake.app.emit('web-contents-created', {}, contents)
})

/** Whether Electron would have been told not to. */
function isPrevented(event: string, url: string): boolean {
  let prevented = false
  contents.listeners.emit(event, { url, preventDefault: () => (prevented = true) })
  return prevented
}

const foreign = [
  'https://app.attacker/',
  'https://example.org/',
  'http://app/index.html',
  'lab://app.evil/index.html',
  'lab://evil/index.html',
  'lab://user@app/index.html',
  'javascript:alert(1)',
  'data:text/html,<h1>hello</h1>',
  'blob:lab://app/0b51',
  'file:///etc/passwd',
  'about:blank',
  'not an address',
  '',
  'ftp://app/',
]

it.each(foreign)('no page goes to %j, by link, by redirect or in a frame', (url) => {
  for (const event of ['will-navigate', 'will-redirect', 'will-frame-navigate']) {
    expect(isPrevented(event, url), event).toBe(true)
  }
})

it.each([...foreign, 'lab://app/index.html'])('no page opens a window with %j', (url) => {
  expect(contents.windowOpenHandler?.({ url })).toEqual({ action: 'deny' })
})

it('the page may be loaded again, but not within a frame', () => {
  expect(isPrevented('will-navigate', 'lab://app/index.html')).toBe(false)
  expect(isPrevented('will-frame-navigate', 'lab://app/index.html')).toBe(true)
})

it('no webview is attached', () => {
  expect(isPrevented('will-attach-webview', 'lab://app/index.html')).toBe(true)
})

it('a window that nobody meant to make is locked down too', () => {
  new BrowserWindow({})
  const made = electronFake.windows[0]?.webContents
  expect(made?.windowOpenHandler?.({ url: 'https://example.org/' })).toEqual({ action: 'deny' })
  expect(made?.listeners.count('will-attach-webview')).toBe(1)
})

type Permission = Parameters<NonNullable<Parameters<Session['setPermissionRequestHandler']>[0]>>[1]

/** Every permission of Electron's own type: one that a later version adds does not compile until it is here. */
const permissions = {
  ar: true,
  'automatic-fullscreen': true,
  'background-fetch': true,
  'background-sync': true,
  'captured-surface-control': true,
  'clipboard-read': true,
  'clipboard-sanitized-write': true,
  'deprecated-sync-clipboard-read': true,
  'display-capture': true,
  fileSystem: true,
  fullscreen: true,
  geolocation: true,
  'geolocation-approximate': true,
  'hand-tracking': true,
  hid: true,
  'idle-detection': true,
  keyboardLock: true,
  'local-fonts': true,
  'local-network': true,
  'local-network-access': true,
  'loopback-network': true,
  media: true,
  mediaKeySystem: true,
  midi: true,
  midiSysex: true,
  nfc: true,
  notifications: true,
  openExternal: true,
  'payment-handler': true,
  'periodic-background-sync': true,
  'persistent-storage': true,
  pointerLock: true,
  'screen-wake-lock': true,
  sensors: true,
  serial: true,
  'smart-card': true,
  'speaker-selection': true,
  'storage-access': true,
  'system-wake-lock': true,
  'top-level-storage-access': true,
  usb: true,
  vr: true,
  'web-app-installation': true,
  'web-printing': true,
  'window-management': true,
  unknown: true,
} as const satisfies Record<Permission, true>

it.each([...Object.keys(permissions), 'a-power-of-the-future'])(
  'the permission %s is not granted: nobody pressed the camera’s button',
  (permission) => {
    const granted: unknown[] = []
    const details = {
      isMainFrame: true,
      requestingUrl: 'lab://app/index.html',
      mediaTypes: ['video'],
      mediaType: 'video',
    }
    electronFake.permissionRequest?.(contents, permission, (answer: unknown) => granted.push(answer), details)
    expect(granted).toEqual([false])
    expect(electronFake.permissionCheck?.(contents, permission, 'lab://app', details)).toBe(false)
  },
)

it('no device is ever granted', () => {
  expect(electronFake.devicePermission?.({ deviceType: 'usb', origin: 'lab://app' })).toBe(false)
})

it.each([
  ['lab://app/index.html', true],
  ['lab://app/thumbnails/picture-1', true],
  ['blob:lab://app/0b51', true],
  ['https://example.org/', false],
  ['http://localhost:5173/', false],
  ['ws://localhost:5173/', false],
  ['wss://example.org/', false],
  ['ftp://example.org/', false],
  ['file:///etc/passwd', false],
  ['data:text/plain,x', false],
  ['chrome-extension://abc/x.js', false],
  ['', false],
])('a request for %j is let through: %s', (url, isLetThrough) => {
  const answers: unknown[] = []
  electronFake.beforeRequest?.({ url }, (answer: unknown) => answers.push(answer))
  expect(answers).toEqual([{ cancel: !isLetThrough }])
})

it('while developing, the development server is let through and nothing else', () => {
  const server = 'http://localhost:5173/'
  expect(isOwnAddress('http://localhost:5173/src/main.ts', server)).toBe(true)
  expect(isOwnAddress('ws://localhost:5173/', server)).toBe(true)
  expect(isOwnAddress('http://localhost:5174/', server)).toBe(false)
  expect(isOwnAddress('http://localhost.evil:5173/', server)).toBe(false)
  expect(isOwnAddress('https://example.org/?http://localhost:5173/', server)).toBe(false)
})
