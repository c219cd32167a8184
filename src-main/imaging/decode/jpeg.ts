/** JPEG (ITU-T T.81): which process, how large, whether all of it is there; pixels by mozjpeg, or by us for CMYK. */
import { ByteReader, hasText } from '../byte-reader'
import { readOrientation } from '../exif-orientation'
import { Refused } from '../refused'
import { decodeCmykJpeg } from './jpeg-cmyk'
import { jpegSegments, MARKER, type Segment } from './jpeg-segments'
import type { OpenedPicture } from './opened-picture'

/** T.81 table B.1: the frame markers are 0xc0…0xcf except DHT (c4), JPG (c8) and DAC (cc). */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

/** Baseline, extended sequential and progressive, Huffman coded: what is in use. */
const READ_PROCESSES = [0xc0, 0xc1, 0xc2]

/** Segments before the first scan: tables, frame header, EXIF. */
function readHead(bytes: Uint8Array): Segment[] {
  const head: Segment[] = []
  for (const segment of jpegSegments(bytes)) {
    if (segment.marker === MARKER.startOfScan) break
    head.push(segment)
    // The frame may be all a cut file holds; its size is enough to judge limits.
    if (isFrame(segment.marker)) break
  }
  return head
}

function refuseUnreadProcess(frame: Segment, precision: number, components: number): void {
  if (!READ_PROCESSES.includes(frame.marker)) {
    throw new Refused('unsupported-format', 'a JPEG of a kind (lossless, hierarchical or arithmetic)')
  }
  if (precision !== 8) throw new Refused('unsupported-format', `a ${precision}-bit JPEG`)
  if (![1, 3, 4].includes(components)) {
    throw new Refused('unsupported-format', `a JPEG of ${components} channels`)
  }
}

/** Opens a JPEG file. Throws `Refused`. */
export function openJpeg(bytes: Uint8Array): OpenedPicture {
  const head = readHead(bytes)
  const frame = head.find(({ marker }) => isFrame(marker))
  if (!frame) throw new Refused('corrupt')
  const reader = new ByteReader(frame.data, 'big-endian')
  const components = reader.uint8(5)
  refuseUnreadProcess(frame, reader.uint8(0), components)
  const height = reader.uint16(1)
  const width = reader.uint16(3)
  return {
    width,
    height,
    orientation() {
      const blocks = head.filter(({ marker, data }) => marker === MARKER.exif && hasText(data, 0, 'Exif\0\0'))
      return readOrientation(blocks.map(({ data }) => data))
    },
    async decode(codecs) {
      const segments = [...jpegSegments(bytes)] // throws unless the picture reaches its end
      if (components === 4) return decodeCmykJpeg(segments, width, height)
      const picture = await codecs.jpeg(bytes)
      if (picture.width !== width || picture.height !== height) throw new Refused('corrupt')
      return picture.data
    },
  }
}
