/** Field numbers and constants of onnx.proto (https://github.com/onnx/onnx/blob/main/onnx/onnx.proto) that Descent uses. */

/** Operators as of 2020: every ONNX runtime since then runs the model. */
export const OPERATOR_SET = 13
/** The file version that came with operator set 13. */
export const IR_VERSION = 7

export const dataType = { float32: 1, uint8: 2 } as const
export const attributeType = { float: 1, int: 2 } as const

export const modelField = {
  irVersion: 1,
  producerName: 2,
  producerVersion: 3,
  graph: 7,
  operatorSet: 8,
  metadata: 14,
} as const
export const operatorSetField = { version: 2 } as const
export const metadataField = { key: 1, value: 2 } as const
export const graphField = { node: 1, name: 2, initializer: 5, input: 11, output: 12 } as const
export const nodeField = { input: 1, output: 2, name: 3, operator: 4, attribute: 5 } as const
export const attributeField = { name: 1, float: 2, int: 3, type: 20 } as const
export const tensorField = { dimension: 1, dataType: 2, name: 8, numbers: 9 } as const
export const valueField = { name: 1, type: 2 } as const
export const typeField = { tensor: 1 } as const
export const tensorTypeField = { elementType: 1, shape: 2 } as const
export const shapeField = { dimension: 1 } as const
export const dimensionField = { value: 1, name: 2 } as const

/** The key of the recipe among the metadata. */
export const RECIPE_KEY = 'descent'
