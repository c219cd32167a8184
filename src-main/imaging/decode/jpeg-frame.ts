/** Tables and frame header of a JPEG file (ITU-T T.81 Annex B), for our own CMYK decoder. */
import { ByteReader, hasText } from '../byte-reader'
import { Refused } from '../refused'
import { buildHuffmanTable, type HuffmanTable } from './jpeg-huffman'
import type { Segment } from './jpeg-segments'

/** Natural position of the k-th coefficient of a block in zigzag order (figure A.6). */
export const ZIGZAG = zigzagOrder()

function zigzagOrder(): Uint8Array {
  const order = new Uint8Array(64)
  let k = 0
  for (let diagonal = 0; diagonal < 15; diagonal++) {
    for (let step = 0; step <= diagonal; step++) {
      const [row, column] = diagonal % 2 === 0 ? [diagonal - step, step] : [step, diagonal - step]
      if (row < 8 && column < 8) order[k++] = 8 * row + column
    }
  }
  return order
}

export interface Component {
  readonly id: number
  /** Horizontal and vertical sampling factors. */
  readonly across: number
  readonly down: number
  readonly quantization: number
  /** Samples that belong to the picture. */
  readonly width: number
  readonly height: number
  /** Blocks stored per row and column, filled up to whole interleaved units. */
  readonly blocksAcross: number
  readonly blocksDown: number
  /** 64 coefficients a block, natural order, not yet multiplied by the quantization table. */
  readonly coefficients: Int16Array
}

export interface Frame {
  readonly width: number
  readonly height: number
  readonly isProgressive: boolean
  readonly components: readonly Component[]
  readonly mostAcross: number
  readonly mostDown: number
}

/** Reads the frame header and makes room for its coefficients. */
export function readFrame({ marker, data }: Segment): Frame {
  const reader = new ByteReader(data, 'big-endian')
  const [height, width, count] = [reader.uint16(1), reader.uint16(3), reader.uint8(5)]
  const rows = Array.from({ length: count }, (_, i) => reader.slice(6 + 3 * i, 3))
  const factors = rows.map((row) => [row[1]! >> 4, row[1]! & 15] as const)
  if (factors.flat().some((factor) => factor < 1 || factor > 4)) throw new Refused('corrupt')
  const mostAcross = Math.max(...factors.map(([across]) => across))
  const mostDown = Math.max(...factors.map(([, down]) => down))
  const components = rows.map((row, i) => {
    const [across, down] = factors[i]!
    const blocksAcross = Math.ceil(width / (8 * mostAcross)) * across
    const blocksDown = Math.ceil(height / (8 * mostDown)) * down
    return {
      id: row[0]!,
      across,
      down,
      quantization: row[2]!,
      width: Math.ceil((width * across) / mostAcross),
      height: Math.ceil((height * down) / mostDown),
      blocksAcross,
      blocksDown,
      coefficients: new Int16Array(64 * blocksAcross * blocksDown),
    }
  })
  return { width, height, isProgressive: marker === 0xc2, components, mostAcross, mostDown }
}

/** Tables by their slot, as the segments up to now have set them. */
export interface Tables {
  /** In natural order. */
  readonly quantization: Map<number, Uint16Array>
  /** Key: class (0 DC, 1 AC) · 16 + slot. */
  readonly huffman: Map<number, HuffmanTable>
}

/** Adds the tables of a DQT segment (B.2.4.1). */
export function readQuantization(data: Uint8Array, { quantization }: Tables): void {
  const reader = new ByteReader(data, 'big-endian')
  for (let at = 0; at < data.length;) {
    const head = reader.uint8(at++)
    const isWide = head >> 4 === 1
    const table = new Uint16Array(64)
    for (let k = 0; k < 64; k++) {
      table[ZIGZAG[k]!] = isWide ? reader.uint16(at + 2 * k) : reader.uint8(at + k)
    }
    quantization.set(head & 15, table)
    at += isWide ? 128 : 64
  }
}

/** Adds the tables of a DHT segment (B.2.4.2). */
export function readHuffman(data: Uint8Array, { huffman }: Tables): void {
  const reader = new ByteReader(data, 'big-endian')
  for (let at = 0; at < data.length;) {
    const counts = reader.slice(at + 1, 16)
    const total = counts.reduce((sum, count) => sum + count, 0)
    huffman.set(reader.uint8(at), buildHuffmanTable(counts, reader.slice(at + 17, total)))
    at += 17 + total
  }
}

/** Adobe's transform flag: 0 the inks themselves, 2 YCCK; undefined without Adobe's segment. */
export function adobeTransform(segments: readonly Segment[]): number | undefined {
  return segments.find(({ marker, data }) => marker === 0xee && hasText(data, 0, 'Adobe'))?.data[11]
}
