/** The operations of kernels.c (the C side is c/operations.h). Counts are of numbers, not bytes. */

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
  /** `weights` 0 for all 1, here and in the costs. */
  output_gradient(count: number, A: number, Y: number, weights: number, dZ: number): Status
  logistic_cost(count: number, Z: number, Y: number, weights: number): number
  squared_cost(count: number, A: number, Y: number, weights: number): number
  sum_of_squares(count: number, P: number): number
  add_scaled(count: number, factor: number, P: number, Q: number): Status
  scale(count: number, factor: number, P: number): Status
  multiply_each(count: number, A: number, B: number, out: number): Status
  moving_average(count: number, beta: number, G: number, V: number): Status
  moving_average_of_squares(count: number, beta: number, G: number, S: number): Status
  descend_scaled(
    count: number,
    rate: number,
    V: number,
    S: number,
    correction: number,
    epsilon: number,
    P: number,
  ): Status
  scale_pixels(
    features: number,
    count: number,
    pixels: number,
    means: number,
    deviations: number,
    X: number,
  ): Status
}
