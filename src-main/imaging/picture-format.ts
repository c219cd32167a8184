/** What a file is, judged by its content alone: a name proves nothing. */
import { hasText } from './byte-reader'

export type FormatName = 'jpeg' | 'png' | 'webp' | 'gif' | 'bmp' | 'tiff'

type Recognised =
  | { readonly kind: 'readable'; readonly format: FormatName }
  /** A picture format that Descent knows by sight and does not read; `name` fits "is … that Descent does not read". */
  | { readonly kind: 'unreadable'; readonly name: string }
  | { readonly kind: 'not-a-picture' }

interface Signature {
  readonly at: number
  readonly text: string
}

const readable: readonly (readonly [FormatName, readonly Signature[]])[] = [
  ['jpeg', [{ at: 0, text: '\xff\xd8\xff' }]],
  ['png', [{ at: 0, text: '\x89PNG\r\n\x1a\n' }]],
  [
    'webp',
    [
      { at: 0, text: 'RIFF' },
      { at: 8, text: 'WEBP' },
    ],
  ],
  ['gif', [{ at: 0, text: 'GIF87a' }]],
  ['gif', [{ at: 0, text: 'GIF89a' }]],
  ['tiff', [{ at: 0, text: 'II*\0' }]],
  ['tiff', [{ at: 0, text: 'MM\0*' }]],
]

const unreadable: readonly (readonly [string, readonly Signature[]])[] = [
  ['a Photoshop file', [{ at: 0, text: '8BPS' }]],
  ['a PDF document', [{ at: 0, text: '%PDF-' }]],
  ['an icon', [{ at: 0, text: '\0\0\x01\0' }]],
  ['a cursor', [{ at: 0, text: '\0\0\x02\0' }]],
  ['a JPEG 2000 picture', [{ at: 4, text: 'jP  \r\n\x87\n' }]],
  ['a JPEG 2000 picture', [{ at: 0, text: '\xff\x4f\xff\x51' }]],
  ['a JPEG XL picture', [{ at: 4, text: 'JXL \r\n\x87\n' }]],
  ['a JPEG XL picture', [{ at: 0, text: '\xff\x0a' }]],
  ['a BigTIFF picture', [{ at: 0, text: 'II+\0' }]],
  ['a BigTIFF picture', [{ at: 0, text: 'MM\0+' }]],
  ['a Radiance picture', [{ at: 0, text: '#?RADIANCE' }]],
  ['an OpenEXR picture', [{ at: 0, text: 'v/1\x01' }]],
  ['a GIMP file', [{ at: 0, text: 'gimp xcf' }]],
  ['a QOI picture', [{ at: 0, text: 'qoif' }]],
]

/** Brands of the ISO base media container (ISO/IEC 14496-12 §4.3) that hold still pictures. */
const brands: readonly (readonly [string, string])[] = [
  ['avif', 'an AVIF picture'],
  ['avis', 'an AVIF picture'],
  ['heic', 'a HEIC picture'],
  ['heix', 'a HEIC picture'],
  ['hevc', 'a HEIC picture'],
  ['mif1', 'a HEIC picture'],
  ['msf1', 'a HEIC picture'],
]

/** How far an SVG's first tag may be from the start: comments and a document type come before it. */
const SVG_SEARCH_BYTES = 4096
/** Sizes of the BMP information headers there are, from OS/2 1.x to Windows' fifth. */
const BMP_INFORMATION_SIZES = [12, 40, 52, 56, 64, 108, 124]

const matches = (bytes: Uint8Array, signatures: readonly Signature[]): boolean =>
  signatures.every(({ at, text }) => hasText(bytes, at, text))

/** "BM" alone begins many texts; the size of the information header must be one that exists. */
function isBmp(bytes: Uint8Array): boolean {
  if (!hasText(bytes, 0, 'BM')) return false
  const isCut = bytes.length < 18 && hasText(bytes, 6, '\0\0\0\0')
  return isCut || (BMP_INFORMATION_SIZES.includes(bytes[14]!) && hasText(bytes, 15, '\0\0\0'))
}

function isSvg(bytes: Uint8Array): boolean {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, SVG_SEARCH_BYTES)).replaceAll('\0', '')
  return /^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*</.test(start) && /<(?:\w+:)?svg[\s>]/i.test(start)
}

function unreadableName(bytes: Uint8Array): string | undefined {
  const signature = unreadable.find(([, signatures]) => matches(bytes, signatures))
  if (signature) return signature[0]
  if (hasText(bytes, 4, 'ftyp')) return brands.find(([brand]) => hasText(bytes, 8, brand))?.[1]
  return isSvg(bytes) ? 'an SVG drawing' : undefined
}

/** Recognises a file by its first bytes. */
export function recognise(bytes: Uint8Array): Recognised {
  const format = readable.find(([, signatures]) => matches(bytes, signatures))?.[0]
  if (format) return { kind: 'readable', format }
  if (isBmp(bytes)) return { kind: 'readable', format: 'bmp' }
  const name = unreadableName(bytes)
  return name ? { kind: 'unreadable', name } : { kind: 'not-a-picture' }
}
