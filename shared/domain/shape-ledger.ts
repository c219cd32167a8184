/** The shape ledger: every array of one update with its shape in symbols and numbers, its memory, and the work it takes. */
import { layerActivations, layerSizes, type ActivationName, type Architecture } from './architecture'
import type { OptimizerName, Precision } from './hyperparameters'

export type ArrayName = 'W' | 'b' | 'Z' | 'A' | 'dW' | 'db' | 'dZ'

export interface LedgerArray {
  readonly name: ArrayName
  /** Rows and columns as the course writes them: "n[1]", "n[0]", "m", "1". */
  readonly symbols: readonly [rows: string, columns: string]
  /** The same in numbers; null stands for an m that is not known yet. */
  readonly shape: readonly [rows: number, columns: number | null]
  /** Null as long as m is. */
  readonly bytes: number | null
}

export interface LedgerLayer {
  /** l, from 1 to L. */
  readonly layer: number
  readonly activation: ActivationName
  readonly parameters: number
  readonly arrays: readonly LedgerArray[]
}

export interface ShapeLedger {
  readonly layers: readonly LedgerLayer[]
  readonly parameters: number
  /** W and b; the gradients dW and db take as much again. */
  readonly parameterBytes: number
  /** What the optimizer remembers of past gradients: nothing, v, s, or both. */
  readonly optimizerBytes: number
  /** Z and A of all layers for the m examples of one update; null without m. */
  readonly activationBytes: number | null
  /** Multiplications, each with its addition, of the matrix products of one update; null without m. */
  readonly multiplyAdds: number | null
}

export interface LedgerSettings {
  readonly precision: Precision
  readonly optimizer: OptimizerName
  /** m: examples of one update; null without data. */
  readonly examples: number | null
}

const BYTES = { float32: 4, float64: 8 } as const satisfies Record<Precision, number>

/** Arrays as large as all parameters that each optimizer keeps: momentum v, RMSprop s, Adam both. */
const MOMENTS = { gd: 0, momentum: 1, rmsprop: 1, adam: 2 } as const satisfies Record<OptimizerName, number>

export function shapeLedger(architecture: Architecture, settings: LedgerSettings): ShapeLedger {
  const n = layerSizes(architecture)
  const layers = layerActivations(architecture).map((activation, index) =>
    ledgerLayer(index + 1, [n[index] ?? 0, n[index + 1] ?? 0], activation, settings),
  )
  const parameters = layers.reduce((total, layer) => total + layer.parameters, 0)
  const parameterBytes = parameters * BYTES[settings.precision]
  const { examples } = settings
  return {
    layers,
    parameters,
    parameterBytes,
    optimizerBytes: MOMENTS[settings.optimizer] * parameterBytes,
    activationBytes: examples === null ? null : activationBytes(n, examples, settings.precision),
    multiplyAdds: examples === null ? null : multiplyAdds(n, examples),
  }
}

function ledgerLayer(
  layer: number,
  [inputs, units]: readonly [number, number],
  activation: ActivationName,
  { precision, examples }: LedgerSettings,
): LedgerLayer {
  const array = (name: ArrayName, columnSymbol: string, columns: number | null): LedgerArray => ({
    name,
    symbols: [`n[${layer}]`, columnSymbol],
    shape: [units, columns],
    bytes: columns === null ? null : units * columns * BYTES[precision],
  })
  const likeW = (name: ArrayName): LedgerArray => array(name, `n[${layer - 1}]`, inputs)
  const perExample = (name: ArrayName): LedgerArray => array(name, 'm', examples)
  return {
    layer,
    activation,
    parameters: units * inputs + units,
    arrays: [
      likeW('W'),
      array('b', '1', 1),
      perExample('Z'),
      perExample('A'),
      perExample('dZ'),
      likeW('dW'),
      array('db', '1', 1),
    ],
  }
}

function activationBytes(n: readonly number[], examples: number, precision: Precision): number {
  const units = n.slice(1).reduce((total, count) => total + count, 0)
  return 2 * units * examples * BYTES[precision]
}

/**
 * Forward: Z[l] = W[l]·A[l-1] takes n[l]·n[l-1]·m. Backward: dW[l] = dZ[l]·A[l-1]ᵀ takes as many, and so does
 * dA[l-1] = W[l]ᵀ·dZ[l], which nobody needs for the inputs, l = 1.
 */
function multiplyAdds(n: readonly number[], examples: number): number {
  return n.slice(1).reduce((total, units, index) => {
    const products = index === 0 ? 2 : 3
    return total + products * units * (n[index] ?? 0) * examples
  }, 0)
}
