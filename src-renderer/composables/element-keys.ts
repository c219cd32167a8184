/** Binds a scope's rows of the shortcut table to one element, for as long as it has the focus. */
import { isChord, type Chord } from './chord'
import { SHORTCUTS, type FocusActions, type FocusScope, type Shortcut } from './shortcut-table'
import { isMac } from './use-shortcuts'

/**
 * @returns for `@keydown` of the element; a key that is bound does nothing else
 * @example const onKey = keysOf('graph', { step: (key) => show(step + (key === 'ArrowRight' ? 1 : -1)) })
 */
export function keysOf<Scope extends FocusScope>(
  scope: Scope,
  actions: FocusActions<Scope>,
): (event: KeyboardEvent) => void {
  const rows: Readonly<Record<string, Shortcut>> = SHORTCUTS[scope]
  const bound = Object.entries<(chord: never) => unknown>(actions).flatMap(([id, act]) =>
    (rows[id]?.chords ?? []).map((chord) => ({ chord, act: act as (chord: Chord) => unknown })),
  )
  return (event) => {
    const found = bound.find(({ chord }) => isChord(event, chord, isMac()))
    if (!found) return
    event.preventDefault()
    found.act(found.chord)
  }
}
