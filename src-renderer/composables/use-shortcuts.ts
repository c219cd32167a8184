/** Binds a scope's rows of the shortcut table to what they do, as long as the component that asks is there. */
import { onScopeDispose } from 'vue'
import { useSingleKeyStore } from '../stores/single-key-store'
import { isChord, isSingleCharacter, type Chord } from './chord'
import { SHORTCUTS, type Shortcut, type ShortcutActions, type ShortcutScope } from './shortcut-table'

export const isMac = (): boolean => /mac/i.test(navigator.platform)

export function useShortcuts<Scope extends ShortcutScope>(
  scope: Scope,
  actions: ShortcutActions<Scope>,
): void {
  const rows: Readonly<Record<string, Shortcut>> = SHORTCUTS[scope]
  const bound = Object.entries<() => unknown>(actions)

  function onKeydown(event: KeyboardEvent): void {
    // An open dialog has the keyboard to itself.
    if (event.defaultPrevented || document.querySelector('dialog[open]')) return
    const found = bound.find(([id]) => isMeant(rows[id], event))
    if (!found) return
    event.preventDefault()
    found[1]()
  }

  window.addEventListener('keydown', onKeydown)
  onScopeDispose(() => window.removeEventListener('keydown', onKeydown))
}

function isMeant(row: Shortcut | undefined, event: KeyboardEvent): boolean {
  const chord = row?.chords.find((candidate) => isChord(event, candidate, isMac()))
  if (!row || chord === undefined || belongsToField(event.target, chord)) return false
  if (isSingleCharacter(chord) && !useSingleKeyStore().areOn) return false
  return !row.inList || (event.target instanceof Element && event.target.closest('[role=listbox]') !== null)
}

/** Keys that write, delete or move the caret stay with the field one types in. A number is a setting: its undo is the
 * room's. */
function belongsToField(target: EventTarget | null, chord: Chord): boolean {
  if (!(target instanceof HTMLInputElement) || !['text', 'search'].includes(target.type)) return false
  if (/^Mod\+(Shift\+)?[ZY]$/.test(chord)) return target.role !== 'spinbutton'
  return !chord.startsWith('Mod+') || /(Arrow|Backspace)/.test(chord)
}
