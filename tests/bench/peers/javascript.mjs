/**
 * One peer of the benchmark: javascript.mjs <name> <workload as JSON>. Says its version, then that it has done its first
 * step; then answers every line on stdin with ms per step.
 */
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'

const [name = '', text = '{}'] = process.argv.slice(2)
const { layers, examples: m, activation } = JSON.parse(text)
const require = createRequire(import.meta.url)
const REPETITION_MS = 150
const ALPHA = 0.0075
const L = layers.length - 1
const label = (j) => (j % 3 === 0 ? 1 : 0)

/** The course's loop in TensorFlow.js operations, one example per row. @param {'wasm' | 'cpu'} backend */
async function tensorflow(backend) {
  const tf = await import('@tensorflow/tfjs-core')
  await import(backend === 'wasm' ? '@tensorflow/tfjs-backend-wasm' : '@tensorflow/tfjs-backend-cpu')
  if (backend === 'wasm') {
    const { setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm')
    const folder = dirname(require.resolve('@tensorflow/tfjs-backend-wasm/package.json'))
    setWasmPaths(join(folder, 'wasm-out') + '/')
  }
  await tf.setBackend(backend)
  await tf.ready()
  const X = tf.randomUniform([m, layers[0]])
  const Y = tf.tensor2d(
    Float32Array.from({ length: m }, (_, j) => label(j)),
    [m, 1],
  )
  const W = layers
    .slice(1)
    .map((n, l) => tf.variable(tf.randomNormal([layers[l], n], 0, 1 / Math.sqrt(layers[l]))))
  const b = layers.slice(1).map((n) => tf.variable(tf.zeros([1, n])))
  const step = async () => {
    const cost = tf.tidy(() => {
      const A = [X]
      for (let l = 0; l < L; l++) {
        const Z = tf.add(tf.matMul(A[l], W[l]), b[l])
        A.push(l === L - 1 ? tf.sigmoid(Z) : activation === 'tanh' ? tf.tanh(Z) : tf.relu(Z))
      }
      const J = tf.neg(tf.mean(tf.log(tf.abs(tf.sub(tf.add(A[L], Y), 1)))))
      let dZ = tf.sub(A[L], Y)
      for (let l = L - 1; l >= 0; l--) {
        const dA = l > 0 ? tf.matMul(dZ, W[l], false, true) : null
        W[l].assign(tf.sub(W[l], tf.mul(tf.matMul(A[l], dZ, true, false), ALPHA / m)))
        b[l].assign(tf.sub(b[l], tf.mul(tf.sum(dZ, 0, true), ALPHA / m)))
        if (dA === null) break
        const slope =
          activation === 'tanh' ? tf.sub(1, tf.mul(A[l], A[l])) : tf.cast(tf.greater(A[l], 0), 'float32')
        dZ = tf.mul(dA, slope)
      }
      return J
    })
    await cost.data()
    cost.dispose()
  }
  return { step, version: tf.version_core }
}

/** brain.js updates after every example; one iteration over all of them is its step. */
async function brain() {
  const { NeuralNetwork } = require('brain.js')
  const net = new NeuralNetwork({ hiddenLayers: layers.slice(1, -1), activation, learningRate: ALPHA })
  const data = Array.from({ length: m }, (_, j) => ({
    input: Float32Array.from({ length: layers[0] }, Math.random),
    output: [label(j)],
  }))
  const step = async () => void net.train(data, { iterations: 1, errorThresh: 1e-9 })
  return { step, version: require('brain.js/package.json').version }
}

const { step, version } =
  name === 'brain.js' ? await brain() : await tensorflow(name.endsWith('wasm') ? 'wasm' : 'cpu')
console.log(JSON.stringify({ version }))
await step()
console.log(JSON.stringify({ ready: true }))
for await (const line of createInterface({ input: process.stdin })) {
  if (line === '') break
  // The first wakes caches, unless it takes so long itself that this is nothing.
  let start = performance.now()
  await step()
  let [elapsed, steps] = [performance.now() - start, 1]
  if (elapsed < REPETITION_MS) {
    start = performance.now()
    steps = 0
    do {
      await step()
      steps += 1
      elapsed = performance.now() - start
    } while (elapsed < REPETITION_MS)
  }
  console.log(elapsed / steps)
}
