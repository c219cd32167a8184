/** Runs an ONNX model in onnxruntime-web: WebAssembly, one thread, its .wasm taken from node_modules. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import * as ort from 'onnxruntime-web/wasm'

ort.env.wasm.numThreads = 1
ort.env.wasm.wasmBinary = readFileSync(
  createRequire(import.meta.url).resolve('onnxruntime-web/ort-wasm-simd-threaded.wasm'),
)

/** The only output of a model with one input, and the names of both. */
export async function runOnnx(
  model: Uint8Array,
  data: Uint8Array | Float32Array,
  dimensions: readonly number[],
): Promise<{ input: string; output: string; dimensions: readonly number[]; values: Float32Array }> {
  const session = await ort.InferenceSession.create(model)
  const [input = ''] = session.inputNames
  const [output = ''] = session.outputNames
  const tensor =
    data instanceof Uint8Array
      ? new ort.Tensor('uint8', data, dimensions)
      : new ort.Tensor('float32', data, dimensions)
  const result = (await session.run({ [input]: tensor }))[output]!
  await session.release()
  return { input, output, dimensions: result.dims, values: result.data as Float32Array }
}
