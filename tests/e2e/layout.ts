/** What is wrong with the layout in sight: what is cut or overflows, words over words, and what is too small to press. */
import type { Page } from 'playwright-core'

/** WCAG 2.2, 2.5.8: the least width and height of a target, in CSS pixels. */
const LEAST_TARGET = 24

export async function layoutFaults(page: Page): Promise<readonly string[]> {
  const found = await Promise.all([
    page.evaluate(whatIsCut),
    page.evaluate(wordsOverWords),
    page.evaluate(whatIsSmall, LEAST_TARGET),
  ])
  return found.flat()
}

/** Elements narrower than their content; an ellipsis is one's own decision, and then a title tells the rest. */
function whatIsCut(): string[] {
  const name = (element: Element): string =>
    `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''} “${element.textContent.trim().slice(0, 40)}”`
  const isSeen = (element: Element): boolean =>
    element.checkVisibility({ visibilityProperty: true }) &&
    element.closest('.visually-hidden, .katex, svg') === null
  const isTooWide = (element: Element): boolean => {
    const { overflowX, textOverflow, display } = getComputedStyle(element)
    const decided = textOverflow === 'ellipsis' && element.hasAttribute('title')
    const scrolls = overflowX === 'auto' && element.matches('[tabindex], .formula')
    return (
      display !== 'inline' &&
      overflowX !== 'visible' &&
      !decided &&
      !scrolls &&
      element.scrollWidth > element.clientWidth + 1
    )
  }
  const page = document.documentElement
  const whole = page.scrollWidth > page.clientWidth ? ['the page is wider than the window'] : []
  const cut = [...document.querySelectorAll('main *, nav *')]
    .filter((element) => !(element instanceof HTMLInputElement) && isSeen(element) && isTooWide(element))
    .map((element) => `cut: ${name(element)}`)
  return [...whole, ...cut]
}

function wordsOverWords(): string[] {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const boxes: { text: string; box: DOMRect }[] = []
  /** The part of a box that its scrolling ancestors leave in sight. */
  const seen = (box: DOMRect, from: Element): DOMRect => {
    let { left, top, right, bottom } = box
    for (let at: Element | null = from; at; at = at.parentElement) {
      if (getComputedStyle(at).overflow === 'visible') continue
      const clip = at.getBoundingClientRect()
      left = Math.max(left, clip.left)
      top = Math.max(top, clip.top)
      right = Math.min(right, clip.right)
      bottom = Math.min(bottom, clip.bottom)
    }
    return new DOMRect(left, top, right - left, bottom - top)
  }
  while (walker.nextNode()) {
    const text = walker.currentNode
    const parent = text.parentElement
    if (!text.textContent?.trim() || !parent?.checkVisibility({ visibilityProperty: true })) continue
    if (parent.closest('.visually-hidden, .katex, option, .toast, .term-note')) continue
    const range = document.createRange()
    range.selectNodeContents(text)
    for (const box of range.getClientRects())
      boxes.push({ text: text.textContent.trim().slice(0, 40), box: seen(box, parent) })
  }
  const overlap = (a: DOMRect, b: DOMRect): boolean =>
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 &&
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 5
  const inSight = boxes.filter(({ box }) => box.width > 1 && box.height > 1)
  return inSight.flatMap((one, place) =>
    inSight
      .slice(place + 1)
      .filter((other) => overlap(one.box, other.box))
      .map((other) => `over one another: “${one.text}” and “${other.text}”`),
  )
}

/** A field's own label or frame is pressed too, so only what is pressed by itself is looked at. */
function whatIsSmall(least: number): string[] {
  return [...document.querySelectorAll('main button, nav a, main summary, main input[type=range]')]
    .filter((element) => element.checkVisibility({ visibilityProperty: true }))
    .filter((element) => element.closest('.visually-hidden') === null)
    .map((element) => ({ element, box: element.getBoundingClientRect() }))
    .filter(({ box }) => box.width > 0 && (box.width < least - 0.5 || box.height < least - 0.5))
    .map(
      ({ element, box }) =>
        `small: ${Math.round(box.width)} × ${Math.round(box.height)} ${element.getAttribute('aria-label') ?? element.textContent}`,
    )
}
