/** The network as an ONNX graph: which operators follow each other, and the constants they read. */
import { LEAKY_SLOPE, layerActivations, type ActivationName } from '../../shared/domain/architecture'
import { channelCount, type Scaling } from '../../shared/domain/preprocessing'
import type { ModelDescription } from '../../shared/domain/run'
import { toLittleEndian } from './little-endian'
import {
  attributeField,
  attributeType,
  dataType,
  dimensionField,
  graphField,
  nodeField,
  shapeField,
  tensorField,
  tensorTypeField,
  typeField,
  valueField,
} from './onnx-schema'
import { bytesField, floatField, messageField, textField, varintField, type Fields } from './protobuf-writer'
import type { Tensor, TensorShape } from './sealed-model'

const INPUT = { pictures: 'pixels', points: 'points' } as const
const OUTPUT = 'probability'
const BATCH = 'N'

/** The operator of each activation; none leaves Z as it is. */
const activationOperators = {
  relu: { operator: 'Relu', attributes: [] },
  tanh: { operator: 'Tanh', attributes: [] },
  sigmoid: { operator: 'Sigmoid', attributes: [] },
  'leaky-relu': { operator: 'LeakyRelu', attributes: floatAttribute('alpha', LEAKY_SLOPE) },
  linear: null,
} as const satisfies Record<ActivationName, { operator: string; attributes: Fields } | null>

/**
 * The graph from pixels (uint8, (N, height, width, channels)) or points (float32, (N, 2)) to probability (float32,
 * (N, 1)). ONNX keeps one example per row, so layer l is A[l-1]·W[l]ᵀ + b[l]ᵀ: `Gemm` with its second factor transposed.
 *
 * @param tensors W1 (n[1], n[0]), b1 (n[1], 1), …, WL, bL in float32 and C order
 */
export function onnxGraph(
  description: ModelDescription,
  scaling: Scaling,
  tensors: readonly Tensor[],
): Fields {
  const { preprocessing, architecture } = description
  const weights = tensors.flatMap((tensor) =>
    initializer(tensor.name, onnxDimensions(tensor), tensor.numbers),
  )
  const layers = layerActivations(architecture).flatMap((activation, index, all) =>
    layerNodes(index + 1, activation, index + 1 === all.length),
  )
  const name = textField(graphField.name, 'descent')
  const output = messageField(graphField.output, value(OUTPUT, dataType.float32, [BATCH, 1]))
  if (!preprocessing) {
    const input = messageField(graphField.input, value(INPUT.points, dataType.float32, [BATCH, 2]))
    return [...node('Identity', [INPUT.points], 'A0'), ...layers, ...name, ...weights, ...input, ...output]
  }
  const { size, colour } = preprocessing
  const dimensions = [BATCH, size, size, channelCount(colour)]
  const input = messageField(graphField.input, value(INPUT.pictures, dataType.uint8, dimensions))
  const { nodes, constants } = scalingNodes(scaling)
  return [...nodes, ...layers, ...name, ...constants, ...weights, ...input, ...output]
}

/** W[l] keeps its shape; b[l] (n[l], 1) becomes (n[l]), which ONNX repeats for each row of the batch. */
export function onnxDimensions({ name, rows, columns }: TensorShape): readonly number[] {
  return name.startsWith('b') ? [rows] : [rows, columns]
}

/** From pixels to A[0]: row, column, channel order is what flattening the last three dimensions gives. */
function scalingNodes(scaling: Scaling): { nodes: Fields; constants: Fields } {
  const flattened = [
    ...node('Cast', [INPUT.pictures], 'numbers', intAttribute('to', dataType.float32)),
    ...node('Flatten', ['numbers'], 'vectors', intAttribute('axis', 1)),
  ]
  if (scaling.kind === 'unit')
    return {
      nodes: [...flattened, ...node('Div', ['vectors', 'largest_pixel'], 'A0')],
      constants: initializer('largest_pixel', [], Float32Array.of(255)),
    }
  const { means, deviations } = scaling
  return {
    nodes: [
      ...flattened,
      ...node('Sub', ['vectors', 'means'], 'centred'),
      ...node('Div', ['centred', 'deviations'], 'A0'),
    ],
    constants: [
      ...initializer('means', [means.length], Float32Array.from(means)),
      ...initializer('deviations', [deviations.length], Float32Array.from(deviations)),
    ],
  }
}

/** Z[l] = W[l]·A[l-1] + b[l] and A[l] = g[l](Z[l]). */
function layerNodes(layer: number, activation: ActivationName, isLast: boolean): Fields {
  const inputs = [`A${layer - 1}`, `W${layer}`, `b${layer}`]
  const A = isLast ? OUTPUT : `A${layer}`
  const nonlinear = activationOperators[activation]
  const affine = node('Gemm', inputs, nonlinear ? `Z${layer}` : A, intAttribute('transB', 1))
  return nonlinear ? [...affine, ...node(nonlinear.operator, [`Z${layer}`], A, nonlinear.attributes)] : affine
}

function node(operator: string, inputs: readonly string[], output: string, attributes: Fields = []): Fields {
  return messageField(
    graphField.node,
    inputs.flatMap((input) => textField(nodeField.input, input)),
    textField(nodeField.output, output),
    textField(nodeField.name, `compute_${output}`),
    textField(nodeField.operator, operator),
    attributes,
  )
}

function floatAttribute(name: string, value: number): Fields {
  return messageField(
    nodeField.attribute,
    textField(attributeField.name, name),
    floatField(attributeField.float, value),
    varintField(attributeField.type, attributeType.float),
  )
}

function intAttribute(name: string, value: number): Fields {
  return messageField(
    nodeField.attribute,
    textField(attributeField.name, name),
    varintField(attributeField.int, value),
    varintField(attributeField.type, attributeType.int),
  )
}

/** A constant of the graph: float32 numbers in C order. No dimensions make a scalar. */
function initializer(name: string, dimensions: readonly number[], numbers: Tensor['numbers']): Fields {
  return messageField(
    graphField.initializer,
    dimensions.flatMap((dimension) => varintField(tensorField.dimension, dimension)),
    varintField(tensorField.dataType, dataType.float32),
    textField(tensorField.name, name),
    bytesField(tensorField.numbers, toLittleEndian(numbers)),
  )
}

/** An input or output of the graph. A named dimension may be any length. */
function value(name: string, elementType: number, dimensions: readonly (string | number)[]): Fields {
  const shape = dimensions.flatMap((dimension) =>
    messageField(
      shapeField.dimension,
      typeof dimension === 'string'
        ? textField(dimensionField.name, dimension)
        : varintField(dimensionField.value, dimension),
    ),
  )
  const tensorType = messageField(
    typeField.tensor,
    varintField(tensorTypeField.elementType, elementType),
    messageField(tensorTypeField.shape, shape),
  )
  return [...textField(valueField.name, name), ...messageField(valueField.type, tensorType)]
}
