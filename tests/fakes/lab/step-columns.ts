/** Updates as the main process sends them. */
import type { StepColumns, StepPoint } from '../../../shared/domain/run'

export function stepColumns(steps: readonly StepPoint[]): StepColumns {
  return {
    iteration: Float64Array.from(steps, ({ iteration }) => iteration),
    cost: Float64Array.from(steps, ({ cost }) => cost),
    accuracy: Float64Array.from(steps, ({ accuracy }) => accuracy),
  }
}
