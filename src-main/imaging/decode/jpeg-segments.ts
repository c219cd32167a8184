/** The segments of a JPEG file (ITU-T T.81 Annex B), walked to the end: mozjpeg decodes a cut file without an error. */
import { ByteReader } from '../byte-reader'
import { Refused } from '../refused'

/** Second bytes of the markers in use. */
export const MARKER = {
  defineHuffman: 0xc4,
  startOfImage: 0xd8,
  endOfImage: 0xd9,
  startOfScan: 0xda,
  defineQuantization: 0xdb,
  defineRestart: 0xdd,
  exif: 0xe1,
  adobe: 0xee,
} as const

export interface Segment {
  readonly marker: number
  /** The parameters, without marker and length. */
  readonly data: Uint8Array
  /** After a start of scan: the entropy-coded bytes, restart markers and stuffed zeros included. */
  readonly scan: Uint8Array
}

const NOTHING = new Uint8Array(0)

/** Markers without a length: TEM and the restart markers. */
const standsAlone = (marker: number): boolean => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)

/** A byte after 0xff inside a scan that does not end it: a stuffed zero, a restart marker, or another fill byte. */
const staysInScan = (byte: number): boolean => byte === 0 || byte === 0xff || standsAlone(byte)

/** Position of the 0xff that ends the scan begun at `at`. */
function endOfScan(bytes: Uint8Array, at: number): number {
  for (let end = bytes.indexOf(0xff, at); end !== -1; end = bytes.indexOf(0xff, end + 1)) {
    const next = bytes[end + 1]
    if (next === undefined) break
    if (!staysInScan(next)) return end
  }
  throw new Refused('incomplete')
}

/** Position of the next marker's second byte. Bytes that belong to no segment are skipped, as every reader does. */
function nextMarker(reader: ByteReader, at: number): number {
  let position = reader.bytes.indexOf(0xff, at)
  if (position === -1) throw new Refused('incomplete')
  while (reader.uint8(position) === 0xff) position++
  return reader.uint8(position) === 0 ? nextMarker(reader, position) : position
}

/**
 * Yields every segment from the start to the end of the image.
 *
 * @throws Refused `incomplete` when the end-of-image marker is not reached, `corrupt` for an impossible length
 */
export function* jpegSegments(bytes: Uint8Array): Generator<Segment, void, void> {
  const reader = new ByteReader(bytes, 'big-endian')
  let at = 2 // after the start of image
  for (;;) {
    at = nextMarker(reader, at)
    const marker = reader.uint8(at++)
    if (marker === MARKER.endOfImage) return
    if (standsAlone(marker) || marker === MARKER.startOfImage) continue
    const length = reader.uint16(at)
    if (length < 2) throw new Refused('corrupt')
    const data = reader.slice(at + 2, length - 2)
    at += length
    const end = marker === MARKER.startOfScan ? endOfScan(bytes, at) : at
    yield { marker, data, scan: end > at ? bytes.subarray(at, end) : NOTHING }
    at = end
  }
}
