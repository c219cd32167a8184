/**
 * The activation functions g, each beside its derivative g′. Scalar and in float64: this is the definition that every
 * kernel implementation is tested against.
 */
import { LEAKY_SLOPE, type ActivationName } from '../../shared/domain/architecture'

export interface Activation {
  /** As the course writes it, for people to read. */
  readonly formula: string
  /** a = g(z). NaN in, NaN out: a run that diverges must not look as if it went on. */
  readonly apply: (z: number) => number
  /** g′(z). a = g(z) is given because sigmoid and tanh are cheaper from it. */
  readonly derivative: (z: number, a: number) => number
}

/** σ(z). Safe for every z as it stands: e^−z overflows to ∞ for very negative z, and 1/∞ is the right 0. */
function sigmoid(z: number): number {
  return 1 / (1 + Math.exp(-z))
}

export const activations: Readonly<Record<ActivationName, Activation>> = {
  sigmoid: {
    formula: 'g(z) = 1 / (1 + e^−z)',
    apply: sigmoid,
    derivative: (_z, a) => a * (1 - a),
  },
  tanh: {
    formula: 'g(z) = tanh(z)',
    apply: Math.tanh,
    derivative: (_z, a) => 1 - a * a,
  },
  // Neither ReLU has a derivative at 0; like the course, both take the one from the left there.
  relu: {
    formula: 'g(z) = max(0, z)',
    apply: (z) => Math.max(0, z),
    derivative: (z) => (z > 0 ? 1 : 0),
  },
  'leaky-relu': {
    formula: 'g(z) = max(0.01 z, z)',
    apply: (z) => Math.max(LEAKY_SLOPE * z, z),
    derivative: (z) => (z > 0 ? 1 : LEAKY_SLOPE),
  },
  linear: {
    formula: 'g(z) = z',
    apply: (z) => z,
    derivative: () => 1,
  },
}
