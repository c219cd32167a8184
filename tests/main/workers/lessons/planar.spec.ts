// Lesson "One hidden layer": the course's printed costs and its table of accuracies, to the digit.
import { expect, it } from 'vitest'
import { PLANAR_DATA, PLANAR_GRID, type PlanarFrame } from '../../../../shared/domain/lessons/planar'
import { planarFlower } from '../../../../src-main/engine/planar'
import { planarPoints } from '../../../../src-main/engine/planar-shapes'
import { PlanarLesson } from '../../../../src-main/workers/lessons/planar'
import { lessonPorts } from '../../../fakes/lab/fake-lessons'

const COURSE = { data: 'flower', units: 4, activation: 'tanh', learningRate: 1.2 } as const

/** A lesson whose clock stands still unless it is moved: frames end by their iterations. */
function stillLesson(): PlanarLesson {
  return new PlanarLesson({ ...lessonPorts, now: () => 0 })
}

function advanced(lesson: PlanarLesson, iterations: number): PlanarFrame {
  const frame = lesson.advance({ iterations, milliseconds: 1 })
  if (!frame.ok) throw new Error(frame.error.message)
  return frame.value
}

it('the notebook’s costs at 0, 1000, … 7000, and 90 % at the end', async () => {
  const lesson = stillLesson()
  await lesson.start(COURSE)
  const costs = [0, 1, 2, 3, 4, 5, 6, 7].map((thousand) => advanced(lesson, thousand === 0 ? 0 : 1000).cost)
  // Printed by the course's notebook (shared COURSE.md); after 7,000 independent runs differ.
  const printed = [0.693048, 0.288083, 0.254385, 0.233864, 0.226792, 0.222644, 0.219731, 0.217504]
  expect(costs.map((cost) => Number(cost.toFixed(6)))).toEqual(printed)
  const last = advanced(lesson, 3000)
  expect([last.iteration, Math.trunc(100 * last.accuracy)]).toEqual([10_000, 90])
})

it.each([
  [0, 0.47], // "Accuracy of logistic regression: 47 %"
  [1, 0.675],
  [2, 0.6725],
  [3, 0.9075],
  [4, 0.905],
  [5, 0.9125],
])('%i hidden units: %f, within 0.75 points of what the notebook prints', async (units, printed) => {
  const { accuracy, iterations } = await new PlanarLesson(lessonPorts).accuracy(units)
  expect(iterations).toBe(5000)
  expect(Math.abs(accuracy - printed)).toBeLessThanOrEqual(0.0075)
})

it('ends a frame by the clock too, and says when nothing was started', async () => {
  let clock = 0
  const lesson = new PlanarLesson({ ...lessonPorts, now: () => clock++ })
  expect(lesson.advance({ iterations: 1, milliseconds: 1 })).toMatchObject({
    ok: false,
    error: { code: 'unknown-id' },
  })
  await lesson.start(COURSE)
  // The clock is read once before the first update and once before each: at 1, 2, 3 it is before 0 + 4.
  clock = 0
  expect(lesson.advance({ iterations: 100, milliseconds: 4 })).toMatchObject({ value: { iteration: 3 } })
})

it('draws what the network says: without hidden units, on one side of its line and not on the other', async () => {
  const lesson = stillLesson()
  const { extent } = await lesson.start({ ...COURSE, data: 'blobs', units: 0 })
  const { probabilities, lines, accuracy } = advanced(lesson, 200)
  expect(accuracy).toBeGreaterThan(0.9)
  const [[w1, w2, b]] = lines as [[number, number, number]]
  expect(probabilities).toHaveLength(PLANAR_GRID ** 2)
  probabilities.forEach((probability, place) => {
    const [row, column] = [Math.floor(place / PLANAR_GRID), place % PLANAR_GRID]
    const x1 = extent * ((2 * column + 1) / PLANAR_GRID - 1)
    const x2 = extent * (1 - (2 * row + 1) / PLANAR_GRID)
    expect(probability).toBe(Math.round(255 / (1 + Math.exp(-(w1 * x1 + w2 * x2 + b)))))
  })
})

it('has 200 points of each class in every set, the same ones each time, the flower the course’s', () => {
  for (const name of PLANAR_DATA) {
    const { numbers, labels } = planarPoints(name)
    expect([name, numbers.length, labels.reduce<number>((sum, label) => sum + label, 0)]).toEqual([
      name,
      800,
      200,
    ])
    expect(numbers.every((value) => Math.abs(value) < 6)).toBe(true)
    expect(planarPoints(name).numbers).toEqual(numbers)
  }
  expect(planarPoints('flower')).toEqual(planarFlower())
})

it('one unit is enough for the clouds, and the spirals need many', async () => {
  const lesson = stillLesson()
  const reached: number[] = []
  for (const [data, units] of [
    ['blobs', 0],
    ['circles', 0],
    ['circles', 4],
    ['moons', 5],
  ] as const) {
    await lesson.start({ ...COURSE, data, units })
    reached.push(advanced(lesson, 1500).accuracy)
  }
  const [blobs, straight, circles, moons] = reached
  expect(blobs).toBeGreaterThan(0.95)
  expect(straight).toBeLessThan(0.7)
  expect(circles).toBeGreaterThan(0.95)
  expect(moons).toBeGreaterThan(0.95)
})

it('learns points that a person placed, on a plane that stays as it is', async () => {
  const lesson = stillLesson()
  // Exclusive or: no line divides these corners, four units do.
  const corners = [
    { x1: 2, x2: 2.2, label: 1 },
    { x1: -2.1, x2: -2, label: 1 },
    { x1: -2, x2: 1.8, label: 0 },
    { x1: 1.7, x2: -2, label: 0 },
  ] as const
  const placed = await lesson.start({ ...COURSE, data: { points: corners } })
  expect(placed).toEqual({
    numbers: Float64Array.of(2, 2.2, -2.1, -2, -2, 1.8, 1.7, -2),
    labels: Uint8Array.of(1, 1, 0, 0),
    extent: 4,
  })
  expect(advanced(lesson, 2000).accuracy).toBe(1)
  await lesson.start({ ...COURSE, units: 0, data: { points: corners } })
  expect(advanced(lesson, 2000).accuracy).toBeLessThan(1)
})
