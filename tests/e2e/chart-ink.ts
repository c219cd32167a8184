/** What a chart on a canvas really shows: where the ink of its training curve is. */
import type { Page } from 'playwright-core'

export interface Ink {
  /** Of the highest pixel, in CSS pixels from the canvas's left and top. */
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** The highest pixel of the training curve in the cost chart; null while nothing of it is drawn. */
export function highestInk(page: Page): Promise<Ink | null> {
  return page.evaluate(findHighestInk)
}

/** Milliseconds from the press of a button to a frame in which the training curve is drawn. */
export async function timeToFirstInk(page: Page, press: () => Promise<void>): Promise<number> {
  await page.evaluate(() => {
    const remember = ({ timeStamp }: Event): unknown => Object.assign(window, { pressedAt: timeStamp })
    window.addEventListener('click', remember, { capture: true, once: true })
  })
  await press()
  await page.waitForFunction(findHighestInk, undefined, { polling: 'raf' })
  return page.evaluate(() => performance.now() - (window as unknown as { pressedAt: number }).pressedAt)
}

/** Runs in the page. */
function findHighestInk(): Ink | null {
  const canvas = document.querySelector<HTMLCanvasElement>('figure[aria-label^="Cost"] canvas')
  const context = canvas?.getContext('2d')
  if (!canvas || !context) return null
  const hex = getComputedStyle(document.documentElement).getPropertyValue('--accent').trim()
  const wanted = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16))
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height)
  const scale = canvas.width / canvas.clientWidth
  for (let at = 0; at < data.length; at += 4) {
    if (wanted.some((value, colour) => Math.abs(value - (data[at + colour] ?? 0)) > 24)) continue
    const pixel = at / 4
    return {
      x: (pixel % canvas.width) / scale,
      y: Math.floor(pixel / canvas.width) / scale,
      width: canvas.clientWidth,
      height: canvas.clientHeight,
    }
  }
  return null
}
