/** What a page may load and where it may go: the app's scheme with its headers, and nothing of the network. */
import { createServer, type Server } from 'node:net'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launch, type LaunchedApp } from './launch.mjs'

describe('requests of a page', () => {
  let app: LaunchedApp
  let page: Page
  let server: Server
  let connections = 0
  const address = () => `127.0.0.1:${(server.address() as AddressInfo).port}`

  beforeAll(async () => {
    server = createServer((socket) => {
      connections += 1
      socket.destroy()
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    app = await launch({ appDir: join(import.meta.dirname, 'sample-app') })
    page = await app.firstWindow()
  })
  afterAll(async () => {
    await app.close()
    server.close()
  })

  it('the scheme is a secure origin, answered by the app’s handler with method and body', async () => {
    const answer = await page.evaluate(async () => {
      const echo = await fetch('/echo', { method: 'POST', body: 'grüß' })
      const missing = await fetch('/nowhere')
      return { secure: isSecureContext, echo: await echo.text(), missing: missing.status }
    })
    expect(answer).toEqual({ secure: true, echo: 'POST grüß', missing: 404 })
    const url = await app.evaluate(
      ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getURL(),
      null,
    )
    expect(url).toBe('sample://app/index.html')
  })

  it('the content security policy of the response is in force', async () => {
    expect(
      await page.evaluate(() => ({ ran: 'inlineScriptRan' in window, violations: window.violations })),
    ).toEqual({
      ran: false,
      violations: ['script-src-elem'],
    })
  })

  it('nothing reaches the network, not even where the policy would allow it', async () => {
    const results = await page.evaluate(async (target) => {
      const socket = new Promise((resolve) => {
        const webSocket = new WebSocket(`ws://${target}`)
        webSocket.onopen = () => resolve('open')
        webSocket.onerror = () => resolve('refused')
      })
      const image = new Promise((resolve) => {
        const element = new Image()
        element.onload = () => resolve('loaded')
        element.onerror = () => resolve('refused')
        element.src = `https://${target}/a.png`
      })
      const request = fetch(`http://${target}/`).then(
        () => 'answered',
        () => 'refused',
      )
      return Promise.all([socket, image, request])
    }, address())
    expect(results).toEqual(['refused', 'refused', 'refused'])
    expect(connections).toBe(0)
  })

  it('webRequest.onBeforeRequest may cancel', async () => {
    const outcome = await page.evaluate(() =>
      fetch('/cancelled').then(
        (response) => response.status,
        () => 'cancelled',
      ),
    )
    expect(outcome).toBe('cancelled')
  })

  it('the app’s permission handlers decide', async () => {
    const states = await page.evaluate(() =>
      Promise.all(
        (['notifications', 'geolocation', 'camera'] as PermissionName[]).map(
          async (name) => (await navigator.permissions.query({ name })).state,
        ),
      ),
    )
    expect(states).toEqual(['granted', 'denied', 'denied'])
  })

  it('a new window is put to the app’s handler and denied: by script, and by a link that was clicked', async () => {
    expect(await page.evaluate(() => window.open('https://script.example/'))).toBeNull()
    await page.locator('#outside').click()
    await expect.poll(() => app.output()).toContain('window-open https://outside.example/')
    expect(app.output()).toContain('window-open https://script.example/')
    await expect.poll(() => page.context().pages().length).toBe(1)
  })

  it('the app may prevent that the page goes elsewhere', async () => {
    for (const target of ['https://elsewhere.example/', 'sample://app/frame.html'])
      await page.evaluate((url) => {
        window.location.href = url.replace('sample://app', location.origin)
      }, target)
    await expect.poll(() => app.output()).toContain('will-navigate https://elsewhere.example/')
    await expect.poll(() => app.output()).toContain('will-navigate sample://app/frame.html')
    expect(await page.evaluate(() => location.pathname)).toBe('/index.html')
  })

  it('a reload by the main process is not a navigation of the page', async () => {
    const before = app.output()
    await page.evaluate(() => Object.assign(window, { mark: 1 }))
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.reload(), null)
    await expect.poll(() => page.evaluate(() => 'mark' in window).catch(() => true)).toBe(false)
    expect(await page.evaluate(() => window.sample.addLater(1, 1))).toBe(2)
    expect(app.output()).toBe(before)
  })

  it('the theme that the app sets is the page’s colour scheme', async () => {
    const isDark = () => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)
    expect(await isDark()).toBe(false)
    await app.evaluate(({ nativeTheme }) => void (nativeTheme.themeSource = 'dark'), null)
    await expect.poll(isDark).toBe(true)
  })
})
