/** Lesson "Gradient descent": w = w − α ∂J/∂w on J = ½ (λ₁w₁² + λ₂w₂²), or by the sign of the slope alone. */
import {
  DESCENT_CURVATURES,
  DESCENT_START,
  type DescentReport,
  type DescentRequest,
  type DescentStep,
} from '../../../shared/domain/lessons/descent'

const STEPS = 40
/** J at or below this share of its start counts as the minimum reached. */
const REACHED = 1e-3
/** A path that is so far out is not followed further. */
const FAR = 1e6

export function descendBowl({ surface, rule, learningRate }: DescentRequest): DescentReport {
  const curvatures = DESCENT_CURVATURES[surface]
  let w: readonly number[] = [DESCENT_START[0], surface === 'line' ? 0 : DESCENT_START[1]]
  const steps = [stepOf(w, curvatures)]
  for (let step = 0; step < STEPS && steps.every(({ cost }) => cost < FAR); step++) {
    // ∂J/∂w = λw on each axis
    const slopes = w.map((value, axis) => (curvatures[axis] ?? 0) * value)
    const directions = rule === 'sign' ? slopes.map(Math.sign) : slopes
    w = w.map((value, axis) => value - learningRate * (directions[axis] ?? 0))
    steps.push(stepOf(w, curvatures))
  }
  return { steps, end: endOf(steps) }
}

function stepOf(w: readonly number[], [first, second]: readonly [number, number]): DescentStep {
  const [w1 = Number.NaN, w2 = Number.NaN] = w
  return { w1, w2, cost: (first * w1 * w1 + second * w2 * w2) / 2 }
}

function endOf(steps: readonly DescentStep[]): DescentReport['end'] {
  const [first, last] = [steps.at(0)?.cost ?? Number.NaN, steps.at(-1)?.cost ?? Number.NaN]
  if (last <= REACHED * first) return 'reached'
  return last > first ? 'away' : 'wandering'
}
