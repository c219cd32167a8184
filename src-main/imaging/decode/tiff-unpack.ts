/** The compressions of TIFF: each unpacks exactly as many bytes as its rows need, or refuses. */
import { Unzlib } from 'fflate'
import { Refused } from '../refused'
import { unpackLzw } from './lzw'
import { COMPRESSION } from './tiff-layout'

/**
 * Deflate can expand 1032 times. Fed in pieces of this size it makes at most 4 MB before the next look at how much is
 * still wanted, so a small file cannot fill the memory.
 */
const PIECE_BYTES = 4096

function inflate(packed: Uint8Array, length: number): Uint8Array {
  const out = new Uint8Array(length)
  let filled = 0
  const stream = new Unzlib((piece) => {
    out.set(piece.subarray(0, length - filled), filled)
    filled = Math.min(length, filled + piece.length)
  })
  try {
    for (let at = 0; at < packed.length && filled < length; at += PIECE_BYTES) {
      stream.push(packed.subarray(at, at + PIECE_BYTES), false)
    }
  } catch {
    throw new Refused('corrupt') // fflate throws on anything that is not a deflate stream
  }
  if (filled < length) throw new Refused('incomplete')
  return out
}

/** PackBits (TIFF 6.0 §9): n ≥ 0 is followed by n + 1 bytes, n < 0 by one byte to repeat 1 − n times; −128 is nothing. */
function unpackBits(packed: Uint8Array, length: number): Uint8Array {
  const out = new Uint8Array(length)
  let filled = 0
  for (let at = 0; filled < length;) {
    const header = packed[at++]
    if (header === undefined) throw new Refused('incomplete')
    if (header === 128) continue
    const isRun = header > 128
    const count = Math.min(isRun ? 257 - header : header + 1, length - filled)
    const used = isRun ? 1 : count
    if (at + used > packed.length) throw new Refused('incomplete')
    if (isRun) out.fill(packed[at]!, filled, filled + count)
    else out.set(packed.subarray(at, at + count), filled)
    at += used
    filled += count
  }
  return out
}

/**
 * Unpacks a strip or tile.
 *
 * @param length  the bytes that its rows need
 * @throws Refused `incomplete` when there are fewer, `corrupt` when the packing makes no sense
 */
export function unpackTiffBlock(packed: Uint8Array, compression: number, length: number): Uint8Array {
  if (compression === COMPRESSION.lzw) {
    return unpackLzw([packed], { valueBits: 8, packing: 'high-first', early: 1 }, length)
  }
  if (compression === COMPRESSION.packBits) return unpackBits(packed, length)
  if (compression === COMPRESSION.deflate || compression === COMPRESSION.oldDeflate)
    return inflate(packed, length)
  if (packed.length < length) throw new Refused('incomplete')
  return packed.slice(0, length)
}
