/** Every keyboard shortcut, where it holds and by which keys: what binds them, and what the sheet shows. */
import type { Chord } from './chord'

export interface Shortcut {
  readonly chords: readonly Chord[]
  /** Only while the focus is in a list of pictures: single letters and Delete must not act by accident. */
  readonly inList?: true
  /** Who takes these keys instead of `useShortcuts`: the system's paste, or the element that has the focus. */
  readonly by?: 'paste' | 'focus'
}

const undo = { chords: ['Mod+Z'] } as const
const redo = { chords: ['Mod+Shift+Z', 'Mod+Y'] } as const
const paste = { chords: ['Mod+V'], by: 'paste' } as const
const movePicture = { chords: ['M'], inList: true } as const
const removePicture = { chords: ['Delete'], inList: true } as const

/** What an element does by key while it has the focus itself: bound by `keysOf`. */
const focusShortcuts = {
  layer: { move: { chords: ['ArrowLeft', 'ArrowRight'], by: 'focus' } },
  units: {
    step: { chords: ['ArrowUp', 'ArrowDown', 'ArrowRight', 'ArrowLeft'], by: 'focus' },
    double: { chords: ['PageUp', 'PageDown'], by: 'focus' },
    ends: { chords: ['Home', 'End'], by: 'focus' },
  },
  chart: {
    point: { chords: ['ArrowLeft', 'ArrowRight'], by: 'focus' },
    leap: { chords: ['PageUp', 'PageDown'], by: 'focus' },
    ends: { chords: ['Home', 'End'], by: 'focus' },
    pan: { chords: ['Shift+ArrowLeft', 'Shift+ArrowRight'], by: 'focus' },
    zoom: { chords: ['+', '-'], by: 'focus' },
    all: { chords: ['0'], by: 'focus' },
  },
  list: {
    move: { chords: ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'], by: 'focus' },
    page: { chords: ['PageUp', 'PageDown'], by: 'focus' },
    ends: { chords: ['Home', 'End'], by: 'focus' },
  },
  field: {
    step: { chords: ['ArrowUp', 'ArrowDown'], by: 'focus' },
    leap: { chords: ['Shift+ArrowUp', 'Shift+ArrowDown'], by: 'focus' },
  },
  graph: { step: { chords: ['ArrowRight', 'ArrowLeft'], by: 'focus' } },
  plane: {
    move: { chords: ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'], by: 'focus' },
    nudge: {
      chords: ['Shift+ArrowLeft', 'Shift+ArrowRight', 'Shift+ArrowUp', 'Shift+ArrowDown'],
      by: 'focus',
    },
    place: { chords: ['Enter', ' '], by: 'focus' },
    remove: { chords: ['Delete', 'Backspace'], by: 'focus' },
  },
  pixels: {
    move: { chords: ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'], by: 'focus' },
    channel: { chords: [' '], by: 'focus' },
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Shortcut>>>>

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
  layer: focusShortcuts.layer,
  units: focusShortcuts.units,
  train: {
    step: { chords: ['Mod+ArrowRight'] },
    stepEpoch: { chords: ['Mod+Shift+ArrowRight'] },
    stop: { chords: ['Mod+.'] },
    reset: { chords: ['Mod+Backspace'] },
  },
  chart: focusShortcuts.chart,
  evaluate: { nextView: { chords: ['Mod+ArrowRight'] }, undo, redo, movePicture, removePicture },
  predict: {
    choose: { chords: ['Mod+O'] },
    chooseFolder: { chords: ['Mod+Shift+O'] },
    paste,
    save: { chords: ['Mod+S'] },
  },
  list: focusShortcuts.list,
  field: focusShortcuts.field,
  graph: focusShortcuts.graph,
  plane: focusShortcuts.plane,
  pixels: focusShortcuts.pixels,
} as const satisfies Readonly<Record<string, Readonly<Record<string, Shortcut>>>>

export type ShortcutScope = keyof typeof SHORTCUTS
export type FocusScope = keyof typeof focusShortcuts
/** A key that an element of this scope takes. */
export type FocusKey<Scope extends FocusScope> = {
  readonly [Id in keyof (typeof focusShortcuts)[Scope]]: ChordOf<Scope, Id>
}[keyof (typeof focusShortcuts)[Scope]]
/** What each row of such a scope does, told which of its keys it was; a forgotten one does not compile. */
export type FocusActions<Scope extends FocusScope> = {
  readonly [Id in keyof (typeof focusShortcuts)[Scope]]: (chord: ChordOf<Scope, Id>) => unknown
}
type ChordOf<
  Scope extends FocusScope,
  Id extends keyof (typeof focusShortcuts)[Scope],
> = (typeof focusShortcuts)[Scope][Id] extends { readonly chords: readonly (infer Key)[] } ? Key : never

type Rows<Scope extends ShortcutScope> = (typeof SHORTCUTS)[Scope]
/** What each shortcut of a scope does; a forgotten one does not compile. */
export type ShortcutActions<Scope extends ShortcutScope> = {
  readonly [
    Id in keyof Rows<Scope> as Rows<Scope>[Id] extends { readonly by: string } ? never : Id
  ]: () => unknown
}
