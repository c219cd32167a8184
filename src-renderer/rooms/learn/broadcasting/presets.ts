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
