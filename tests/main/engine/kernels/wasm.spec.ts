import { readFileSync } from 'node:fs'
import kernelsPath from '../../../../src-main/engine/kernels/kernels.wasm?asset'
import { createWasmKernels } from '../../../../src-main/engine/kernels/wasm'
import { describeKernels } from './conformance'

const module = new WebAssembly.Module(readFileSync(kernelsPath))

describeKernels('wasm', (precision) => createWasmKernels({ module, precision, threads: 1 }))
