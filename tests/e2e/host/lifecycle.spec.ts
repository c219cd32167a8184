/** How the app begins and ends: quitting, signals, the last window, a crash of the page, a second instance. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { launch, type LaunchedApp } from './launch.mjs'

const appDir = join(import.meta.dirname, 'sample-app')
const userData = mkdtempSync(join(tmpdir(), 'descent-user-data-'))
afterAll(() => rmSync(userData, { recursive: true, force: true }))

/** Runs a test on a fresh app, which is gone afterwards whatever happens. */
async function withApp(run: (app: LaunchedApp) => Promise<void>, folder?: string): Promise<void> {
  const app = await launch({ appDir, ...(folder === undefined ? {} : { userData: folder }) })
  try {
    await app.firstWindow()
    await run(app)
  } finally {
    await app.close()
  }
}

describe('the end of the app', () => {
  it('closing the last window ends the process with code 0', async () => {
    await withApp(async (app) => {
      await app.windows()[0]?.close()
      expect(await app.exited).toBe(0)
    })
  })

  it('the app may delay quitting, and each event comes once', async () => {
    await withApp(async (app) => {
      await app.evaluate(({ app: electronApp }) => {
        let saved = false
        for (const name of ['will-quit', 'quit', 'window-all-closed'] as const)
          electronApp.on(name as 'quit', () => console.log(name))
        electronApp.on('before-quit', (event) => {
          console.log('before-quit')
          if (saved) return
          event.preventDefault()
          saved = true
          setTimeout(() => electronApp.quit(), 20)
        })
        setImmediate(() => electronApp.quit())
      }, null)
      expect(await app.exited).toBe(0)
      expect(app.output().trim().split('\n')).toEqual(['before-quit', 'before-quit', 'will-quit', 'quit'])
    })
  })

  it('SIGTERM quits as a person would', async () => {
    await withApp(async (app) => {
      await app.evaluate(({ app: electronApp }) => {
        electronApp.on('before-quit', () => console.log('before-quit'))
      }, null)
      app.process().kill('SIGTERM')
      expect([await app.exited, app.output()]).toEqual([0, 'before-quit\n'])
    })
  })

  it('the exit code is the app’s', async () => {
    await withApp(async (app) => {
      await app.evaluate(({ app: electronApp }) => void setImmediate(() => electronApp.exit(3)), null)
      expect(await app.exited).toBe(3)
    })
  })

  it('leaves nothing in the temporary folder', async () => {
    const ours = () => readdirSync(tmpdir()).filter((name) => name.startsWith('descent-host-'))
    const before = ours()
    await withApp(async (app) => {
      expect(ours()).toHaveLength(before.length + 1)
      await app.close()
    })
    expect(ours()).toEqual(before)
  })
})

describe('the page', () => {
  it('a crash is told to the app, which may load it again', async () => {
    await withApp(async (app) => {
      await app.evaluate(
        ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
        null,
      )
      await expect.poll(() => app.output()).toContain('render-process-gone crashed')
      await expect
        .poll(() => Promise.all(app.windows().map((page) => page.title().catch(() => 'gone'))), {
          timeout: 10_000,
        })
        .toContain('Sample')
      const windows = await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length, null)
      expect(windows).toBe(1)
    })
  })
})

describe('a second instance', () => {
  it('with the same data tells the first and ends; with other data it lives', async () => {
    await withApp(async (first) => {
      const second = launch({ appDir, userData })
      await expect(second).rejects.toThrow(/ended \(0\) before it was ready/)
      await expect.poll(() => first.output()).toContain('second instance')
      await withApp(async (other) => {
        expect(await other.evaluate(({ app }) => app.hasSingleInstanceLock(), null)).toBe(true)
      })
    }, userData)
  })

  it('starts again once the first has ended', async () => {
    await withApp(async (app) => {
      expect(await app.evaluate(({ app: electronApp }) => electronApp.getPath('userData'), null)).toBe(
        userData,
      )
    }, userData)
  })
})
