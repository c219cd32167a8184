/** What kernels.wasm exports (the C side is c/operations.h). Addresses and sizes are in numbers, not bytes. */
import type { Precision } from '../../../shared/domain/hyperparameters'

/** 0 when done; 1 when a helping thread was lost on the way. */
type Status = number

/** One precision's operations. `n`, `k`, `m` are the sizes named in kernels.ts; the rest are addresses and factors. */
export interface Operations {
  affine(n: number, k: number, m: number, W: number, A: number, b: number, Z: number): Status
  multiply_transposed(n: number, k: number, m: number, W: number, dZ: number, out: number): Status
  outer_product(
    n: number,
    k: number,
    m: number,
    factor: number,
    dZ: number,
    A: number,
    dW: number,
    accumulate: number,
  ): Status
  sum_of_columns(n: number, m: number, factor: number, dZ: number, db: number, accumulate: number): void
  activate(activation: number, count: number, Z: number, A: number): Status
  activate_backward(activation: number, count: number, dA: number, Z: number, A: number, dZ: number): Status
  /** out = a + factor · x */
  add_scaled(count: number, factor: number, x: number, a: number, out: number): Status
  logistic_cost_of(count: number, Z: number, Y: number): number
  scale_pixels(
    features: number,
    count: number,
    pixels: number,
    means: number,
    deviations: number,
    X: number,
  ): Status
}

type Suffixed<P extends Precision> = {
  readonly [Name in keyof Operations as `${Name}_${P}`]: Operations[Name]
}

export interface KernelExports extends Suffixed<'float32'>, Suffixed<'float64'> {
  readonly __heap_base: WebAssembly.Global
  readonly __stack_pointer: WebAssembly.Global
  /** Bytes that one thread works in. */
  scratch_bytes(): number
  /** @param address of `scratch_bytes()` for each thread, one after the other */
  use_scratch(address: number): void
  /** A helping thread's whole life: does its part of every operation until `stop`. */
  serve(): void
  stop(): void
  /** Says that a helper has ended otherwise; the operation it was needed for returns 1. */
  lose_helper(): void
  /** Helpers that are inside `serve`. */
  ready_helpers(): number
}

/** This thread's instance of the module, on the memory that all threads share. */
export function instantiate(module: WebAssembly.Module, memory: WebAssembly.Memory): KernelExports {
  return new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as KernelExports
}

/** The exports of one precision under their plain names. */
export function operationsOf(exports: KernelExports, precision: Precision): Operations {
  const operation = <Name extends keyof Operations>(name: Name): Operations[Name] =>
    exports[`${name}_${precision}`] as Operations[Name]
  return {
    affine: operation('affine'),
    multiply_transposed: operation('multiply_transposed'),
    outer_product: operation('outer_product'),
    sum_of_columns: operation('sum_of_columns'),
    activate: operation('activate'),
    activate_backward: operation('activate_backward'),
    add_scaled: operation('add_scaled'),
    logistic_cost_of: operation('logistic_cost_of'),
    scale_pixels: operation('scale_pixels'),
  }
}
