import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import kernelsPath from '../../../../src-main/engine/kernels/kernels.wasm?asset'
import { createWasmKernels } from '../../../../src-main/engine/kernels/wasm'
import { columnsOf } from '../../../../src-main/engine/matrix'
import golden from '../../../golden/kernels/elementary.json'

const module = new WebAssembly.Module(readFileSync(kernelsPath))

type FunctionName = keyof typeof golden

/** f(xs) by the operation that uses it; log(1 + e^x) is the logistic loss of a 0 predicted as x. */
function evaluate(precision: 'float32' | 'float64', name: FunctionName, xs: readonly number[]): number[] {
  const kernels = createWasmKernels({ module, precision, threads: 1 })
  const Z = kernels.allocate(1, xs.length)
  Z.data.set(xs)
  if (name !== 'softplus') {
    kernels.activate(name, Z, Z)
    return [...Z.data]
  }
  const y = kernels.allocate(1, 1)
  return xs.map((_, j) => kernels.logisticCost(columnsOf(Z, j, 1), y, null))
}

/** The distance from y to the next float64 away from 0. */
function unitInTheLastPlace(y: number): number {
  const bits = new BigInt64Array(new Float64Array([Math.abs(y)]).buffer)
  bits[0]! += 1n
  return new Float64Array(bits.buffer)[0]! - Math.abs(y)
}

/** The largest error over a table, in units in the last place. */
function largestError(name: FunctionName): { readonly x: number; readonly error: number } {
  const rows = golden[name] as [number, number, number][]
  const values = evaluate(
    'float64',
    name,
    rows.map(([x]) => x),
  )
  let worst = { x: 0, error: 0 }
  rows.forEach(([x, y, rest], index) => {
    const error = Math.abs(values[index]! - y - rest) / unitInTheLastPlace(y)
    if (!(error <= worst.error)) worst = { x, error }
  })
  return worst
}

describe('the elementary functions against 60 digits', () => {
  it.each([
    ['sigmoid', 2],
    ['tanh', 2],
    ['softplus', 1.5],
  ] as const)('%s is within %d units in the last place in float64', (name, allowed) => {
    const { x, error } = largestError(name)
    expect(error, `at ${x}`).toBeLessThan(allowed)
  })

  it.each(['sigmoid', 'tanh'] as const)('%s is the nearest float32', (name) => {
    const rows = golden[name] as [number, number, number][]
    const values = evaluate(
      'float32',
      name,
      rows.map(([x]) => x),
    )
    expect(values).toEqual(rows.map(([, y]) => Math.fround(y)))
  })
})

describe('the elementary functions far out and at the smallest numbers', () => {
  const { MIN_VALUE } = Number
  it.each([
    ['sigmoid', [0, -0, Infinity, -Infinity, NaN, 1e-320, -1e-320], [0.5, 0.5, 1, 0, NaN, 0.5, 0.5]],
    // e^−745 is the smallest float64 number (4.94e−324), e^−746 rounds to 0.
    ['sigmoid', [-745, 745, -746, 746, -1e300, 1e300], [MIN_VALUE, 1, 0, 1, 0, 1]],
    ['tanh', [0, -0, Infinity, -Infinity, NaN, 1e-320, -1e-320], [0, -0, 1, -1, NaN, 1e-320, -1e-320]],
    ['tanh', [MIN_VALUE, 745, -745, 22, 1e300], [MIN_VALUE, 1, -1, 1, 1]],
    // max(z, 0) − z · 0 is NaN for an infinite z: that is a run that has diverged.
    ['softplus', [0, -0, -Infinity, NaN, -745, -746], [Math.LN2, Math.LN2, NaN, NaN, MIN_VALUE, 0]],
    ['softplus', [1e-320, 745, 1e300], [Math.LN2, 745, 1e300]],
  ] as const)('%s of %j', (name, xs, expected) => {
    expect(evaluate('float64', name, xs)).toEqual(expected)
  })
})
