/** A thread that helps the WebAssembly kernels: all it does is in engine/kernels/wasm-threads.ts. */
import { workerData } from 'node:worker_threads'
import { serveKernels, type KernelThreadStart } from '../engine/kernels/wasm-threads'

serveKernels(workerData as KernelThreadStart)
