/** How weights start: from normal random numbers, scaled so that signals neither die out nor explode. Biases start at 0. */
import type { Architecture, InitializationName } from '../../shared/domain/architecture'
import type { Precision } from '../../shared/domain/hyperparameters'
import { zeros, type Matrix } from './matrix'
import { allocateParameters, type NetworkParameters } from './parameters'
import { randomStream } from './random/streams'

export interface Initializer {
  /** For people to read. */
  readonly formula: string
  /** A weight from a normal number with mean 0 and variance 1, for a layer with `inputs` = n[l-1] and `units` = n[l]. */
  readonly weight: (normal: number, inputs: number, units: number) => number
}

const initializers: Readonly<Record<InitializationName, Initializer>> = {
  // Right for logistic regression only: with hidden layers all units of a layer stay alike for ever.
  zeros: { formula: 'W[l] = 0', weight: () => 0 },
  small: { formula: 'W[l] = 0.01 · randn', weight: (normal) => normal * 0.01 },
  // Keeps the variance of Z[l] at that of A[l-1]: a sum of n[l-1] terms has n[l-1] times the variance of one.
  scaled: {
    formula: 'W[l] = randn / √n[l-1]',
    weight: (normal, inputs) => normal / Math.sqrt(inputs),
  },
  // The mean of what the forward and the backward pass would want. Glorot and Bengio, AISTATS 2010.
  xavier: {
    formula: 'W[l] = randn · √(2 / (n[l-1] + n[l]))',
    weight: (normal, inputs, units) => normal * Math.sqrt(2 / (inputs + units)),
  },
  // Twice `scaled`'s variance, because ReLU lets through half. He, Zhang, Ren and Sun, ICCV 2015.
  he: {
    formula: 'W[l] = randn · √(2 / n[l-1])',
    weight: (normal, inputs) => normal * Math.sqrt(2 / inputs),
  },
}

/**
 * The first weights of W[1], row by row, as `initializeParameters` draws them: layer 1 comes first in the stream.
 *
 * @param shape n[0] and n[1]
 * @param most no more than so many
 */
export function firstLayerWeights(
  { inputs, units }: { readonly inputs: number; readonly units: number },
  initialization: InitializationName,
  seed: number,
  most: number,
): Float64Array {
  const stream = randomStream('initialization', seed)
  const { weight } = initializers[initialization]
  return new Float64Array(Math.min(most, units * inputs)).map(() => weight(stream.randn(), inputs, units))
}

/**
 * The parameters before the first update, in ordinary memory. Layers are drawn in order from one stream and each W[l] is
 * filled row by row, as `np.random.seed(seed)` followed by one `np.random.randn(n[l], n[l-1])` a layer does.
 */
export function initializeParameters(
  architecture: Architecture,
  initialization: InitializationName,
  seed: number,
  precision: Precision,
): NetworkParameters {
  const parameters = allocateParameters(architecture, (rows, columns) => zeros(precision, rows, columns))
  const stream = randomStream('initialization', seed)
  const { weight } = initializers[initialization]
  const fill = ({ rows, columns, data }: Matrix): void => {
    for (let i = 0; i < rows; i++) {
      for (let j = 0; j < columns; j++) data[j * rows + i] = weight(stream.randn(), columns, rows)
    }
  }
  parameters.W.forEach(fill)
  return parameters
}
