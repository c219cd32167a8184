/** One picture under names that have broken programs: they are names, and nothing else. */
import type { CorpusFile } from './entry'
import { goldenFile } from './exif'
import { encodeRgbPng } from './png'
import { pseudoRandomBytes } from './random-bytes'

const SIZE = 6
const rgb = pseudoRandomBytes(3 * SIZE * SIZE, 77)
const bytes = encodeRgbPng(SIZE, SIZE, rgb)
const expected = { ok: true, width: SIZE, height: SIZE } as const

const NAMES = [
  'caf\u00e9.png', // é as one code point …
  'cafe\u0301.png', // … and as two: another file on Linux, the same on macOS
  '\u{1f431}\u200d\u{1f4bb}.png',
  '\u05d7\u05ea\u05d5\u05dc.png', // right to left
  '\u202egnp.exe.png',
  ' leading and trailing .png ',
  'dot..png.',
  'line\nbreak.png',
  '<img src=x onerror=alert(1)>.png',
  'quote\'"`;$(touch x).png',
  '__proto__',
  'constructor.png',
  'CON.png',
  'a'.repeat(250) + '.png',
  'no extension',
]

export const namedFiles: readonly CorpusFile[] = [
  ...NAMES.map((name) => ({ name, bytes, expected })),
  { name: 'really-a-png.jpg', bytes, expected },
  { name: 'really-a-jpeg.png', bytes: goldenFile('jpeg 444'), expected: { ok: true, width: 27, height: 19 } },
]
