/** Calls and events between page and main process carry what Electron's would, and refuse what it refuses. */
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launch, type LaunchedApp } from './launch.mjs'

const appDir = join(import.meta.dirname, 'sample-app')

describe('IPC', () => {
  let app: LaunchedApp
  let page: Page

  beforeAll(async () => {
    app = await launch({ appDir })
    page = await app.firstWindow()
  })
  afterAll(async () => {
    await app.close()
  })

  it('brings typed arrays, maps, dates, errors and odd numbers there and back', async () => {
    const answer = await page.evaluate(async () => {
      const values = [
        Float32Array.of(0.5, -0),
        new Map([['a', new Date(1000)]]),
        new Set([1n]),
        new RangeError('far'),
      ]
      const [numbers, map, set, error] = (await window.sample.invoke('echo', ...values)) as typeof values
      return {
        numbers:
          numbers instanceof Float32Array && [...numbers].map((value) => Object.is(value, -0) || value),
        date: map instanceof Map && map.get('a')?.getTime(),
        bigint: set instanceof Set && [...set].map(String),
        error: error instanceof Error && error.message,
      }
    })
    expect(answer).toEqual({ numbers: [0.5, true], date: 1000, bigint: ['1'], error: 'far' })
  })

  it('brings 16 MB there and back unchanged', async () => {
    const isSame = await page.evaluate(async () => {
      const sent = new Float32Array(4_000_000).map((_, index) => index)
      const [got] = (await window.sample.invoke('echo', sent)) as [Float32Array]
      return got.length === sent.length && got.every((value, index) => value === sent[index])
    })
    expect(isSame).toBe(true)
  })

  it.each([
    ['a proxy', 'new Proxy({}, {})'],
    ['a symbol', 'Symbol("s")'],
    ['a file', 'new File([], "a")'],
    ['an object with a function, on its way through the IPC', '{ run: () => 1 }'],
  ])('refuses to send %s', async (_what, source) => {
    const attempt = `window.sample.invoke('echo', ${source}).then(() => 'sent', (error) => error.message)`
    const message = await page.evaluate<string>(
      `(async () => await ${attempt})().catch((error) => error.message)`,
    )
    expect(message).toMatch(/could not be cloned/)
  })

  it('tells of a handler’s error, of a missing handler and of an answer that cannot be cloned', async () => {
    const messages = await page.evaluate(() =>
      Promise.all(
        ['fail', 'nowhere', 'answer-function'].map((channel) =>
          window.sample.invoke(channel).then(
            () => 'no error',
            (error: unknown) => (error as Error).message,
          ),
        ),
      ),
    )
    expect(messages[0]).toBe("Error invoking remote method 'fail': RangeError: out of range")
    expect(messages[1]).toBe(
      "Error invoking remote method 'nowhere': Error: No handler registered for 'nowhere'",
    )
    expect(messages[2]).toMatch(/^Error invoking remote method 'answer-function': .*could not be cloned/)
  })

  it('events arrive in order, as data only, until unsubscribed', async () => {
    const ticks = await page.evaluate(async () => {
      const seen: unknown[][] = []
      const stop = window.sample.onTick((...values) => void seen.push(values))
      await window.sample.invoke('tick', 3)
      stop()
      await window.sample.invoke('tick', 3)
      return seen.map(([index, values, ...rest]) => [index, (values as Float32Array)[1], rest.length])
    })
    expect(ticks).toEqual([
      [0, 0, 0],
      [1, 0.5, 0],
      [2, 1, 0],
    ])
  })

  it('webContents.send refuses at once what cannot be cloned', async () => {
    const message = await app.evaluate(({ BrowserWindow }) => {
      try {
        BrowserWindow.getAllWindows()[0]?.webContents.send('ticked', () => 1)
        return 'sent'
      } catch (error) {
        return (error as Error).message
      }
    }, null)
    expect(message).toMatch(/could not be cloned/)
  })

  it('a dialog answers what the test scripted, and is a fault when it scripted nothing', async () => {
    const open = () =>
      page.evaluate(() => window.sample.invoke('open').catch((error: unknown) => (error as Error).message))
    expect(await open()).toMatch(/harness: dialog.showOpenDialog was called and the test scripted no answer/)
    await app.evaluate(
      ({ dialog }, filePaths) => {
        dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths })
      },
      ['here'],
    )
    expect(await open()).toEqual({ canceled: false, filePaths: ['here'] })
  })
})

describe('senders', () => {
  it('a call from a sub-frame is told apart from one of the main frame', async () => {
    const app = await launch({ appDir, env: { SAMPLE_SUB_FRAMES: '1' } })
    try {
      const page = await app.firstWindow()
      const frame = page.frames().find((candidate) => candidate !== page.mainFrame())
      const ask = () => window.sample.invoke('sender')
      expect(await page.evaluate(ask)).toEqual({
        isWindow: true,
        url: 'sample://app/index.html',
        origin: 'sample://app',
        hasParent: false,
      })
      expect(await frame?.evaluate(ask)).toMatchObject({ url: 'sample://app/frame.html', hasParent: true })
    } finally {
      await app.close()
    }
  })

  it('without being asked for, the preload does not run in a sub-frame', async () => {
    const app = await launch({ appDir })
    try {
      const page = await app.firstWindow()
      const frame = page.frames().find((candidate) => candidate !== page.mainFrame())
      expect(await frame?.evaluate(() => 'sample' in window)).toBe(false)
    } finally {
      await app.close()
    }
  })
})
