/** Which implementation of the array operations a thread uses, and its file. */
import { readFile } from 'node:fs/promises'
import type { KernelsName, Precision } from '../../shared/domain/hyperparameters'
import type { Kernels } from '../engine/kernels/kernels'
import wasmFile from '../engine/kernels/kernels.wasm?asset'
import { createReferenceKernels } from '../engine/kernels/reference'
import { createWasmKernels } from '../engine/kernels/wasm'
import { startThread } from './kernel-threads'

/** What `auto` takes: WebAssembly is there on every computer, with the same bits on each. */
export function preferredKernels(): Exclude<KernelsName, 'auto'> {
  return 'wasm'
}

/** @throws when `native` is asked for: this build has no native kernels */
export async function createKernels(
  name: KernelsName,
  precision: Precision,
  threads: number,
): Promise<Kernels> {
  const chosen = name === 'auto' ? preferredKernels() : name
  switch (chosen) {
    case 'reference':
      return createReferenceKernels(precision)
    case 'wasm':
      return createWasmKernels({
        module: await WebAssembly.compile(await readFile(wasmFile)),
        precision,
        threads,
        startThread,
      })
    case 'native':
      throw new Error('this build has no native kernels; use wasm')
  }
}
