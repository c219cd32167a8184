/** CRC-32 as PNG computes it (ISO 3309): the remainder by 0xedb88320, bits reversed. */

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte
  for (let bit = 0; bit < 8; bit++) remainder = (remainder >>> 1) ^ (remainder & 1 ? 0xedb88320 : 0)
  return remainder
})

/** The checksum of all bytes, as an unsigned number. */
export function crc32(bytes: Uint8Array): number {
  let remainder = 0xffffffff
  for (const byte of bytes) remainder = TABLE[(remainder ^ byte) & 255]! ^ (remainder >>> 8)
  return (remainder ^ 0xffffffff) >>> 0
}
