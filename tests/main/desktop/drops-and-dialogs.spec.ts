// The two ways in which a path enters: drops under an id that is forgotten in time, and the system's dialogs.
import { beforeEach, expect, it } from 'vitest'
import { BrowserWindow, dialog } from 'electron'
import { systemDialogs } from '../../../src-main/desktop/dialogs'
import { Drops } from '../../../src-main/desktop/drops'
import type { MenuItemConstructorOptions } from 'electron'
import { menuTemplate } from '../../../src-main/desktop/menu'
import { electronFake, resetElectron } from '../../fakes/electron'

beforeEach(resetElectron)

it('a drop is found by its own id, and the oldest are forgotten first', () => {
  const drops = new Drops()
  const ids = Array.from({ length: 40 }, (_, i) => drops.register([{ kind: 'path', path: `folder-${i}` }]))
  expect(new Set(ids).size).toBe(40)
  expect(ids.filter((id) => drops.find(id) === null)).toEqual(ids.slice(0, 8)) // 32 are remembered
  expect(drops.find(ids[39]!)).toEqual([{ kind: 'path', path: 'folder-39' }])
  expect(drops.find('__proto__')).toBeNull()
  expect(drops.take(ids[39]!)).toEqual([{ kind: 'path', path: 'folder-39' }])
  expect([drops.find(ids[39]!), drops.take(ids[39]!)]).toEqual([null, null])
})

it('dialogs answer paths, or null when the person changed their mind', async () => {
  const dialogs = systemDialogs(dialog, () => new BrowserWindow())
  electronFake.openAnswers.push(
    { canceled: false, filePaths: ['a', 'b'] },
    { canceled: false, filePaths: [] },
  )
  expect(await dialogs.chooseFolders()).toEqual(['a', 'b'])
  expect(await dialogs.choosePictures()).toBeNull()
  expect(await dialogs.chooseFolders()).toBeNull()
  electronFake.saveAnswers.push(
    { canceled: false, filePath: 'model.npz' },
    { canceled: true, filePath: 'model.npz' },
  )
  expect(await dialogs.chooseSavePath('model.npz')).toBe('model.npz')
  expect(await dialogs.chooseSavePath('model.npz')).toBeNull()
  expect(electronFake.calls.filter(([name]) => name === 'showSaveDialog')[0]).toEqual([
    'showSaveDialog',
    { defaultPath: 'model.npz' },
  ])
})

it('the menu opens no doors: tools of developers only while developing, links to nowhere', () => {
  for (const platform of ['darwin', 'win32', 'linux'] as const) {
    const text = JSON.stringify(menuTemplate(platform, false, () => undefined))
    expect(text).not.toMatch(/toggleDevTools|reload|http/i)
    expect(text).toContain(platform === 'darwin' ? 'appMenu' : '"quit"')
    expect(JSON.stringify(menuTemplate(platform, true, () => undefined))).toMatch(/reload.*toggleDevTools/)
  }
})

it('Help has the keyboard shortcuts and nothing else; the page binds their key itself', () => {
  for (const platform of ['darwin', 'win32', 'linux'] as const) {
    let shown = 0
    const help = menuTemplate(platform, false, () => (shown += 1)).at(-1)
    const entries = help?.submenu as MenuItemConstructorOptions[]
    expect(entries.map(({ label }) => label)).toEqual(['Keyboard shortcuts'])
    expect(entries[0]?.registerAccelerator ?? false).toBe(false)
    // The entry needs nothing of the system: neither the item, nor a window, nor the event.
    ;(entries[0]?.click as unknown as () => void)()
    expect(shown).toBe(1)
  }
})
