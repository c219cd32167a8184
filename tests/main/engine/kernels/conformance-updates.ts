/** Conformance of what is done to parameters and their averages: hand-worked numbers, and every length against the formula. */
import { describe, expect, it } from 'vitest'
import type { Kernels } from '../../../../src-main/engine/kernels/kernels'
import type { Matrix } from '../../../../src-main/engine/matrix'
import { expectClose, fill, tolerance, type Subject } from './conformance-subject'

/** Operands of one length: P and Q in [−2, 2), S in [0, 4). */
interface Operands {
  readonly P: Matrix
  readonly Q: Matrix
  readonly S: Matrix
}

interface Update {
  readonly name: string
  readonly run: (kernels: Kernels, operands: Operands) => Matrix
  /** Element of the result, in float64. */
  readonly formula: (p: number, q: number, s: number) => number
}

const UPDATES: readonly Update[] = [
  {
    name: 'addScaled: Q = Q + factor · P',
    run: (kernels, { P, Q }) => (kernels.addScaled(-0.3, P, Q), Q),
    formula: (p, q) => q - 0.3 * p,
  },
  {
    name: 'scale: P = factor · P',
    run: (kernels, { P }) => (kernels.scale(-0.7, P), P),
    formula: (p) => -0.7 * p,
  },
  {
    name: 'multiply: out = A ∘ B',
    run: (kernels, { P, Q, S }) => (kernels.multiply(P, Q, S), S),
    formula: (p, q) => p * q,
  },
  {
    name: 'movingAverage: V = β V + (1 − β) G',
    run: (kernels, { P, Q }) => (kernels.movingAverage(0.9, P, Q), Q),
    formula: (p, q) => 0.9 * q + 0.1 * p,
  },
  {
    name: 'movingAverageOfSquares: S = β S + (1 − β) G²',
    run: (kernels, { P, S }) => (kernels.movingAverageOfSquares(0.999, P, S), S),
    formula: (p, _q, s) => 0.999 * s + 0.001 * p ** 2,
  },
  {
    name: 'descendScaled: P = P − rate · V / (√(correction · S) + ε)',
    run: (kernels, { P, Q, S }) => (kernels.descendScaled(0.01, Q, S, 1.5, 0.25, P), P),
    formula: (p, q, s) => p - (0.01 * q) / ((1.5 * s) ** 0.5 + 0.25),
  },
]

function operands(kernels: Kernels, length: number): Operands {
  const S = fill(kernels.allocate(length, 1), length + 2)
  for (let at = 0; at < length; at++) S.data[at]! += 2
  return {
    P: fill(kernels.allocate(length, 1), length),
    Q: fill(kernels.allocate(length, 1), length + 1),
    S,
  }
}

function describeByHand({ kernels, matrix }: Subject): void {
  it('one step of Adam, worked by hand', () => {
    const [G, V, S, P] = [matrix([4, 0]), matrix([0, 8]), matrix([0, 0.75]), matrix([1, 1])]
    kernels().movingAverage(0.5, G, V)
    kernels().movingAverageOfSquares(0.75, G, S)
    expect([...V.data, ...S.data]).toEqual([2, 4, 4, 0.5625]) // ½·4, ½·8; ¼·16, ¾·0.75
    // 1 − 0.5 · 2 / (√(4·4) + 1) = 0.8; 1 − 0.5 · 4 / (√(4·0.5625) + 1) = 1 − 2 / 2.5 = 0.2
    kernels().descendScaled(0.5, V, S, 4, 1, P)
    expect(P.data[0]).toBeCloseTo(0.8, 6)
    expect(P.data[1]).toBeCloseTo(0.2, 6)
  })

  it('multiplies in place, whichever operand takes the result', () => {
    const [A, B] = [matrix([1, 2, 3]), matrix([2, 0, -1])]
    kernels().multiply(A, B, A)
    expect([...A.data]).toEqual([2, 0, -3])
    kernels().multiply(A, B, B)
    expect([...B.data]).toEqual([4, 0, 3])
  })

  it('sums squares: 1 + 4 + 9 + 4', () => {
    expect(kernels().sumOfSquares(matrix([1, -2], [3, 2]))).toBe(18)
  })
}

export function describeUpdates(tested: Subject): void {
  const { kernels, precision } = tested
  describe('updates', () => {
    describeByHand(tested)

    it.each(UPDATES)('$name, on every length', ({ run, formula }) => {
      for (let length = 1; length <= 40; length++) {
        const all = operands(kernels(), length)
        const [p, q, s] = [[...all.P.data], [...all.Q.data], [...all.S.data]]
        const result = run(kernels(), all)
        const expected = p.map((value, at) => formula(value, q[at]!, s[at]!))
        expectClose(result.data, expected, tolerance(precision, 3, 4))
      }
    })

    it('sums squares in float64 on every length', () => {
      for (let length = 1; length <= 40; length++) {
        const { P } = operands(kernels(), length)
        const expected = [...P.data].reduce((sum, p) => sum + p ** 2, 0)
        expect(Math.abs(kernels().sumOfSquares(P) - expected)).toBeLessThanOrEqual(1e-14 * (1 + expected))
      }
    })
  })
}
