/** Files that must be refused, each with its reason: cut, bombs, other things under a picture's name. */
import { deflateSync } from 'node:zlib'
import { type CorpusFile, refused } from './entry'
import { goldenFile } from './exif'
import { encodePng, encodeRgbPng, joinBytes, PNG_SIGNATURE, pngChunk, pngHeader } from './png'
import { pseudoRandomBytes } from './random-bytes'

const text = (content: string): Uint8Array => new TextEncoder().encode(content)
const end = pngChunk('IEND', new Uint8Array(0))
const small = encodeRgbPng(8, 8, pseudoRandomBytes(192, 3))

/** 68 bytes that claim 40,000 × 40,000 pixels: 6.4 GB once decoded. */
export const pixelBomb: CorpusFile = refused(
  'bomb-pixels.png',
  joinBytes(
    PNG_SIGNATURE,
    pngHeader(40_000, 40_000, 8, 6),
    pngChunk('IDAT', deflateSync(new Uint8Array(1)).subarray(0, 11)),
    end,
  ),
  'too-many-pixels',
  '40,000 × 40,000',
)

/** One pixel with 256 MB of rows behind it, in a quarter of a megabyte. */
export function inflationBomb(isInterlaced: boolean): CorpusFile {
  const packed = deflateSync(new Uint8Array(2 ** 28), { level: 9 })
  return refused(
    `bomb-inflation${isInterlaced ? '-interlaced' : ''}.png`,
    joinBytes(PNG_SIGNATURE, pngHeader(1, 1, 8, 6, isInterlaced ? 1 : 0), pngChunk('IDAT', packed), end),
    'corrupt',
  )
}

function cut(name: string, bytes: Uint8Array, share: number): CorpusFile {
  return refused(name, bytes.subarray(0, Math.floor(bytes.length * share)), 'incomplete')
}

function withWrongChecksum(bytes: Uint8Array): Uint8Array {
  const out = bytes.slice()
  out[out.length - 20]! ^= 0xff // inside the last data chunk or its checksum
  return out
}

const fewRows = encodePng({
  width: 8,
  height: 4,
  bitDepth: 8,
  colourType: 2,
  samples: pseudoRandomBytes(96, 5),
})
/** A whole file of 4 rows whose header claims 8. */
const missingRows = joinBytes(PNG_SIGNATURE, pngHeader(8, 8, 8, 2), fewRows.subarray(33))

export const damagedFiles: readonly CorpusFile[] = [
  pixelBomb,
  refused('empty.jpg', new Uint8Array(0), 'empty'),
  refused('text.jpg', text('The quick brown fox jumps over the lazy dog.\n'), 'not-a-picture'),
  refused('page.png', text('<!doctype html><title>404</title>'), 'not-a-picture'),
  refused('noise.gif', pseudoRandomBytes(500, 9), 'not-a-picture'),
  refused(
    'drawing.png',
    text('<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
    'unsupported-format',
    'an SVG drawing',
  ),
  refused('phone.heic', text('\0\0\0\x18ftypheic\0\0\0\0mif1heic'), 'unsupported-format', 'a HEIC picture'),
  refused('web.avif', text('\0\0\0\x18ftypavif\0\0\0\0avifmif1'), 'unsupported-format', 'an AVIF picture'),
  refused('layers.psd', text('8BPS\0\x01\0\0\0\0\0\0'), 'unsupported-format', 'a Photoshop file'),
  refused('paper.jpg', text('%PDF-1.7\n'), 'unsupported-format', 'a PDF document'),
  refused('favicon.ico', Uint8Array.of(0, 0, 1, 0, 1, 0, 16, 16), 'unsupported-format', 'an icon'),
  cut('cut.png', small, 0.6),
  cut('cut.jpg', goldenFile('jpeg 420'), 0.8),
  cut('cut-progressive.jpg', goldenFile('jpeg progressive'), 0.9),
  cut('cut.gif', goldenFile('gif'), 0.9),
  cut('cut.webp', goldenFile('webp lossy'), 0.7),
  cut('cut.bmp', goldenFile('bmp rgb'), 0.9),
  refused('wrong-checksum.png', withWrongChecksum(small), 'corrupt'),
  refused('missing-rows.png', missingRows, 'corrupt'),
  refused('no-width.png', encodeRgbPng(0, 8, []), 'corrupt'),
]
