/** Runs the Emscripten builds of mozjpeg and libwebp, and listens to what they print: that is their only warning. */
import { Refused } from '../refused'
import type { Codec, RgbaPicture } from './codec'
import { replaceable } from './replaceable'

interface DecodedImage {
  readonly width: number
  readonly height: number
  readonly data: Uint8ClampedArray
}

interface EmscriptenInstance {
  readonly HEAPU8: Uint8Array
  /** Null when the codec refuses. */
  decode(bytes: Uint8Array, ...options: readonly boolean[]): DecodedImage | null
}

interface EmscriptenOptions {
  readonly noInitialRun: true
  print(line: string): void
  printErr(line: string): void
  instantiateWasm(
    imports: WebAssembly.Imports,
    receive: (instance: WebAssembly.Instance) => void,
  ): WebAssembly.Exports
}

type EmscriptenFactory = (options: EmscriptenOptions) => Promise<EmscriptenInstance>

interface Listening {
  readonly instance: EmscriptenInstance
  /** What the codec printed since the list was last emptied. */
  readonly printed: string[]
}

/**
 * Bytes between two segments that belong to none are skipped by every reader, and change no pixel; before a restart
 * marker (0xd0…0xd7) they are lost picture data.
 */
const HARMLESS_WARNING = /^Corrupt JPEG data: \d+ extraneous bytes before marker 0x(?!d[0-7])/

function refuseWarnings(printed: readonly string[]): void {
  const warning = printed.find((line) => !HARMLESS_WARNING.test(line))
  if (warning === undefined) return
  throw new Refused(/premature end/i.test(warning) ? 'incomplete' : 'corrupt')
}

function decodeWith(
  { instance, printed }: Listening,
  bytes: Uint8Array,
  options: readonly boolean[],
): RgbaPicture {
  printed.length = 0
  let image: DecodedImage | null
  try {
    image = instance.decode(bytes, ...options)
  } catch {
    // libjpeg ends the program on a fatal error (Emscripten throws an ExitStatus); a trap is damage it did not foresee.
    throw new Refused('corrupt')
  }
  refuseWarnings(printed)
  if (image === null) throw new Refused('corrupt')
  const { width, height, data } = image
  return { width, height, data: new Uint8Array(data.buffer, data.byteOffset, data.byteLength) }
}

/**
 * A codec over an Emscripten factory of @jsquash.
 *
 * @param factory the package's generated `codec/dec/*_dec.js`; its declaration needs global types it does not bring
 * @param options  further arguments of its `decode`; it insists on their number
 */
export function emscriptenCodec(
  factory: unknown,
  module: WebAssembly.Module,
  options: readonly boolean[],
): Codec {
  const create = factory as EmscriptenFactory
  const use = replaceable<Listening>(
    async () => {
      const printed: string[] = []
      const instance = await create({
        noInitialRun: true,
        print: (line) => printed.push(line),
        printErr: (line) => printed.push(line),
        instantiateWasm(imports, receive) {
          const wasm = new WebAssembly.Instance(module, imports)
          receive(wasm)
          return wasm.exports
        },
      })
      return { instance, printed }
    },
    ({ instance }) => instance.HEAPU8.byteLength,
  )
  return (bytes) => use((listening) => decodeWith(listening, bytes, options))
}
