/**
 * The losses of one example and their derivative by z, the output unit before its activation.
 *
 *   logistic  L(a, y) = −(y log a + (1 − y) log(1 − a))   with a = σ(z)
 *   squared   L(a, y) = ½ (a − y)²                        with a = z
 */

/**
 * L(σ(z), y) in its stable form, max(z, 0) − z·y + log(1 + e^−|z|).
 *
 * From z and not from a: once σ(z) rounds to 0 or 1, log a or log(1 − a) is −∞ and the cost is lost, although it is
 * simply |z|. Follows from log σ(z) = −log(1 + e^−z) and log(1 − σ(z)) = −z − log(1 + e^−z), with e^−z factored out
 * when z is negative so that the exponential never overflows.
 */
export function logisticLoss(z: number, y: number): number {
  return Math.max(z, 0) - z * y + Math.log1p(Math.exp(-Math.abs(z)))
}

/** L(a, y) = ½ (a − y)² for a linear output, a = z: regression. */
export function squaredLoss(a: number, y: number): number {
  return ((a - y) * (a - y)) / 2
}

/**
 * ∂L/∂z = a − y, for a sigmoid output with the logistic loss and a linear output with the squared loss, and for no other
 * pair here.
 *
 *   logistic:  ∂L/∂a = −y/a + (1 − y)/(1 − a) = (a − y) / (a (1 − a))      ∂a/∂z = a (1 − a)
 *   squared:   ∂L/∂a = a − y                                               ∂a/∂z = 1
 *
 * In the first the factor a (1 − a) cancels, so the product is exact where the two factors apart would be ∞ · 0.
 */
export function outputDerivative(a: number, y: number): number {
  return a - y
}
