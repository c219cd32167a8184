/** How many units a drag or a key leads to. Pure. */
import { limits } from '../../../shared/domain/limits'
import type { FocusKey } from '../../composables/shortcut-table'

/** Pixels upwards that double the units: small layers and large ones are reached with the same movement. */
const PIXELS_TO_DOUBLE = 48

const { min, max } = limits.units
const legal = (units: number): number => Math.min(max, Math.max(min, Math.round(units)))

/** @param up pixels that the pointer has moved upwards since `units` */
export function unitsAfterDrag(units: number, up: number): number {
  const next = legal(units * 2 ** (up / PIXELS_TO_DOUBLE))
  // One unit doubles late: from a single one every few pixels count.
  return units <= 2 && next === units ? legal(units + up / (PIXELS_TO_DOUBLE / 2)) : next
}

export function unitsAfterKey(key: FocusKey<'units'>, units: number): number {
  switch (key) {
    case 'ArrowUp':
    case 'ArrowRight':
      return legal(units + 1)
    case 'ArrowDown':
    case 'ArrowLeft':
      return legal(units - 1)
    case 'PageUp':
      return legal(units * 2)
    case 'PageDown':
      return legal(units / 2)
    case 'Home':
      return min
    case 'End':
      return max
  }
}
