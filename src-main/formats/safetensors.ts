/**
 * Safetensors (Hugging Face's format): 8 bytes with the length of a JSON header, the header, and the numbers of every
 * tensor one after the other, little end first and rows first. `safetensors` for Python and many other programs read it.
 *
 * What is ours: a checksum in the metadata, over the whole file with eight zeros in its own place, so that a file that
 * is cut or changed anywhere is refused.
 */
import { crc32 } from '../../shared/crc32'
import type { Precision } from '../../shared/domain/hyperparameters'
import { z } from 'zod'
import { failure, ok, type Result } from '../../shared/ipc/result'
import type { Numbers } from '../engine/matrix'
import { bytesPerNumber, fromLittleEndian, joinBytes, toLittleEndian } from './little-endian'
import { jsonOf, utf8Text } from './unreadable'

export interface NamedTensor {
  readonly name: string
  readonly shape: readonly number[]
  /** In C order. */
  readonly numbers: Numbers
}

export interface Safetensors {
  readonly metadata: Readonly<Record<string, string>>
  readonly tensors: readonly NamedTensor[]
}

const LENGTH_BYTES = 8
const CHECKSUM_START = '{"__metadata__":{"crc32":"'
const NO_CHECKSUM = '00000000'
/** A header names a few dozen tensors. */
const MAXIMUM_HEADER_BYTES = 2 ** 20
const DTYPES = { float32: 'F32', float64: 'F64' } as const

const entrySchema = z.strictObject({
  dtype: z.enum(['F32', 'F64']),
  shape: z.array(z.int().min(0)),
  data_offsets: z.tuple([z.int().min(0), z.int().min(0)]),
})
const headerSchema = z.object({ __metadata__: z.record(z.string(), z.string()) }).catchall(entrySchema)

function precisionOf(numbers: Numbers): Precision {
  return numbers instanceof Float64Array ? 'float64' : 'float32'
}

/** Names are unique; none is `__metadata__`. */
export function encodeSafetensors({ metadata, tensors }: Safetensors): Uint8Array<ArrayBuffer> {
  let offset = 0
  const entries = tensors.map(({ name, shape, numbers }) => {
    const start = offset
    offset += numbers.length * bytesPerNumber(precisionOf(numbers))
    return [name, { dtype: DTYPES[precisionOf(numbers)], shape, data_offsets: [start, offset] }] as const
  })
  const fields = { __metadata__: { crc32: NO_CHECKSUM, ...metadata }, ...Object.fromEntries(entries) }
  const text = new TextEncoder().encode(JSON.stringify(fields))
  const header = new Uint8Array(Math.ceil(text.length / LENGTH_BYTES) * LENGTH_BYTES).fill(0x20)
  header.set(text)
  const length = new Uint8Array(LENGTH_BYTES)
  new DataView(length.buffer).setBigUint64(0, BigInt(header.length), true)
  const file = joinBytes([length, header, ...tensors.map(({ numbers }) => toLittleEndian(numbers))])
  file.set(new TextEncoder().encode(checksumOf(file)), LENGTH_BYTES + CHECKSUM_START.length)
  return file
}

/** Errors: model-unreadable, with what is wrong. */
export function decodeSafetensors(file: Uint8Array): Result<Safetensors> {
  const header = headerText(file)
  if (!header?.startsWith(CHECKSUM_START)) return damaged('its header is not in order')
  if (!hasItsChecksum(file)) return damaged('its checksum is not that of its content')
  const parsed = headerSchema.safeParse(jsonOf(header))
  if (!parsed.success) return damaged('its header does not describe tensors')
  const { __metadata__: metadata, ...entries } = parsed.data
  return tensorsOf(file.subarray(LENGTH_BYTES + headerLength(file)), metadata, entries)
}

/** They lie one after the other, and fill the rest of the file. */
function tensorsOf(
  data: Uint8Array,
  metadata: Safetensors['metadata'],
  entries: Readonly<Record<string, z.infer<typeof entrySchema>>>,
): Result<Safetensors> {
  const tensors: NamedTensor[] = []
  let expected = 0
  for (const [name, { dtype, shape, data_offsets: offsets }] of Object.entries(entries)) {
    const [first, last] = offsets
    const precision = dtype === 'F64' ? 'float64' : 'float32'
    const length = shape.reduce((product, size) => product * size, bytesPerNumber(precision))
    if (first !== expected || last - first !== length || last > data.length) return damaged(`${name} is cut`)
    tensors.push({ name, shape, numbers: fromLittleEndian(data.subarray(first, last), precision) })
    expected = last
  }
  return expected === data.length ? ok({ metadata, tensors }) : damaged('it goes on after the last tensor')
}

function hasItsChecksum(file: Uint8Array): boolean {
  const start = LENGTH_BYTES + CHECKSUM_START.length
  const written = utf8Text(file.subarray(start, start + NO_CHECKSUM.length))
  const plain = file.slice()
  plain.set(new TextEncoder().encode(NO_CHECKSUM), start)
  return written === checksumOf(plain)
}

/** CRC-32 of the whole file, eight hexadecimal digits. */
function checksumOf(file: Uint8Array): string {
  return crc32(file).toString(16).padStart(NO_CHECKSUM.length, '0')
}

function headerLength(file: Uint8Array): number {
  return Number(new DataView(file.buffer, file.byteOffset, LENGTH_BYTES).getBigUint64(0, true))
}

function headerText(file: Uint8Array): string | null {
  if (file.length < LENGTH_BYTES) return null
  const length = headerLength(file)
  if (length > MAXIMUM_HEADER_BYTES || LENGTH_BYTES + length > file.length) return null
  return utf8Text(file.subarray(LENGTH_BYTES, LENGTH_BYTES + length))
}

function damaged(reason: string): Result<never> {
  return failure('model-unreadable', `This file is damaged: ${reason}.`)
}
