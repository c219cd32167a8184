/** Model files of every format: bytes in, bytes out. The content decides the format, never the file's name. */
import type { ExportFormat } from '../../shared/ipc/contract'
import type { Result } from '../../shared/ipc/result'
import { decodeJson, encodeJson } from './json'
import type { Model } from './model'
import { decodeNpz, encodeNpz } from './npz'
import { decodeOnnx, encodeOnnx } from './onnx'
import { unreadable } from './unreadable'

interface ModelFormat {
  readonly encode: (model: Model) => Uint8Array
  readonly decode: (bytes: Uint8Array) => Result<Model>
  /** Whether the first bytes are those of this format. */
  readonly begins: (bytes: Uint8Array) => boolean
}

const SPACES: readonly (number | undefined)[] = [0x20, 0x09, 0x0a, 0x0d]

const modelFormats = {
  /** "PK", Phil Katz's mark on every zip archive. */
  npz: { encode: encodeNpz, decode: decodeNpz, begins: ([P, K]) => P === 0x50 && K === 0x4b },
  json: {
    encode: encodeJson,
    decode: decodeJson,
    begins: (bytes) => bytes.find((byte) => !SPACES.includes(byte)) === 0x7b,
  },
  /** Field 1 (ir_version) as a varint. */
  onnx: { encode: encodeOnnx, decode: decodeOnnx, begins: ([tag]) => tag === 0x08 },
} as const satisfies Record<ExportFormat, ModelFormat>

/** The same model always gives the same bytes. Throws when the model is not one that training can make. */
export function encodeModel(model: Model, format: ExportFormat): Uint8Array {
  return modelFormats[format].encode(model)
}

/** The model, or one sentence of why not. Any bytes are safe: nothing is executed, allocated or followed on their word. */
export function decodeModel(bytes: Uint8Array): Result<Model> {
  const format = Object.values(modelFormats).find(({ begins }) => begins(bytes))
  return format ? format.decode(bytes) : unreadable('it is neither .npz nor .json nor .onnx')
}
