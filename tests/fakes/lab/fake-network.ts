/** The fake lab's answers about a network that is being designed. Bells and powers, not numbers of any engine. */
import type { LabBridge } from '../../../shared/ipc/bridge'
import { courseLessons } from '../../../shared/domain/course-lessons'
import { ok } from '../../../shared/ipc/result'

type NetworkCalls = Pick<
  LabBridge<File>['calls'],
  'network:draw-initial-weights' | 'lesson:train-planar' | 'lesson:save-results' | 'lesson:save-recording'
>

const BARS = 41

export function fakeNetwork(wait: () => Promise<void>): NetworkCalls {
  return {
    'network:draw-initial-weights': ({ inputs, hidden, initialization }) => {
      const weights = (hidden[0]?.units ?? 1) * inputs
      const isZero = initialization === 'zeros'
      const counts = Array.from({ length: BARS }, (_, bar) => {
        const z = (bar - (BARS - 1) / 2) / 5
        return isZero ? (z === 0 ? weights : 0) : Math.round(weights * 0.08 * Math.exp((-z * z) / 2))
      })
      const strengths = [0.58, ...hidden.map((_, layer) => (isZero ? 0 : 0.41 * 0.9 ** layer)), 0.5]
      const high = isZero ? 1 : 0.04
      const standardDeviation = isZero ? 0 : 0.00902
      return Promise.resolve(
        ok({ drawn: weights, weights, low: -high, high, counts, standardDeviation, strengths }),
      )
    },
    'lesson:save-results': async ({ format, results }) => {
      await wait()
      return ok({ fileName: `results.${format}`, rows: results.length })
    },
    'lesson:save-recording': async () => {
      await wait()
      return ok({ fileName: 'recording.json' })
    },
    'lesson:train-planar': async () => {
      await wait()
      const costs = courseLessons.planar.costs.map(({ iteration, cost }) => ({
        iteration,
        cost: Number(cost),
      }))
      return ok({ costs, train: 0.905, test: null })
    },
  }
}
