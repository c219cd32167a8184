// Three forms of one gradient: by hand, by central differences of the cost, and each form against the others.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createReferenceKernels } from '../../../src-main/engine/kernels/reference'
import {
  exampleGradient,
  gradientDifference,
  loopGradient,
  vectorisedGradient,
  type LogisticProblem,
} from '../../../src-main/engine/logistic-gradient'

function problemOf(
  x: readonly number[],
  y: readonly number[],
  w: readonly number[],
  b: number,
): LogisticProblem {
  const empty = { rows: 0, columns: 0, data: new Float64Array() }
  return {
    X: { rows: w.length, columns: y.length, data: Float64Array.from(x) },
    Y: { rows: 1, columns: y.length, data: Float64Array.from(y) },
    parameters: {
      W: [empty, { rows: 1, columns: w.length, data: Float64Array.from(w) }],
      b: [empty, { rows: 1, columns: 1, data: Float64Array.of(b) }],
    },
  }
}

const forms = {
  loops: loopGradient,
  'a loop over examples': exampleGradient,
  vectorised: (problem: LogisticProblem) => vectorisedGradient(problem, createReferenceKernels('float64'))(),
} as const

describe.each(Object.entries(forms))('%s', (_name, gradientOf) => {
  it('by hand: x = (1, 2) and (0, 4), y = 1 and 0, w = 0, b = 0', () => {
    // a = ½ twice, dz = −½ and ½. dw = ½ (−½·1 + ½·0, −½·2 + ½·4) = (−¼, ½), db = 0.
    const { dw, db } = gradientOf(problemOf([1, 2, 0, 4], [1, 0], [0, 0], 0))
    expect([...dw]).toEqual([-0.25, 0.5])
    expect(db).toBe(0)
  })

  it('is the slope of the cost in every direction', () => {
    const cost = (x: readonly number[], y: readonly number[], w: readonly number[], b: number): number =>
      y.reduce((sum, label, i) => {
        const z = w.reduce((total, weight, j) => total + weight * x[i * w.length + j]!, b)
        const a = 1 / (1 + Math.exp(-z))
        return sum - (label * Math.log(a) + (1 - label) * Math.log(1 - a)) / y.length
      }, 0)
    const number = fc.double({ min: -1, max: 1, noNaN: true })
    fc.assert(
      fc.property(
        fc.array(number, { minLength: 6, maxLength: 6 }),
        fc.array(number, { minLength: 2, maxLength: 2 }),
        number,
        (x, w, b) => {
          const y = [1, 0, 1]
          const { dw, db } = gradientOf(problemOf(x, y, w, b))
          const h = 1e-5
          const slope = (j: number): number => {
            const moved = (by: number) => w.map((weight, k) => (k === j ? weight + by : weight))
            return (cost(x, y, moved(h), b) - cost(x, y, moved(-h), b)) / (2 * h)
          }
          expect(dw[0]).toBeCloseTo(slope(0), 8)
          expect(dw[1]).toBeCloseTo(slope(1), 8)
          expect(db).toBeCloseTo((cost(x, y, w, b + h) - cost(x, y, w, b - h)) / (2 * h), 8)
        },
      ),
      { numRuns: 100 },
    )
  })
})

it('the difference of two gradients is a share of the largest element', () => {
  const expected = { dw: Float64Array.of(1, -4, 2), db: 0.5 }
  // 0.02 off in dw₃ and 0.004 off in db, both of 4.
  expect(gradientDifference(expected, { dw: Float64Array.of(1, -4, 2.02), db: 0.504 })).toEqual({
    dw: expect.closeTo(0.005, 12) as number,
    db: expect.closeTo(0.001, 12) as number,
  })
})
