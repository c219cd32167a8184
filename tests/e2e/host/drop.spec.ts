/** Files and folders are really dropped, and their paths reach the main process only. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launch, type LaunchedApp } from './launch.mjs'

describe('drop', () => {
  let app: LaunchedApp
  let page: Page
  const folder = mkdtempSync(join(tmpdir(), 'descent-drop-'))

  beforeAll(async () => {
    for (const name of ['cats', 'dogs']) {
      mkdirSync(join(folder, name))
      writeFileSync(join(folder, name, '1.txt'), 'same') // same name, same size: only the path tells them apart
    }
    app = await launch({ appDir: join(import.meta.dirname, 'sample-app') })
    page = await app.firstWindow()
  })
  afterAll(async () => {
    await app.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('a folder and files arrive with their kind and their own paths', async () => {
    const paths = ['cats', 'cats/1.txt', 'dogs/1.txt'].map((name) => join(folder, name))
    await app.drop(page, '#target', paths)
    await page.waitForFunction(() => window.dropped !== undefined)
    expect(await page.evaluate(() => window.dropped)).toEqual({ folders: [true, false, false], paths })
  })

  it('a file that the page made has no path', async () => {
    const answer = await page.evaluate(async () => {
      const files = [new File(['same!'], '1.txt'), new File([], 'none')]
      return { empty: window.sample.emptyPaths(files), paths: await window.sample.pathsOf(files) }
    })
    expect(answer).toEqual({ empty: 2, paths: ['', ''] })
  })

  it('a twin that the page made of a chosen file has no path in the main process either', async () => {
    const chosen = join(folder, 'dogs', '1.txt')
    await page.evaluate(() => document.body.insertAdjacentHTML('beforeend', '<input type="file">'))
    // Not Playwright's setInputFiles: to a browser that it did not start it gives the bytes, not the file.
    const session = await page.context().newCDPSession(page)
    const { root } = await session.send('DOM.getDocument')
    const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector: 'input' })
    await session.send('DOM.setFileInputFiles', { files: [chosen], nodeId })
    const paths = await page.evaluate(() => {
      const file = document.querySelector('input')?.files?.[0]
      if (!file) throw new Error('no file was chosen')
      return window.sample.pathsOf([file, new File(['same'], file.name, { lastModified: file.lastModified })])
    })
    expect(paths).toEqual([chosen, ''])
  })
})
