/** CRC-32 as in zip, PNG and gzip (reflected polynomial 0xEDB88320): finds every flipped byte and every cut file. */

const POLYNOMIAL = 0xedb88320

/** The remainder of each single byte. */
const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte
  for (let bit = 0; bit < 8; bit++)
    remainder = remainder & 1 ? (remainder >>> 1) ^ POLYNOMIAL : remainder >>> 1
  return remainder
})

/** @param previous the CRC of the bytes before these, to check a long content piece by piece */
export function crc32(bytes: Uint8Array, previous = 0): number {
  let remainder = ~previous
  for (const byte of bytes) remainder = (table[(remainder ^ byte) & 0xff] ?? 0) ^ (remainder >>> 8)
  return ~remainder >>> 0
}
