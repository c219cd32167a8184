// The sheet of keyboard shortcuts: it opens, lists every row, and turns single characters off.
import { mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import App from '../../../src-renderer/App.vue'
import { SHORTCUTS } from '../../../src-renderer/composables/shortcut-table'
import { useDatasetStore } from '../../../src-renderer/stores/dataset-store'
import { useSingleKeyStore } from '../../../src-renderer/stores/single-key-store'
import type { FakeLab } from '../../fakes/lab-bridge'
import { openPage, reloadPage, settled, TINY } from '../stores/fake-page'
import { press } from './press'

let lab: FakeLab
let app: VueWrapper

beforeEach(async () => {
  window.localStorage.clear()
  lab = openPage()
  lab.datasets.place({ preprocessing: TINY })
  await useDatasetStore().load()
  app = mount(App, { attachTo: document.body }) as VueWrapper
  await settled()
})
afterEach(() => {
  app.unmount()
  vi.unstubAllGlobals()
})

describe('single characters', () => {
  it('are turned off in the sheet, F1 and what a focused element takes stay, and it is remembered', async () => {
    const sheet = app.get('dialog')
    const keysOfRow = (row: string): string => app.get(`[data-shortcut="${row}"] dd`).text()
    expect([keysOfRow('window.sheet'), keysOfRow('data.movePicture')]).toEqual(['?orF1', 'M'])
    await sheet.get('input[type=checkbox]').setValue(false)
    expect([keysOfRow('window.sheet'), keysOfRow('data.movePicture')]).toEqual(['F1', 'off'])
    expect(keysOfRow('chart.zoom')).toBe('+or−')
    await press('?')
    expect(sheet.attributes('open')).toBeUndefined()
    await press('M', document.querySelector('[role=listbox]') ?? document.body)
    expect(lab.made.map(({ name }) => name)).not.toContain('dataset:move-picture')
    await press('F1')
    expect(sheet.attributes('open')).toBeDefined()
    reloadPage()
    expect(useSingleKeyStore().areOn).toBe(false)
  })
})

describe('the sheet', () => {
  it('opens from the application’s menu, and stays when that is chosen again', () => {
    lab.emit('menu:shortcuts-chosen', null)
    lab.emit('menu:shortcuts-chosen', null)
    expect(app.find('dialog').attributes('open')).toBeDefined()
  })

  it('lists every row under its room, and opens from the rail', async () => {
    const rows = Object.entries(SHORTCUTS).flatMap(([scope, keys]) =>
      Object.keys(keys).map((id) => `${scope}.${id}`),
    )
    const listed = app.findAll('[data-shortcut]').map((row) => row.attributes('data-shortcut'))
    expect(listed).toEqual(rows)
    await app.find('button[aria-label="Keyboard shortcuts"]').trigger('click')
    expect(app.find('dialog').attributes('open')).toBeDefined()
    await app.find('dialog button').trigger('click')
    expect(app.find('dialog').attributes('open')).toBeUndefined()
  })
})
