/**
 * Models as ONNX: a graph that any runtime executes, float32 throughout, and the recipe in the metadata, from which
 * Descent reads its own files back. The graph is written, never interpreted: a model from elsewhere is refused.
 */
import { ok, type Result } from '../../shared/ipc/result'
import type { Numbers } from '../engine/matrix'
import { bytesPerNumber, fromLittleEndian } from './little-endian'
import type { Model } from './model'
import { onnxDimensions, onnxGraph } from './onnx-graph'
import {
  dataType,
  graphField,
  IR_VERSION,
  metadataField,
  modelField,
  OPERATOR_SET,
  operatorSetField,
  RECIPE_KEY,
  tensorField,
} from './onnx-schema'
import { readMessage, type MessageShape, type ProtobufMessage } from './protobuf-reader'
import { message, messageField, textField, varintField } from './protobuf-writer'
import { MAXIMUM_RECIPE_LENGTH } from './recipe'
import { asFloat32, seal, unseal, type TensorShape } from './sealed-model'
import { unreadable, utf8Text } from './unreadable'

/** A float64 model is rounded: the file then holds, and says that it holds, float32. */
export function encodeOnnx(model: Model): Uint8Array {
  const { recipe, tensors } = seal(model.precision === 'float64' ? asFloat32(model) : model)
  return message(
    varintField(modelField.irVersion, IR_VERSION),
    textField(modelField.producerName, 'Descent'),
    textField(modelField.producerVersion, model.description.version),
    messageField(modelField.graph, onnxGraph(model.description, model.scaling, tensors)),
    messageField(modelField.operatorSet, varintField(operatorSetField.version, OPERATOR_SET)),
    messageField(
      modelField.metadata,
      textField(metadataField.key, RECIPE_KEY),
      textField(metadataField.value, recipe),
    ),
  )
}

export function decodeOnnx(bytes: Uint8Array): Result<Model> {
  const model = readMessage(bytes, {
    [modelField.irVersion]: 'varint',
    [modelField.producerName]: 'bytes',
    [modelField.producerVersion]: 'bytes',
    [modelField.graph]: 'bytes',
    [modelField.operatorSet]: 'bytes',
    [modelField.metadata]: 'bytes',
  })
  const recipe = model && recipeIn(model)
  const tensors = model && tensorsIn(model)
  if (recipe === null || !tensors)
    return unreadable('Descent did not write this ONNX model, or it is damaged')
  return unseal(recipe, (shape) => {
    const tensor = tensors.get(shape.name)
    const numbers = tensor && numbersOf(tensor, shape)
    return numbers ? ok(numbers) : unreadable(`${shape.name} is missing or has another shape`)
  })
}

/** The one metadata entry that Descent writes. */
function recipeIn(model: ProtobufMessage): string | null {
  const entry = messageIn(model, modelField.metadata, {
    [metadataField.key]: 'bytes',
    [metadataField.value]: 'bytes',
  })
  const isRecipe = entry && textIn(entry, metadataField.key) === RECIPE_KEY
  return isRecipe ? textIn(entry, metadataField.value) : null
}

/** The constants of the graph by name; null when one has a field (such as external data) that Descent never writes. */
function tensorsIn(model: ProtobufMessage): ReadonlyMap<string, ProtobufMessage> | null {
  const graph = messageIn(model, modelField.graph, {
    [graphField.node]: 'bytes',
    [graphField.name]: 'bytes',
    [graphField.initializer]: 'bytes',
    [graphField.input]: 'bytes',
    [graphField.output]: 'bytes',
  })
  const tensors = new Map<string, ProtobufMessage>()
  for (const bytes of graph?.bytes(graphField.initializer) ?? []) {
    const tensor = readMessage(bytes, {
      [tensorField.dimension]: 'varint',
      [tensorField.dataType]: 'varint',
      [tensorField.name]: 'bytes',
      [tensorField.numbers]: 'bytes',
    })
    const name = tensor && textIn(tensor, tensorField.name)
    if (!tensor || name === null || tensors.has(name)) return null
    tensors.set(name, tensor)
  }
  return tensors
}

/** The numbers of a constant in C order; null when it is not the float32 tensor of that shape. */
function numbersOf(tensor: ProtobufMessage, shape: TensorShape): Numbers | null {
  const [type] = tensor.varints(tensorField.dataType)
  const numbers = only(tensor.bytes(tensorField.numbers))
  const expected = onnxDimensions(shape)
  const dimensions = tensor.varints(tensorField.dimension)
  if (type !== dataType.float32 || shape.precision !== 'float32' || !numbers) return null
  if (dimensions.join() !== expected.join()) return null
  const length = shape.rows * shape.columns * bytesPerNumber(shape.precision)
  return numbers.length === length ? fromLittleEndian(numbers, shape.precision) : null
}

/** The message in a field that must occur once. */
function messageIn(outer: ProtobufMessage, field: number, shape: MessageShape): ProtobufMessage | null {
  const bytes = only(outer.bytes(field))
  return bytes && readMessage(bytes, shape)
}

/** The text in a field that must occur once. */
function textIn(outer: ProtobufMessage, field: number): string | null {
  const bytes = only(outer.bytes(field))
  return bytes && bytes.length <= MAXIMUM_RECIPE_LENGTH ? utf8Text(bytes) : null
}

function only<Value>(values: readonly Value[]): Value | null {
  return values.length === 1 ? values[0]! : null
}
