/** The operations of kernels.c (the C side is c/operations.h). Counts are of numbers, not bytes. */

/** 0 when done; 1 when a helping thread was lost on the way. */
type Status = number

/** What `keep_inputs` answers when the inputs are not pixels / 255. */
export const NOTHING_KEPT = 2

/** One precision's operations. `machine` is the address of what the threads share (c/machine.h). `n`, `k`, `m` are the sizes named in kernels.ts; the rest are addresses and factors. */
export interface Operations {
  /** Bytes that `keep_inputs` fills; 0 where it is of no use. */
  kept_bytes(machine: number, k: number, m: number): number
  /** `Status` or `NOTHING_KEPT`. */
  keep_inputs(machine: number, k: number, m: number, A: number, kept: number): number
  /** `kept` is what `keep_inputs` made of A, or 0. */
  affine(
    machine: number,
    n: number,
    k: number,
    m: number,
    W: number,
    A: number,
    b: number,
    Z: number,
    kept: number,
  ): Status
  multiply_transposed(
    machine: number,
    n: number,
    k: number,
    m: number,
    W: number,
    dZ: number,
    out: number,
  ): Status
  outer_product(
    machine: number,
    n: number,
    k: number,
    m: number,
    factor: number,
    dZ: number,
    A: number,
    dW: number,
    accumulate: number,
    kept: number,
  ): Status
  sum_of_columns(
    machine: number,
    n: number,
    m: number,
    factor: number,
    dZ: number,
    db: number,
    accumulate: number,
  ): void
  activate(machine: number, activation: number, count: number, Z: number, A: number): Status
  activate_backward(
    machine: number,
    activation: number,
    count: number,
    dA: number,
    Z: number,
    A: number,
    dZ: number,
  ): Status
  /** `weights` 0 for all 1, here and in the costs. */
  output_gradient(machine: number, count: number, A: number, Y: number, weights: number, dZ: number): Status
  logistic_cost(machine: number, count: number, Z: number, Y: number, weights: number): number
  squared_cost(machine: number, count: number, A: number, Y: number, weights: number): number
  sum_of_squares(machine: number, count: number, P: number): number
  add_scaled(machine: number, count: number, factor: number, P: number, Q: number): Status
  scale(machine: number, count: number, factor: number, P: number): Status
  multiply_each(machine: number, count: number, A: number, B: number, out: number): Status
  moving_average(machine: number, count: number, beta: number, G: number, V: number): Status
  moving_average_of_squares(machine: number, count: number, beta: number, G: number, S: number): Status
  descend_scaled(
    machine: number,
    count: number,
    rate: number,
    V: number,
    S: number,
    correction: number,
    epsilon: number,
    P: number,
  ): Status
  scale_pixels(
    machine: number,
    features: number,
    count: number,
    pixels: number,
    means: number,
    deviations: number,
    X: number,
  ): Status
  /** Numbers that `logistic_pass` works in. */
  pass_room(machine: number, features: number): number
  /** `order`, `centres` and `scales`, `weights`, and `dW` may be 0 (kernels.ts says for what). */
  logistic_pass(
    machine: number,
    features: number,
    count: number,
    pixels: number,
    order: number,
    centres: number,
    scales: number,
    W: number,
    b: number,
    Y: number,
    weights: number,
    Z: number,
    A: number,
    dZ: number,
    factor: number,
    dW: number,
    accumulate: number,
    room: number,
  ): Status
  /** Multiplications and additions without memory, `flops_per_turn` each turn: what the benchmarks compare with. */
  peak(machine: number, turns: number): number
  flops_per_turn(machine: number): number
}
