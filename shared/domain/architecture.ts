/** The shape of a network: layer sizes and activations, and what follows from them. Notation: layers l = 1…L. */
import { z } from './schema'
import { limits } from './limits'

export const ACTIVATIONS = ['relu', 'tanh', 'sigmoid', 'leaky-relu', 'linear'] as const
export type ActivationName = (typeof ACTIVATIONS)[number]

/** The slope of leaky ReLU below zero, in the engine and in exported models alike. */
export const LEAKY_SLOPE = 0.01

export const INITIALIZATIONS = ['zeros', 'small', 'scaled', 'xavier', 'he'] as const
export type InitializationName = (typeof INITIALIZATIONS)[number]

export const hiddenLayerSchema = z.strictObject({
  units: z.int().min(limits.units.min).max(limits.units.max),
  activation: z.enum(ACTIVATIONS),
})
export type HiddenLayer = Readonly<z.infer<typeof hiddenLayerSchema>>

/** The hidden layers, first to last. None = logistic regression. The output is always one sigmoid unit. */
export const hiddenLayersSchema = z.array(hiddenLayerSchema).max(limits.hiddenLayers.max).readonly()

/** What a new user gets: one small hidden layer, a good first result in seconds. */
export const DEFAULT_HIDDEN_LAYERS: readonly HiddenLayer[] = [{ units: 16, activation: 'relu' }]

/** A whole network: n[0] inputs, hidden layers, one sigmoid output unit. */
export interface Architecture {
  /** n[0] = n_x, the length of one picture's vector. */
  readonly inputs: number
  readonly hidden: readonly HiddenLayer[]
}

/** One row of the shape ledger. Shapes are [rows, columns]; `m` examples are left out. */
export interface LayerShape {
  /** l, from 1 to L. */
  readonly layer: number
  readonly W: readonly [number, number]
  readonly b: readonly [number, 1]
  readonly activation: ActivationName
  readonly parameters: number
}

/** [n[0], n[1], …, n[L]] with n[L] = 1. */
export function layerSizes(architecture: Architecture): readonly number[] {
  return [architecture.inputs, ...architecture.hidden.map((layer) => layer.units), 1]
}

/** g[1] … g[L]. @param output g[L]: the sigmoid for two classes, linear for predicting numbers */
export function layerActivations(
  architecture: Architecture,
  output: 'sigmoid' | 'linear' = 'sigmoid',
): readonly ActivationName[] {
  return [...architecture.hidden.map((layer) => layer.activation), output]
}

/** Shapes of every W[l] (n[l], n[l-1]) and b[l] (n[l], 1). */
export function layerShapes(architecture: Architecture): readonly LayerShape[] {
  const activations = layerActivations(architecture)
  const sizes = layerSizes(architecture)
  return activations.map((activation, index) => {
    const inputs = sizes[index] ?? 0
    const units = sizes[index + 1] ?? 0
    return {
      layer: index + 1,
      W: [units, inputs],
      b: [units, 1],
      activation,
      parameters: units * inputs + units,
    }
  })
}

/** Number of weights and biases. */
export function parameterCount(architecture: Architecture): number {
  return layerShapes(architecture).reduce((total, layer) => total + layer.parameters, 0)
}

/** "12288-20-7-5-1", as the course writes it. */
export function architectureName(architecture: Architecture): string {
  return layerSizes(architecture).join('-')
}
