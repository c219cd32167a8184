/** Keys as a keyboard gives them. */
import type { Chord } from '../../../src-renderer/composables/chord'
import { settled } from '../stores/fake-page'

/** From the element that has the focus. */
export async function press(chord: Chord, from: Element = document.body): Promise<KeyboardEvent> {
  const keys = chord.split('+')
  const event = new KeyboardEvent('keydown', {
    key: chord.endsWith('+') ? '+' : (keys.at(-1) ?? ''),
    ctrlKey: keys.includes('Mod'),
    shiftKey: keys.includes('Shift'),
    bubbles: true,
    cancelable: true,
  })
  from.dispatchEvent(event)
  await settled()
  return event
}
