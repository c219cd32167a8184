/** The page sees what the preload exposes, and nothing else. */
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launch, type LaunchedApp } from './launch.mjs'

describe('isolation', () => {
  let app: LaunchedApp
  let page: Page

  beforeAll(async () => {
    app = await launch({ appDir: join(import.meta.dirname, 'sample-app') })
    page = await app.firstWindow()
  })
  afterAll(async () => {
    expect(await app.close()).toBe(0)
  })

  it('the page has no Node and nothing of the host', async () => {
    const seen = await page.evaluate(() => ({
      node: ['require', 'process', 'module', 'Buffer', 'global'].filter((name) => name in window),
      host: Object.getOwnPropertyNames(window).filter((name) => /host|electron|lab-/i.test(name)),
    }))
    expect(seen).toEqual({ node: [], host: [] })
  })

  it('what the preload exposes is frozen in depth, and cannot be replaced', async () => {
    const attempt = await page.evaluate(() => {
      'use strict'
      const refused: string[] = []
      const attempts: Record<string, () => void> = {
        replace: () => Object.assign(window, { sample: {} }),
        add: () => Object.assign(window.sample, { more: 1 }),
        deep: () => Object.assign(window.sample.list[0]!, { name: 'changed' }),
      }
      for (const [name, run] of Object.entries(attempts))
        try {
          run()
        } catch (error) {
          if (error instanceof TypeError) refused.push(name)
        }
      return { refused, version: window.sample.version, first: window.sample.list[0]?.name }
    })
    expect(attempt).toEqual({ refused: ['replace', 'add', 'deep'], version: 1, first: 'first' })
  })

  it('the preload may require electron only, and no part of it that is not modelled', async () => {
    const errors = await page.evaluate(() =>
      [window.sample.tryRequire, window.sample.tryUnmodelled].map((run) => {
        try {
          return `no error: ${String(run())}`
        } catch (error) {
          return error instanceof Error ? error.message : 'not an error'
        }
      }),
    )
    expect(errors).toEqual(['module not found: node:fs', 'harness: ipcRenderer.sendSync is not modelled'])
  })

  it('promises and callbacks cross between the worlds', async () => {
    expect(await page.evaluate(() => window.sample.addLater(2, 3))).toBe(5)
  })

  it('parts of electron that are not modelled throw in the main process', async () => {
    const errors = await app.evaluate((electron) => {
      const attempts: (() => unknown)[] = [
        () => electron.autoUpdater,
        () => electron.app.getFileIcon,
        () => electron.BrowserWindow.getAllWindows()[0]?.setKiosk,
        () => new electron.BrowserWindow({ webPreferences: { sandbox: false } }),
        () => new electron.BrowserWindow({ webPreferences: { contextIsolation: false } }),
        () => new electron.BrowserWindow({ transparent: true }),
      ]
      return attempts.map((run) => {
        try {
          return `no error: ${String(run())}`
        } catch (error) {
          return (error as Error).message
        }
      })
    }, null)
    expect(errors).toEqual([
      'harness: electron.autoUpdater is not modelled',
      'harness: electron.app.getFileIcon is not modelled',
      'harness: electron.BrowserWindow.setKiosk is not modelled',
      'harness: webPreferences.sandbox = false is not modelled',
      'harness: webPreferences.contextIsolation = false is not modelled',
      'harness: the window option transparent is not modelled',
    ])
  })
})
