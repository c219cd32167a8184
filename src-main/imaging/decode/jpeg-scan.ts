/** Entropy decoding of one JPEG scan, sequential or progressive (ITU-T T.81 Annexes F.2 and G.2), into coefficients. */
import { ByteReader } from '../byte-reader'
import { Refused } from '../refused'
import { type Component, type Frame, type Tables, ZIGZAG } from './jpeg-frame'
import { type HuffmanTable, ScanBits } from './jpeg-huffman'
import type { Segment } from './jpeg-segments'

interface Scan {
  readonly bits: ScanBits
  /** First and last coefficient of the band, in zigzag order. */
  readonly first: number
  readonly last: number
  /** Bits below the ones this scan brings (progressive): 2^low is the unit. */
  readonly low: number
  readonly isRefinement: boolean
  /** Blocks of the band that are still known to be at their end. */
  endRun: number
}

interface ScanComponent {
  readonly component: Component
  readonly dc: HuffmanTable | undefined
  readonly ac: HuffmanTable | undefined
  prediction: number
}

type DecodeBlock = (scan: Scan, part: ScanComponent, at: number) => void

function present(table: HuffmanTable | undefined): HuffmanTable {
  if (!table) throw new Refused('corrupt')
  return table
}

const decodeDcFirst: DecodeBlock = ({ bits, low }, part, at) => {
  part.prediction += bits.signed(bits.symbol(present(part.dc)))
  part.component.coefficients[at] = part.prediction << low
}

const decodeDcRefinement: DecodeBlock = ({ bits, low }, { component }, at) => {
  if (bits.bit() === 1) component.coefficients[at]! |= 1 << low
}

const decodeAcFirst: DecodeBlock = (scan, { component, ac }, at) => {
  if (scan.endRun > 0) {
    scan.endRun--
    return
  }
  const table = present(ac)
  for (let k = scan.first; k <= scan.last; k++) {
    const symbol = scan.bits.symbol(table)
    const [run, size] = [symbol >> 4, symbol & 15]
    if (size === 0 && run < 15) {
      scan.endRun = (1 << run) - 1 + scan.bits.bits(run)
      return
    }
    k += run
    if (size === 0) continue // sixteen zeros
    if (k > scan.last) throw new Refused('corrupt')
    component.coefficients[at + ZIGZAG[k]!] = scan.bits.signed(size) << scan.low
  }
}

/** One more bit for a coefficient that is already known not to be zero. */
function refine(scan: Scan, coefficients: Int16Array, at: number): void {
  if (scan.bits.bit() === 0) return
  const unit = 1 << scan.low
  coefficients[at]! += coefficients[at]! > 0 ? unit : -unit
}

/** Refines nonzero coefficients from k on and passes `zeros` zero ones; returns the position of the next zero one. */
function passZeros(scan: Scan, coefficients: Int16Array, at: number, k: number, zeros: number): number {
  let left = zeros
  let position = k
  for (; position <= scan.last; position++) {
    const place = at + ZIGZAG[position]!
    if (coefficients[place] !== 0) refine(scan, coefficients, place)
    else if (left-- === 0) break
  }
  return position
}

/** The new coefficient that a symbol announces: one unit, its sign the next bit; nothing after a mere run of zeros. */
function newCoefficient({ bits, low }: Scan, size: number): number {
  if (size > 1) throw new Refused('corrupt')
  if (size === 0) return 0
  return bits.bit() === 1 ? 1 << low : -(1 << low)
}

/** Reads symbols until the band or the run of blocks ends; returns the position behind the last one's coefficient. */
function refineBySymbols(scan: Scan, coefficients: Int16Array, table: HuffmanTable, at: number): number {
  let k = scan.first
  while (k <= scan.last) {
    const symbol = scan.bits.symbol(table)
    const [run, size] = [symbol >> 4, symbol & 15]
    if (size === 0 && run < 15) {
      scan.endRun = (1 << run) + scan.bits.bits(run)
      break
    }
    const value = newCoefficient(scan, size)
    k = passZeros(scan, coefficients, at, k, run)
    if (k <= scan.last && value !== 0) coefficients[at + ZIGZAG[k]!] = value
    k++
  }
  return k
}

const decodeAcRefinement: DecodeBlock = (scan, { component, ac }, at) => {
  const { coefficients } = component
  const k = scan.endRun > 0 ? scan.first : refineBySymbols(scan, coefficients, present(ac), at)
  if (scan.endRun === 0) return
  passZeros(scan, coefficients, at, k, Number.POSITIVE_INFINITY)
  scan.endRun--
}

/** A sequential block is its DC and then its AC band; its end-of-block symbol is an end run of this block alone. */
function sequentialDecoder(scan: Scan): DecodeBlock {
  const band: Scan = { ...scan, first: 1, last: 63, low: 0, endRun: 0 }
  return (_, part, at) => {
    decodeDcFirst(band, part, at)
    decodeAcFirst(band, part, at)
  }
}

function blockDecoder(isProgressive: boolean, scan: Scan): DecodeBlock {
  const { first, isRefinement } = scan
  if (!isProgressive) return sequentialDecoder(scan)
  if (first === 0) return isRefinement ? decodeDcRefinement : decodeDcFirst
  return isRefinement ? decodeAcRefinement : decodeAcFirst
}

function readParts(reader: ByteReader, frame: Frame, { huffman }: Tables): ScanComponent[] {
  return Array.from({ length: reader.uint8(0) }, (_, i) => {
    const id = reader.uint8(1 + 2 * i)
    const slots = reader.uint8(2 + 2 * i)
    const component = frame.components.find((candidate) => candidate.id === id)
    if (!component) throw new Refused('corrupt')
    return { component, dc: huffman.get(slots >> 4), ac: huffman.get(16 + (slots & 15)), prediction: 0 }
  })
}

/** The blocks of each coding unit, in order: of one component its own blocks, of several a rectangle of each (A.2). */
function* codingUnits(frame: Frame, parts: readonly ScanComponent[]): Generator<[ScanComponent, number][]> {
  const [only] = parts
  if (parts.length === 1 && only) {
    const { blocksAcross, width, height } = only.component
    for (let row = 0; row < Math.ceil(height / 8); row++)
      for (let column = 0; column < Math.ceil(width / 8); column++)
        yield [[only, 64 * (row * blocksAcross + column)]]
    return
  }
  const unitsAcross = Math.ceil(frame.width / (8 * frame.mostAcross))
  const unitsDown = Math.ceil(frame.height / (8 * frame.mostDown))
  for (let unit = 0; unit < unitsAcross * unitsDown; unit++) {
    const [unitRow, unitColumn] = [Math.floor(unit / unitsAcross), unit % unitsAcross]
    yield parts.flatMap((part) => {
      const { across, down, blocksAcross } = part.component
      return Array.from({ length: across * down }, (_, i): [ScanComponent, number] => {
        const row = unitRow * down + Math.floor(i / across)
        return [part, 64 * (row * blocksAcross + unitColumn * across + (i % across))]
      })
    })
  }
}

/**
 * Decodes a start-of-scan segment and its data into the frame's coefficients.
 *
 * @param restartInterval  coding units between restart markers, 0 for none
 * @throws Refused `incomplete` when the data end early, `corrupt` for codes that do not exist
 */
export function decodeScan(segment: Segment, frame: Frame, tables: Tables, restartInterval: number): void {
  const reader = new ByteReader(segment.data, 'big-endian')
  const parts = readParts(reader, frame, tables)
  const at = 1 + 2 * parts.length
  const approximation = reader.uint8(at + 2)
  const scan: Scan = {
    bits: new ScanBits(segment.scan),
    first: reader.uint8(at),
    last: Math.min(63, reader.uint8(at + 1)),
    low: approximation & 15,
    isRefinement: approximation >> 4 > 0,
    endRun: 0,
  }
  const decodeBlock = blockDecoder(frame.isProgressive, scan)
  let done = 0
  for (const blocks of codingUnits(frame, parts)) {
    if (restartInterval > 0 && done > 0 && done % restartInterval === 0) {
      scan.bits.restart()
      scan.endRun = 0
      for (const part of parts) part.prediction = 0
    }
    for (const [part, place] of blocks) decodeBlock(scan, part, place)
    done++
  }
}
