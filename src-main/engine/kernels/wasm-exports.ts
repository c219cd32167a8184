/** What kernels.wasm exports. */
import type { Precision } from '../../../shared/domain/hyperparameters'
import type { Operations } from './compiled-operations'

type Suffixed<P extends Precision> = {
  readonly [Name in keyof Operations as `${Name}_${P}`]: Operations[Name]
}

export interface KernelExports extends Suffixed<'float32'>, Suffixed<'float64'> {
  readonly __heap_base: WebAssembly.Global
  readonly __stack_pointer: WebAssembly.Global
  /** Bytes that one thread works in. */
  scratch_bytes(): number
  /** Address of what all threads of this memory share; the functions below take it. */
  machine(): number
  /** @param memory address of `scratch_bytes()` for each thread, one after the other */
  use_scratch(machine: number, memory: number): void
  /** A helping thread's whole life: does its part of every operation until `stop`. */
  serve(machine: number): void
  stop(machine: number): void
  /** Says that a helper has ended otherwise; the operation it was needed for returns 1. */
  lose_helper(machine: number): void
  /** Helpers that are inside `serve`. */
  ready_helpers(machine: number): number
}

/** This thread's instance of the module, on the memory that all threads share. */
export function instantiate(module: WebAssembly.Module, memory: WebAssembly.Memory): KernelExports {
  return new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as KernelExports
}

/** Every operation once: its keys are checked against `Operations` both ways. */
const OPERATIONS: Readonly<Record<keyof Operations, true>> = {
  kept_bytes: true,
  keep_inputs: true,
  affine: true,
  multiply_transposed: true,
  outer_product: true,
  sum_of_columns: true,
  activate: true,
  activate_backward: true,
  output_gradient: true,
  logistic_cost: true,
  squared_cost: true,
  sum_of_squares: true,
  add_scaled: true,
  scale: true,
  multiply_each: true,
  moving_average: true,
  moving_average_of_squares: true,
  descend_scaled: true,
  scale_pixels: true,
  pass_room: true,
  logistic_pass: true,
  peak: true,
  flops_per_turn: true,
}

/** The exports of one precision under their plain names. */
export function operationsOf(exports: KernelExports, precision: Precision): Operations {
  const names = Object.keys(OPERATIONS) as (keyof Operations)[]
  return Object.fromEntries(
    names.map((name) => [name, exports[`${name}_${precision}`]]),
  ) as unknown as Operations
}
