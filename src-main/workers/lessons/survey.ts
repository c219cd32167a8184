/** Lesson "Logistic regression": the cost over two directions of the pictures, with both losses, and descents over it. */
import {
  SURVEY,
  SURVEY_NEAR,
  SURVEY_STARTS,
  type LossName,
  type SurveyedCost,
  type SurveyedDescent,
  type SurveyReport,
} from '../../../shared/domain/lessons/logistic'
import type { Kernels } from '../../engine/kernels/kernels'
import type { LessonPictures } from '../lesson-protocol'
import { channelSums } from './channel-sums'
import { PlaneCost } from '../../engine/plane-cost'
import { principalDirections } from '../../engine/principal-directions'
import { inputMatrix, smallPictures } from './small-pictures'

const { reach, places, learningRate, steps } = SURVEY
/** From the lowest place of the grid to the bottom. */
const STEPS_TO_BOTTOM = 2000
/** Smaller bends are rounding: J itself is about 1. */
const ROUNDING = 1e-12

/** @param kernels in float64; disposed of */
export function surveyCosts(pictures: LessonPictures, kernels: Kernels): SurveyReport {
  const small = smallPictures(pictures)
  const { labels, side, channels } = small
  const m = labels.length
  const directions = principalDirections(inputMatrix(small, kernels), labels)
  const X = kernels.allocate(2, m)
  const Y = kernels.allocate(1, m)
  directions.forEach(({ scores }, row) => scores.forEach((score, j) => (X.data[2 * j + row] = score)))
  Y.data.set(labels)
  const positives = labels.reduce((sum, y) => sum + y, 0)
  const bias = Math.log(positives / (m - positives))
  const surveyed = (loss: LossName) => surveyOf(new PlaneCost(kernels, loss, X, Y, bias))
  const surfaces = { logistic: surveyed('logistic'), squared: surveyed('squared') }
  kernels.dispose()
  return {
    source: pictures.source,
    available: pictures.labels.length,
    examples: m,
    side,
    directions: [
      channelSums(directions[0].direction, channels),
      channelSums(directions[1].direction, channels),
    ],
    shares: [directions[0].share, directions[1].share],
    bias,
    surfaces,
  }
}

function surveyOf(plane: PlaneCost): SurveyedCost {
  const at = (place: number): number => -reach + (2 * reach * place) / (places - 1)
  const costs = Float64Array.from({ length: places * places }, (_, i) =>
    plane.cost(at(i % places), -at(Math.floor(i / places))),
  )
  const least = costs.indexOf(Math.min(...costs))
  const lowestOfGrid = [at(least % places), -at(Math.floor(least / places))] as const
  const bottom = lastOf(descend(plane, lowestOfGrid, STEPS_TO_BOTTOM))
  const descents = SURVEY_STARTS.map((start) => {
    const points = descend(plane, start, steps)
    const [w1, w2] = lastOf(points)
    return {
      points,
      cost: plane.cost(w1, w2),
      isThere: Math.hypot(w1 - bottom[0], w2 - bottom[1]) < SURVEY_NEAR,
    }
  })
  const lowest = { w1: bottom[0], w2: bottom[1], cost: plane.cost(...bottom) }
  return { costs, lowest, bends: bendsOf(costs), descents }
}

function lastOf(points: SurveyedDescent['points']): readonly [number, number] {
  return points.at(-1) ?? [Number.NaN, Number.NaN]
}

/** w := w − α ∂J/∂w; the start and the place after each step. */
function descend(plane: PlaneCost, start: readonly [number, number], count: number) {
  const points: (readonly [number, number])[] = [start]
  let [w1, w2] = start
  for (let step = 0; step < count; step++) {
    const [d1, d2] = plane.gradient(w1, w2)
    w1 -= learningRate * d1
    w2 -= learningRate * d2
    points.push([w1, w2])
  }
  return points
}

/** J before − 2 J + J after, along rows, columns and both diagonals: below 0 somewhere means not convex. */
export function bendsOf(costs: Float64Array): SurveyedCost['bends'] {
  const side = Math.sqrt(costs.length)
  const at = (i: number): number => costs[i] ?? Number.NaN
  let [all, negative] = [0, 0]
  for (const [down, right] of [
    [0, 1],
    [1, 0],
    [1, 1],
    [1, -1],
  ] as const) {
    const ahead = down * side + right
    for (let row = down; row < side - down; row++) {
      for (let column = Math.abs(right); column < side - Math.abs(right); column++) {
        const i = row * side + column
        all += 1
        if (at(i - ahead) - 2 * at(i) + at(i + ahead) < -ROUNDING) negative += 1
      }
    }
  }
  return { all, negative }
}
