/** A trained network as the file formats see it: the description that people read, and the numbers. */
import type { Precision } from '../../shared/domain/hyperparameters'
import type { Scaling } from '../../shared/domain/preprocessing'
import type { ModelDescription } from '../../shared/domain/run'
import type { Matrix } from '../engine/matrix'

export interface Model {
  readonly description: ModelDescription
  readonly scaling: Scaling
  readonly precision: Precision
  /** W[l], shape (n[l], n[l-1]), column-major like every matrix here; slot 0 is empty so that indices match the formulas. */
  readonly W: readonly Matrix[]
  /** b[l], shape (n[l], 1); slot 0 is empty. */
  readonly b: readonly Matrix[]
}
