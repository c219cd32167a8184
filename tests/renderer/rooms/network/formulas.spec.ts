import katex from 'katex'
import { expect, it } from 'vitest'
import { networkMessages } from '../../../../shared/messages/network'
import { trainingOptions } from '../../../../shared/messages/training-options'

/** Every text under a key that ends in `tex`, however deep. */
function formulas(table: object): readonly string[] {
  return Object.entries(table).flatMap(([key, value]: [string, unknown]) => {
    if (typeof value === 'string') return /tex$/i.test(key) ? [value] : []
    return typeof value === 'object' && value !== null ? formulas(value) : []
  })
}

it('every formula of the room can be typeset', () => {
  const found = [...formulas(networkMessages), ...formulas(trainingOptions)]
  expect(found.length).toBeGreaterThan(20)
  for (const tex of found) {
    expect(() => katex.renderToString(tex, { strict: 'error', throwOnError: true })).not.toThrow()
  }
})
