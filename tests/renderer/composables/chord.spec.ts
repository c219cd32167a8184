import { describe, expect, it } from 'vitest'
import { chordNames, isChord } from '../../../src-renderer/composables/chord'

describe('a chord', () => {
  const event = (key: string, held: Partial<KeyboardEvent> = {}) => ({
    key,
    ctrlKey: false,
    metaKey: false,
    shiftKey: false,
    altKey: false,
    ...held,
  })

  it('is Ctrl here and ⌘ there, wants Shift or its absence, and takes signs as they come', () => {
    expect(isChord(event('z', { ctrlKey: true }), 'Mod+Z', false)).toBe(true)
    expect(isChord(event('z', { ctrlKey: true }), 'Mod+Z', true)).toBe(false)
    expect(isChord(event('z', { metaKey: true }), 'Mod+Z', true)).toBe(true)
    expect(isChord(event('Z', { ctrlKey: true, shiftKey: true }), 'Mod+Z', false)).toBe(false)
    expect(isChord(event('?', { shiftKey: true }), '?', false)).toBe(true)
    expect(isChord(event('m', { altKey: true }), 'M', false)).toBe(false)
    expect(chordNames('Mod+Shift+ArrowRight', false)).toEqual(['Ctrl', 'Shift', '→'])
    expect(chordNames('Mod+Shift+Z', true)).toEqual(['⌘', '⇧', 'Z'])
    expect(isChord(event('+', { shiftKey: true }), '+', false)).toBe(true)
    expect([chordNames('+', false), chordNames(' ', false)]).toEqual([['+'], ['Space']])
  })
})
