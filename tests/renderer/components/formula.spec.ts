import { mount } from '@vue/test-utils'
import { expect, it, vi } from 'vitest'
import Formula from '../../../src-renderer/components/Formula.vue'

const DESCENT = String.raw`W^{[l]} := W^{[l]} - \alpha\, dW^{[l]}`

it('shows a formula to the eye and says it as MathML', () => {
  const formula = mount(Formula, { props: { tex: String.raw`\hat y = \frac{1}{1+e^{-z}}` } })
  expect(formula.get('math').element.querySelector('mfrac')).not.toBeNull()
  expect(formula.get('.katex-html').attributes('aria-hidden')).toBe('true')
})

it('follows its text', async () => {
  const formula = mount(Formula, { props: { tex: 'a' } })
  await formula.setProps({ tex: DESCENT })
  expect(formula.get('annotation').text()).toBe(DESCENT)
})

it('refuses a formula that cannot be read', () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  expect(() => mount(Formula, { props: { tex: String.raw`\frac{1}{` } })).toThrow('expected')
  warn.mockRestore()
})
