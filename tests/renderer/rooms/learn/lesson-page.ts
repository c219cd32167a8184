/** What the specs of lessons need. */
import type { DOMWrapper, VueWrapper } from '@vue/test-utils'

/** The button of this name, as a screen reader says it. Throws when there is none. */
export function buttonOf(page: VueWrapper, name: string): DOMWrapper<HTMLButtonElement> {
  const found = page
    .findAll('button')
    .find((button) => (button.attributes('aria-label') ?? button.text()).startsWith(name))
  if (!found) throw new Error(`there is no button ${name}`)
  return found
}
