/**
 * Runs @jsquash/png's WASM (the Rust `png` crate 0.17.10) without the package's own glue, which keeps its only instance
 * in a module variable: after a Rust panic, which is how it reports damage, that instance could never be replaced.
 */
import { Refused } from '../refused'
import type { Codec, RgbaPicture } from './codec'
import { replaceable } from './replaceable'

/** Where the import leaves the picture for the caller of `decode`. */
class Mailbox {
  #picture: RgbaPicture | null = null

  put(picture: RgbaPicture): void {
    this.#picture = picture
  }

  /** Throws `corrupt` when nothing came. */
  take(): RgbaPicture {
    const picture = this.#picture
    this.#picture = null
    if (picture === null) throw new Refused('corrupt')
    return picture
  }
}

/** The exports in use. `decode` hands its picture to the import below and returns what that returns. */
interface PngExports {
  readonly memory: WebAssembly.Memory
  decode(address: number, length: number): number
  __wbindgen_malloc(length: number, alignment: number): number
  __wbindgen_free(address: number, length: number, alignment: number): void
}

interface PngInstance {
  readonly exports: PngExports
  readonly received: Mailbox
}

/** wasm-bindgen adds a hash to each name; only the stem is stable. */
const RECEIVE_PICTURE = '__wbg_newwithownedu8clampedarray'

/** Fills every import: the one that receives pixels, and for the others a throw (Rust panics through one of them). */
function importsOf(module: WebAssembly.Module, receive: WebAssembly.ImportValue): WebAssembly.Imports {
  const names = WebAssembly.Module.imports(module).map(({ name }) => name)
  const panic = (): never => {
    throw new Error('The PNG codec stopped')
  }
  return {
    wbg: Object.fromEntries(names.map((name) => [name, name.startsWith(RECEIVE_PICTURE) ? receive : panic])),
  }
}

async function createInstance(module: WebAssembly.Module): Promise<PngInstance> {
  const received = new Mailbox()
  const receive = (address: number, length: number, width: number, height: number): number => {
    const data = new Uint8Array(exports.memory.buffer, address >>> 0, length >>> 0).slice()
    exports.__wbindgen_free(address, length, 1)
    received.put({ width: width >>> 0, height: height >>> 0, data })
    return 0
  }
  const instance = await WebAssembly.instantiate(module, importsOf(module, receive))
  const exports = instance.exports as unknown as PngExports
  return { exports, received }
}

function decodeWith({ exports, received }: PngInstance, bytes: Uint8Array): RgbaPicture {
  try {
    const address = exports.__wbindgen_malloc(bytes.length, 1) >>> 0
    new Uint8Array(exports.memory.buffer).set(bytes, address)
    exports.decode(address, bytes.length) // takes the input over and frees it
  } catch {
    throw new Refused('corrupt')
  }
  return received.take()
}

/** A codec over `squoosh_png_bg.wasm`. 16-bit samples keep their high byte; grey and palette become RGBA. */
export function pngCodec(module: WebAssembly.Module): Codec {
  const use = replaceable(
    () => createInstance(module),
    ({ exports }) => exports.memory.buffer.byteLength,
  )
  return (bytes) => use((instance) => decodeWith(instance, bytes))
}
