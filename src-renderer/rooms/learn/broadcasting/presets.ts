/** The lesson's examples. */
import type { BroadcastRequest } from '../../../../shared/domain/lessons/broadcasting'
import type { broadcastingMessages } from '../../../../shared/messages/learn/broadcasting'

export type ShapePreset = keyof typeof broadcastingMessages.presetNames

export const shapePresets: Readonly<Record<ShapePreset, BroadcastRequest>> = {
  row: { operation: 'add', a: [3, 4], b: [1, 4] },
  column: { operation: 'add', a: [3, 4], b: [3, 1] },
  bias: { operation: 'add', a: [4, 5], b: [4, 1] },
  trap: { operation: 'add', a: [5], b: [5, 1] },
  refused: { operation: 'add', a: [3, 4], b: [3] },
  pictures: { operation: 'add', a: [209, 64, 64, 3], b: [3] },
  product: { operation: 'product', a: [2, 3], b: [3, 4] },
}

/** The example that a request is, or null when it is the person's own. */
export function presetOf(request: BroadcastRequest): ShapePreset | null {
  const same = ([, preset]: readonly [string, BroadcastRequest]): boolean =>
    JSON.stringify(preset) === JSON.stringify(request)
  const found = Object.entries(shapePresets).find(same)
  return found ? (found[0] as ShapePreset) : null
}

/** "(3,4)", "(5,)" as NumPy writes shapes. */
export function shapeText(shape: readonly number[]): string {
  return shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(',')})`
}

/** A guess: two shapes, and the shapes to choose from; null stands for NumPy's refusal. What is right, the engine says. */
export interface ShapeQuestion {
  readonly request: BroadcastRequest
  readonly choices: readonly (readonly number[] | null)[]
}

/** From the plain to what catches everybody once. */
export const shapeSeries: readonly ShapeQuestion[] = [
  { request: { operation: 'add', a: [20, 209], b: [20, 1] }, choices: [[20, 209], [20, 1], [20, 210], null] },
  { request: { operation: 'add', a: [3, 4], b: [4] }, choices: [[3, 4], [4], [3, 4, 4], null] },
  { request: { operation: 'add', a: [3, 4], b: [3] }, choices: [[3, 4], [3, 3], [4, 3], null] },
  { request: { operation: 'add', a: [1, 5], b: [5, 1] }, choices: [[1, 5], [5, 5], [1, 1], null] },
  { request: { operation: 'add', a: [], b: [3] }, choices: [[], [3], [1, 3], null] },
  { request: { operation: 'add', a: [5], b: [1, 5] }, choices: [[5], [1, 5], [5, 5], null] },
  { request: { operation: 'add', a: [4, 1, 6], b: [5, 1] }, choices: [[4, 5, 6], [4, 1, 6], [5, 1], null] },
  { request: { operation: 'product', a: [2, 3], b: [3] }, choices: [[2], [2, 1], [2, 3], null] },
]
