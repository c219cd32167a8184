/** Which implementation of the array operations a thread uses, and its file. */
import { readFile } from 'node:fs/promises'
import { PRECISIONS, type KernelsName, type Precision } from '../../shared/domain/hyperparameters'
import { kernelMessages } from '../../shared/messages/kernels'
import type { Kernels } from '../engine/kernels/kernels'
import wasmFile from '../engine/kernels/kernels.wasm?asset'
import { createNativeKernels } from '../engine/kernels/native'
import { createReferenceKernels } from '../engine/kernels/reference'
import { disagreement } from '../engine/kernels/self-check'
import { createWasmKernels } from '../engine/kernels/wasm'
import { startThread } from './kernel-threads'
import { findNativeAddon, type NativeSearch } from './native-addon'

let wasmModule: Promise<WebAssembly.Module> | null = null
let native: Promise<NativeSearch> | null = null

/** kernels.wasm, compiled once in each thread. */
export function loadWasm(): Promise<WebAssembly.Module> {
  wasmModule ??= readFile(wasmFile).then((bytes) => WebAssembly.compile(bytes))
  return wasmModule
}

/** The native kernels, once they have been loaded and have agreed with WebAssembly. */
export function loadNative(): Promise<NativeSearch> {
  native ??= checkedNative()
  return native
}

async function checkedNative(): Promise<NativeSearch> {
  const found = findNativeAddon()
  if (!found.addon) return found
  const module = await loadWasm()
  for (const precision of PRECISIONS) {
    const tried = createNativeKernels({ addon: found.addon, precision, threads: 1 })
    const trusted = createWasmKernels({ module, precision, threads: 1 })
    const what = disagreement(tried, trusted)
    tried.dispose()
    trusted.dispose()
    if (what !== null) return { addon: null, reason: kernelMessages.disagree(what, precision) }
  }
  return found
}

/** What `auto` takes: native kernels where they were built, else WebAssembly, which is there on every computer. */
export async function preferredKernels(): Promise<Exclude<KernelsName, 'auto'>> {
  return (await loadNative()).addon ? 'native' : 'wasm'
}

/** @throws when `native` is asked for and cannot be had; the message says why and what to do */
export async function createKernels(
  name: KernelsName,
  precision: Precision,
  threads: number,
): Promise<Kernels> {
  const chosen = name === 'auto' ? await preferredKernels() : name
  switch (chosen) {
    case 'reference':
      return createReferenceKernels(precision)
    case 'wasm':
      return createWasmKernels({ module: await loadWasm(), precision, threads, startThread })
    case 'native': {
      const { addon, reason } = await loadNative()
      if (!addon) throw new Error(reason)
      return createNativeKernels({ addon, precision, threads })
    }
  }
}
