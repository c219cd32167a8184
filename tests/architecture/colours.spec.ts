import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const tokens = readFileSync(resolve(import.meta.dirname, '../../src-renderer/styles/tokens.css'), 'utf8')

type Palette = ReadonlyMap<string, string>

function paletteAfter(selector: string): Palette {
  const start = tokens.indexOf(selector)
  expect(start, selector).toBeGreaterThanOrEqual(0)
  const block = tokens.slice(start + selector.length, tokens.indexOf('}', start))
  return new Map(
    [...block.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [name, value]),
  )
}

const light = paletteAfter(':root {')
const dark = paletteAfter(":root[data-theme='dark'] {")
const lightContrast = new Map([...light, ...paletteAfter(":root[data-contrast='more'] {")])
const darkContrast = new Map([...dark, ...paletteAfter(":root[data-theme='dark'][data-contrast='more'] {")])
const forced = paletteAfter(':root[data-theme] {')
const beforeScript = paletteAfter(':root:not([data-theme]) {')

/** WCAG 2.2: relative luminance of "#rrggbb". */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [dark = 0, bright = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (bright + 0.05) / (dark + 0.05)
}

const TEXT = [
  'ink',
  'muted',
  'accent',
  'positive-text',
  'negative-text',
  'test',
  'good-text',
  'attention-text',
]
const SHAPES = ['positive', 'negative', 'test', 'good', 'attention', 'accent', 'control-line']

describe('colours', () => {
  it('has every colour of the light ones in each other palette', () => {
    const colours = [...light].filter(([, value]) => value.startsWith('#')).map(([name]) => name)
    expect(colours.length).toBeGreaterThan(15)
    expect(colours.filter((name) => !dark.has(name))).toEqual([])
    expect(colours.filter((name) => !forced.has(name))).toEqual([])
    expect([...forced.values()].filter((value) => value.startsWith('#'))).toEqual([])
  })

  it('has the dark ground before any script ran', () => {
    expect(beforeScript.get('ground')).toBe(dark.get('ground'))
  })

  it('knows black on white', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 6)
  })

  describe.each([
    // WCAG 2.2: 1.4.3 asks 4.5 : 1 of text, 1.4.6 asks 7 : 1 where more contrast is wanted.
    ['light', light, 4.5],
    ['dark', dark, 4.5],
    ['light with more contrast', lightContrast, 7],
    ['dark with more contrast', darkContrast, 7],
  ] as const)('%s', (_, palette, least) => {
    const colour = (name: string): string => palette.get(name) ?? 'missing'

    it.each(TEXT)('shows %s legibly on ground, card and the wash under the pointer', (name) => {
      const grounds = name === 'muted' || name === 'ink' ? ['ground', 'card', 'sunken'] : ['ground', 'card']
      for (const ground of grounds)
        expect(contrast(colour(name), colour(ground)), ground).toBeGreaterThanOrEqual(least)
    })

    it('shows text on the accent and on its wash legibly', () => {
      expect(contrast(colour('on-accent'), colour('accent'))).toBeGreaterThanOrEqual(least)
      expect(contrast(colour('on-accent'), colour('accent-hover'))).toBeGreaterThanOrEqual(least)
      expect(contrast(colour('ink'), colour('accent-wash'))).toBeGreaterThanOrEqual(least)
      expect(contrast(colour('accent'), colour('accent-wash'))).toBeGreaterThanOrEqual(least)
    })

    it.each(SHAPES)('shows the shape %s on a card (3 : 1)', (name) => {
      expect(contrast(colour(name), colour('card'))).toBeGreaterThanOrEqual(3)
    })
  })
})
