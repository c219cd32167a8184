// S1: every window has the sandbox, context isolation and nothing more.
import { beforeEach, expect, it } from 'vitest'
import { openWindow } from '../../src-main/desktop/window'
import { electronFake, resetElectron } from '../fakes/electron'

beforeEach(resetElectron)

const options = { preload: 'the-preload.cjs', address: 'lab://app/index.html', isDark: false }

it('the whole record of a window’s powers is this one', async () => {
  await openWindow(options)
  const [window] = electronFake.windows
  expect(window?.options).toMatchObject({ show: false })
  const { webPreferences } = window?.options as { webPreferences: unknown }
  expect(webPreferences).toEqual({
    preload: 'the-preload.cjs',
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    safeDialogs: true,
    spellcheck: false,
  })
})

it('the powers cannot be changed by whoever imports them', async () => {
  const { WEB_PREFERENCES } = await import('../../src-main/desktop/window')
  expect(Object.isFrozen(WEB_PREFERENCES)).toBe(true)
})

it('the window is shown when it has drawn something, in the colour of the theme', async () => {
  await openWindow({ ...options, isDark: true })
  expect(electronFake.calls.map(([name]) => name)).toEqual(['new BrowserWindow', 'loadURL', 'show'])
  expect(electronFake.calls[1]).toEqual(['loadURL', 'lab://app/index.html'])
  const dark = electronFake.windows[0]?.options as { backgroundColor: string }
  await openWindow(options)
  const light = electronFake.windows[1]?.options as { backgroundColor: string }
  expect(dark.backgroundColor).not.toBe(light.backgroundColor)
})
