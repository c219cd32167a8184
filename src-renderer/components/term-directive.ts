/** Says what a number on the screen is: `v-term="'cost'"` on the element that shows it. `TermHost` shows the term. */
import type { Directive, DirectiveBinding } from 'vue'
import type { TermId } from '../../shared/messages/terms/terms'

/** Id of the hidden sentence that a screen reader is given. */
export const descriptionId = (term: TermId): string => `term-${term}`

/** Elements that the keyboard reaches already. */
const REACHABLE = 'a[href], button, input, select, summary, [tabindex]'

/** Without a term the element stays as it is. `.hover` leaves it out of the tab order: for the cells of a table, whose
 * heading the keyboard reaches. */
function mark(
  element: HTMLElement | SVGElement,
  binding: DirectiveBinding<TermId | null | undefined, 'hover'>,
): void {
  if (!binding.value) return
  element.dataset['term'] = binding.value
  element.setAttribute('aria-describedby', descriptionId(binding.value))
  if (!binding.modifiers.hover && !element.matches(REACHABLE)) element.tabIndex = 0
}

export const vTerm: Directive<HTMLElement | SVGElement, TermId | null | undefined, 'hover'> = {
  mounted: mark,
  // Numbers change ten times a second while a network learns; what they are seldom does.
  updated: (element, binding) => {
    if (binding.value !== binding.oldValue) mark(element, binding)
  },
}
