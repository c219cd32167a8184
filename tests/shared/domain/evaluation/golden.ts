/** What scikit-learn and SciPy say (tests/golden/evaluation.py), in the engine's own types. */
import golden from '../../../golden/evaluation.json'

/** Values of two libraries that add in different orders. */
export const CLOSE = 12

export const cases = golden.cases.map((one) => ({
  ...one,
  scored: { probabilities: Float64Array.from(one.probabilities), labels: Uint8Array.from(one.labels) },
}))
