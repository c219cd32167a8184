/**
 * The camera, asked for by its button and by nothing else: a trained network answers for a frame, and when it is put
 * away every request is refused again. Chromium draws the camera's pictures itself.
 */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { workFolder } from './command-line'
import { endApp, openApp, openSample, startTraining } from './first-steps'
import type { LaunchedApp } from './host/launch.mjs'
import { openRoom, waitForState } from './window-driver'

const folder = workFolder()

describe('a camera', () => {
  let app: LaunchedApp
  let page: Page

  /** "granted", or the name of the refusal. */
  const request = (kinds: { readonly video: boolean; readonly audio: boolean }): Promise<string> =>
    page.evaluate(
      (constraints) =>
        navigator.mediaDevices.getUserMedia(constraints).then(
          () => 'granted',
          (error: unknown) => (error instanceof Error ? error.name : String(error)),
        ),
      kinds,
    )

  beforeAll(async () => {
    ;({ app, page } = await openApp(folder, ['--use-fake-device-for-media-stream']))
    await openSample(page)
    await startTraining(page, 40)
    await waitForState(page, 'finished')
  })
  afterAll(async () => {
    await endApp(app, folder)
  })

  it('is refused to a script, with and without sound', async () => {
    await openRoom(page, 'Predict')
    expect(await request({ video: true, audio: false })).toBe('NotAllowedError')
    expect(await request({ video: false, audio: true })).toBe('NotAllowedError')
  })

  it('opens with its button, and the network answers for what it shows', async () => {
    await page.getByRole('button', { name: 'Use the camera' }).click()
    await page.locator('video').waitFor()
    await expect
      .poll(() => page.locator('video').evaluate((video: HTMLVideoElement) => video.videoWidth))
      .toBeGreaterThan(0)
    await page
      .getByRole('img', { name: /^cat .*\d/ })
      .first()
      .waitFor()
    // The press is used up, and it was for pictures only.
    expect(await request({ video: true, audio: true })).toBe('NotAllowedError')
  })

  it('is put away with the room, and refused again', async () => {
    await openRoom(page, 'Data')
    await openRoom(page, 'Predict')
    expect(await page.locator('video').count()).toBe(0)
    expect(await request({ video: true, audio: false })).toBe('NotAllowedError')
  })
})
