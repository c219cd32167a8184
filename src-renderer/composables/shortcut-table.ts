/** Every keyboard shortcut, where it holds and by which keys: what binds them, and what the sheet shows. */
import type { Chord } from './chord'

export interface Shortcut {
  readonly chords: readonly Chord[]
  /** Only while the focus is in a list of pictures: single letters and Delete must not act by accident. */
  readonly inList?: true
  /** Who takes these keys instead of `useShortcuts`: the system's paste, or a list itself. */
  readonly by?: 'paste' | 'list'
}

const undo = { chords: ['Mod+Z'] } as const
const redo = { chords: ['Mod+Shift+Z', 'Mod+Y'] } as const
const paste = { chords: ['Mod+V'], by: 'paste' } as const
const movePicture = { chords: ['M'], inList: true } as const
const removePicture = { chords: ['Delete'], inList: true } as const

export const SHORTCUTS = {
  window: {
    sheet: { chords: ['?', 'F1'] },
    data: { chords: ['Mod+1'] },
    network: { chords: ['Mod+2'] },
    train: { chords: ['Mod+3'] },
    evaluate: { chords: ['Mod+4'] },
    predict: { chords: ['Mod+5'] },
    runs: { chords: ['Mod+6'] },
    learn: { chords: ['Mod+7'] },
  },
  room: { primary: { chords: ['Mod+Enter'] } },
  data: { choose: { chords: ['Mod+O'] }, paste, undo, redo, movePicture, removePicture },
  network: { undo, redo },
  train: {
    step: { chords: ['Mod+ArrowRight'] },
    stepEpoch: { chords: ['Mod+Shift+ArrowRight'] },
    stop: { chords: ['Mod+.'] },
    reset: { chords: ['Mod+Backspace'] },
  },
  evaluate: { nextView: { chords: ['Mod+ArrowRight'] }, undo, redo, movePicture, removePicture },
  predict: {
    choose: { chords: ['Mod+O'] },
    chooseFolder: { chords: ['Mod+Shift+O'] },
    paste,
    save: { chords: ['Mod+S'] },
  },
  list: {
    move: { chords: ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'], by: 'list' },
    page: { chords: ['PageUp', 'PageDown'], by: 'list' },
    ends: { chords: ['Home', 'End'], by: 'list' },
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Shortcut>>>>

export type ShortcutScope = keyof typeof SHORTCUTS
/** A key that moves through a list; `placeAfterKey` has to know each of them. */
export type ListKey = (typeof SHORTCUTS)['list'][keyof (typeof SHORTCUTS)['list']]['chords'][number]

type Rows<Scope extends ShortcutScope> = (typeof SHORTCUTS)[Scope]
/** What each shortcut of a scope does; a forgotten one does not compile. */
export type ShortcutActions<Scope extends ShortcutScope> = {
  readonly [
    Id in keyof Rows<Scope> as Rows<Scope>[Id] extends { readonly by: string } ? never : Id
  ]: () => unknown
}
