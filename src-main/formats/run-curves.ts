/** The curves of a run folder: a line of JSON for each measured point, and three float64 for each update. */
import type { MetricPoint } from '../../shared/domain/run'
import { z } from '../../shared/domain/schema'
import type { TrainingState } from '../engine/training-state'
import { fromLittleEndian, toLittleEndian } from './little-endian'
import { jsonOf } from './unreadable'

const pointSchema = z.strictObject({
  iteration: z.int().min(0),
  trainCost: z.number(),
  trainAccuracy: z.number(),
  testCost: z.number().nullable(),
  testAccuracy: z.number().nullable(),
})

/** Iteration, cost, accuracy. */
const UPDATE_WIDTH = 3

export function metricLines(points: readonly MetricPoint[]): Uint8Array {
  return new TextEncoder().encode(points.map((point) => `${JSON.stringify(point)}\n`).join(''))
}

/** The points by rising iteration. A line that is damaged, and one that goes back, is left out. */
export function pointsOf(lines: Uint8Array | null): readonly MetricPoint[] {
  let last = -1
  const points: MetricPoint[] = []
  for (const line of new TextDecoder().decode(lines ?? new Uint8Array()).split('\n')) {
    const { data: point } = pointSchema.safeParse(jsonOf(line))
    if (!point || point.iteration <= last) continue
    last = point.iteration
    points.push(point)
  }
  return points
}

/** Those that a training which goes on from a state has behind it. A later one is measured again. */
export function pointsBefore(
  points: readonly MetricPoint[],
  { trainer, lastMeasured }: TrainingState,
): readonly MetricPoint[] {
  return points.filter(({ iteration }) => iteration < trainer.iteration || iteration === lastMeasured)
}

/** @param updates three numbers for each */
export function updateBytes(updates: Float64Array): Uint8Array {
  return toLittleEndian(updates)
}

/** Three numbers for each update, up to the first that cannot be one. */
export function updatesOf(bytes: Uint8Array | null): Float64Array {
  const width = UPDATE_WIDTH * Float64Array.BYTES_PER_ELEMENT
  const length = Math.floor((bytes?.length ?? 0) / width) * width
  const numbers = Float64Array.from(
    fromLittleEndian((bytes ?? new Uint8Array()).subarray(0, length), 'float64'),
  )
  let count = 0
  for (let last = -1; UPDATE_WIDTH * count < numbers.length; count++) {
    const update = numbers.subarray(UPDATE_WIDTH * count, UPDATE_WIDTH * (count + 1))
    if (!isUpdateAfter(last, update)) break
    last = update[0] ?? NaN
  }
  return numbers.slice(0, UPDATE_WIDTH * count)
}

function isUpdateAfter(last: number, update: Float64Array): boolean {
  const [iteration = NaN, , accuracy = NaN] = update
  return update.every(Number.isFinite) && iteration > last && accuracy >= 0 && accuracy <= 1
}
