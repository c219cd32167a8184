/** The three WASM codecs behind one interface. The modules come compiled: this layer reads no files. */
import createMozjpeg from '@jsquash/jpeg/codec/dec/mozjpeg_dec.js'
import createLibwebp from '@jsquash/webp/codec/dec/webp_dec.js'
import type { Codec } from './codec'
import { emscriptenCodec } from './emscripten-codec'
import { pngCodec } from './png-codec'

/** Compiled `mozjpeg_dec.wasm`, `squoosh_png_bg.wasm` and `webp_dec.wasm` of the @jsquash packages. */
interface CodecModules {
  readonly jpeg: WebAssembly.Module
  readonly png: WebAssembly.Module
  readonly webp: WebAssembly.Module
}

export interface Codecs {
  readonly jpeg: Codec
  readonly png: Codec
  readonly webp: Codec
}

/** Orientation is ours for all formats: once, in one place. */
const MOZJPEG_APPLIES_ORIENTATION = false

/** Codecs with one live instance each. They are not for two pictures at once: a thread decodes one after the other. */
export function createCodecs(modules: CodecModules): Codecs {
  return {
    jpeg: emscriptenCodec(createMozjpeg, modules.jpeg, [MOZJPEG_APPLIES_ORIENTATION]),
    png: pngCodec(modules.png),
    webp: emscriptenCodec(createLibwebp, modules.webp, []),
  }
}
