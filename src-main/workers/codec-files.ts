/** The WASM files of the picture codecs: the only place that knows where the build has put them. */
import jpegFile from '@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm?asset'
import pngFile from '@jsquash/png/codec/pkg/squoosh_png_bg.wasm?asset'
import webpFile from '@jsquash/webp/codec/dec/webp_dec.wasm?asset'
import { readFile } from 'node:fs/promises'
import { type Codecs, createCodecs } from '../imaging/decode/codecs'

async function compile(path: string): Promise<WebAssembly.Module> {
  return WebAssembly.compile(new Uint8Array(await readFile(path)))
}

/** Reads and compiles the codecs. Rejects when a file of the installation is missing. */
export async function loadCodecs(): Promise<Codecs> {
  const [jpeg, png, webp] = await Promise.all([compile(jpegFile), compile(pngFile), compile(webpFile)])
  return createCodecs({ jpeg, png, webp })
}
