// Formulas are typeset once and kept, up to a bound: a number that is dragged makes a new formula at every step.
import katex from 'katex'
import { beforeEach, expect, it, vi } from 'vitest'
import { typeset } from '../../../src-renderer/components/typeset'

/** As many as are kept. */
const MOST = 300

/** Set in place of KaTeX: the formula's own text, and how often it was made. */
const made = vi.fn((tex: string, place: HTMLElement) => {
  place.textContent = tex
})

beforeEach(() => {
  made.mockClear()
  vi.spyOn(katex, 'render').mockImplementation(made)
})

/** Formulas that nothing else has shown, one after the other. */
function show(name: string, count: number): void {
  for (let i = 0; i < count; i++) typeset(`${name}_{${i}}`, false)
}

it('makes a formula once, and gives each who shows it elements of their own', () => {
  const [one, other] = [typeset('once', false), typeset('once', false)]
  expect(made).toHaveBeenCalledTimes(1)
  expect([one.textContent, other.textContent]).toEqual(['once', 'once'])
  expect(one.firstChild).not.toBe(other.firstChild)
  typeset('once', true) // on a line of its own it looks different
  expect(made).toHaveBeenCalledTimes(2)
})

it('keeps the last 300, and forgets the one that was shown longest ago', () => {
  show('a', MOST)
  show('a', MOST)
  expect(made).toHaveBeenCalledTimes(MOST) // all are there
  typeset('a_{0}', false) // shown again: a_1 is now the oldest
  typeset('new', false)
  typeset('a_{0}', false)
  expect(made).toHaveBeenCalledTimes(MOST + 1)
  typeset('a_{1}', false)
  expect(made).toHaveBeenCalledTimes(MOST + 2)
})

it('does not keep what could not be made', () => {
  made.mockImplementationOnce(() => {
    throw new Error('expected }')
  })
  expect(() => typeset('wrong', false)).toThrow('expected }')
  expect(typeset('wrong', false).textContent).toBe('wrong')
})
