/** Keys pressed together, as the shortcut table writes them: "Mod+Shift+Z". Mod is ⌘ on a Mac and Ctrl elsewhere. Pure. */
import { shortcutMessages } from '../../shared/messages/shortcuts'

export type Chord = `${'' | 'Mod+'}${'' | 'Shift+'}${string}`

type Keys = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>

/** Whether an event is a chord. Characters that need Shift on some keyboards, "?" for one, are taken as they come. */
export function isChord(event: Keys, chord: Chord, isMac: boolean): boolean {
  const { key, wantsMod, wantsShift } = parts(chord)
  if (event.altKey || event.key.toLowerCase() !== key.toLowerCase()) return false
  const [mod, other] = isMac ? [event.metaKey, event.ctrlKey] : [event.ctrlKey, event.metaKey]
  const isSign = key.length === 1 && !/[a-z]/i.test(key)
  return mod === wantsMod && !other && (isSign || event.shiftKey === wantsShift)
}

/** A letter or a sign by itself, which is also what one types or says. */
export function isSingleCharacter(chord: Chord): boolean {
  return chord.length === 1
}

/** The names of a chord's keys, one by one, as they stand on the keyboard. */
export function chordNames(chord: Chord, isMac: boolean): readonly string[] {
  const { key, wantsMod, wantsShift } = parts(chord)
  const names = isMac ? shortcutMessages.macKeys : shortcutMessages.keys
  const all: Readonly<Record<string, string>> = { ...shortcutMessages.keys, ...names }
  return [
    ...(wantsMod ? [names.Mod] : []),
    ...(wantsShift ? [names.Shift] : []),
    all[key] ?? key.toUpperCase(),
  ]
}

function parts(chord: Chord): { key: string; wantsMod: boolean; wantsShift: boolean } {
  // The sign that joins the keys is a key too.
  const key = chord.endsWith('+') ? '+' : (chord.split('+').at(-1) ?? '')
  const words = chord.split('+')
  return { key, wantsMod: words.includes('Mod'), wantsShift: words.includes('Shift') }
}
