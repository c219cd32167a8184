/** Finds the numbers on a page that cannot be pointed at. */
import { expect } from 'vitest'
import { TERM_IDS } from '../../../shared/messages/terms/terms'

const REACHABLE = 'a[href], button, input, summary, [tabindex="0"]'

/**
 * Where a number is not a reading: in a control, which says itself what it sets; in a formula; in a table for those who do
 * not see the drawing, whose headings name its columns; in a program's text.
 */
const NO_READING =
  'button, label, legend, select, option, code, pre, .katex, .visually-hidden, .toggle, .term-note'

/** Units and words that stand with a number and say nothing of what it is. */
const UNITS = /(?<!\p{L})(?:ms|s|min|h|kB|MB|GB|points?|of|e)(?!\p{L})/gu

/** "0.031", "12,288", "(20, 12288)", "98.6 %", "3 of 20", "1.2e-7": something with digits, and no word beside them. */
export function isNumber(text: string): boolean {
  return /\d/.test(text) && !/\p{L}/u.test(text.replace(UNITS, ''))
}

/** Elements that hold a number as their own text, or say by their class that they do. */
function readings(root: Element): readonly Element[] {
  return [...root.querySelectorAll('*')].filter((element) => {
    if (element.closest(NO_READING) !== null) return false
    if (element.classList.contains('number')) return true
    const own = [...element.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE)
    return isNumber(own.map(({ textContent }) => textContent).join(''))
  })
}

/**
 * Expects that each number names a term that is there, and that the keyboard reaches one of each term.
 * @returns the terms met
 */
export function checkTerms(root: Element): readonly string[] {
  const numbers = readings(root)
  expect(numbers.length).toBeGreaterThan(0)
  const nameless = numbers.filter((element) => element.closest('[data-term]') === null)
  expect(nameless.map((element) => element.outerHTML)).toEqual([])
  const carriers = [...root.querySelectorAll<HTMLElement>('[data-term]')]
  const found = carriers.map(({ dataset }) => dataset['term'] ?? '')
  for (const term of found) expect(TERM_IDS).toContain(term)
  const reached = carriers
    .filter((element) => element.closest(REACHABLE) !== null || element.querySelector('input') !== null)
    .map(({ dataset }) => dataset['term'])
  expect(found.filter((term) => !reached.includes(term))).toEqual([])
  return found
}
