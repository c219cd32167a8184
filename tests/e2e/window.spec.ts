/**
 * A person's whole way through the window, with real photographs: drop two folders, train, ask about a picture, export,
 * and find that the exported file says the same.
 */
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeCorpus } from '../corpus/write-corpus'
import { runOnnx } from '../main/formats/onnx-runtime'
import { sharedData } from '../shared-data'
import { descent, workFolder } from './command-line'
import { endApp, openApp, picturesRead, startTraining } from './first-steps'
import { launch, type LaunchedApp } from './host/launch.mjs'
import { appFolder, saveDialogAnswers, openRoom, waitForState } from './window-driver'

const photos = join(sharedData ?? '', 'photos')
const asked = join(photos, 'cats', 'cat.1.jpg')
const folder = workFolder()

describe.skipIf(!sharedData)('from 600 photographs to an exported model', () => {
  let app: LaunchedApp
  let page: Page
  const troubles: string[] = []

  beforeAll(async () => {
    ;({ app, page } = await openApp(folder))
    page.on('pageerror', (error) => troubles.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error') troubles.push(message.text())
    })
  })
  afterAll(async () => {
    await endApp(app, folder)
  })

  it('reads both classes and keeps a fifth for testing', async () => {
    await app.drop(page, 'main', [photos])
    await picturesRead(page)
    const bar = await page.locator('main').innerText()
    expect(bar).toMatch(/600 pictures\s+in two classes/)
    expect(bar).toMatch(/480\s+to train,\s+120\s+to test/)
    expect(
      await page.getByRole('listbox', { name: 'Pictures of cats' }).getByRole('option').count(),
    ).toBeGreaterThan(10)
  })

  it('trains, and the charts and the baseline are there', async () => {
    await startTraining(page, 60)
    await waitForState(page, 'finished')
    const text = await page.locator('main').innerText()
    expect(text).toMatch(/always “(cats|dogs)” on the test pictures: 50/)
    await expect.poll(() => page.locator('main canvas').count()).toBeGreaterThan(2) // two charts and the first layer
  })

  it('keeps everything when the page is loaded again', async () => {
    await page.reload()
    await waitForState(page, 'finished')
    expect(await page.getByRole('navigation').innerText()).toMatch(/Data\s+600/)
  })

  it('answers for a dropped picture, and the exported ONNX file gives the same probability', async () => {
    await openRoom(page, 'Predict')
    await app.drop(page, '[data-drop]', [asked])
    const seen = page.getByAltText('cat.1.jpg, as the network sees it')
    await seen.waitFor()
    const said = Number(
      /cats ([\d.]+)/.exec(
        (await page.getByRole('img', { name: /^cats .*dogs/ }).getAttribute('aria-label')) ?? '',
      )?.[1],
    )
    const pixels = await pixelsOf(page, (await seen.getAttribute('src')) ?? '')

    const onnx = join(folder, 'model.onnx')
    const npz = join(folder, 'model.npz')
    await saveDialogAnswers(app, [onnx, npz])
    await page.getByRole('button', { name: 'Save the model as ONNX' }).click()
    await page.getByText(/^model\.onnx, /).waitFor()
    await page.getByRole('button', { name: 'Save the model as NPZ' }).click()
    await page.getByText(/^model\.npz, /).waitFor()

    const { values } = await runOnnx(readFileSync(onnx), pixels, [1, 64, 64, 3])
    const fromOnnx = values[0] ?? NaN
    const ran = await descent(['predict', '--model', npz, asked, '--json'])
    const [row] = JSON.parse(ran.output) as { probability: number }[]
    expect(Math.abs(fromOnnx - (row?.probability ?? NaN))).toBeLessThan(1e-5)
    expect(Math.abs(fromOnnx * 100 - said)).toBeLessThan(0.0501)
  })

  it('says nothing to the console that should worry anybody', () => {
    expect(troubles).toEqual([])
  })
})

describe('files that cannot be used', () => {
  it('are listed by name with their reason, and the rest trains', async () => {
    const data = workFolder()
    for (const name of ['left', 'right']) {
      mkdirSync(join(data, name))
      await writeCorpus(join(data, name))
    }
    const app = await launch({ appDir: appFolder })
    try {
      const page = await app.firstWindow()
      await app.drop(page, 'main', [data])
      await page.getByRole('button', { name: 'Next: Network' }).waitFor({ timeout: 60_000 })
      // The column at the side is drawn after the first frame.
      await page.getByRole('button', { name: /^Show all \d/ }).click()
      const text = await page.locator('main').innerText()
      expect(text).toContain('empty.jpg is empty')
      expect(text).toContain('text.jpg is not a picture')
      expect(text).toContain('bomb-pixels.png claims 40,000 × 40,000 pixels')
      expect(text).toContain('cut.jpg is incomplete')
      await startTraining(page, 20)
      await waitForState(page, 'finished')
    } finally {
      await app.close()
      rmSync(data, { recursive: true, force: true })
    }
  })
})

/** The pixels of an uncompressed 24-bit BMP with its first row on top: row, column, channel. */
async function pixelsOf(page: Page, address: string): Promise<Uint8Array> {
  const numbers = await page.evaluate(async (from) => {
    const bytes = new Uint8Array(await (await fetch(from)).arrayBuffer())
    return [...bytes]
  }, address)
  const file = Uint8Array.from(numbers)
  const bgr = file.subarray(new DataView(file.buffer).getUint32(10, true))
  return bgr.map((_, i) => bgr[i - (i % 3) + 2 - (i % 3)] ?? 0)
}
