/** What the reference kernels do to parameters and their averages, element by element. */
import { assertShape, type Matrix } from '../matrix'
import type { Kernels } from './kernels'

type Updates = Pick<
  Kernels,
  | 'addScaled'
  | 'scale'
  | 'sumOfSquares'
  | 'multiply'
  | 'movingAverage'
  | 'movingAverageOfSquares'
  | 'descendScaled'
>

/** Element `at` of the result from element `at` of the operands. */
function setEach(out: Matrix, element: (at: number) => number): void {
  for (let at = 0; at < out.data.length; at++) out.data[at] = element(at)
}

export const updates: Updates = {
  addScaled(factor, P, Q) {
    assertShape(P, Q.rows, Q.columns, 'P')
    setEach(Q, (at) => Q.data[at]! + factor * P.data[at]!)
  },
  scale(factor, P) {
    setEach(P, (at) => factor * P.data[at]!)
  },
  sumOfSquares({ data }) {
    let sum = 0
    for (let at = 0; at < data.length; at++) sum += data[at]! * data[at]!
    return sum
  },
  multiply(A, B, out) {
    assertShape(B, A.rows, A.columns, 'B')
    assertShape(out, A.rows, A.columns, 'out')
    setEach(out, (at) => A.data[at]! * B.data[at]!)
  },
  movingAverage(beta, G, V) {
    assertShape(G, V.rows, V.columns, 'G')
    setEach(V, (at) => beta * V.data[at]! + (1 - beta) * G.data[at]!)
  },
  movingAverageOfSquares(beta, G, S) {
    assertShape(G, S.rows, S.columns, 'G')
    setEach(S, (at) => beta * S.data[at]! + (1 - beta) * G.data[at]! * G.data[at]!)
  },
  descendScaled(rate, V, S, correction, epsilon, P) {
    assertShape(V, P.rows, P.columns, 'V')
    assertShape(S, P.rows, P.columns, 'S')
    setEach(P, (at) => {
      return P.data[at]! - (rate * V.data[at]!) / (Math.sqrt(correction * S.data[at]!) + epsilon)
    })
  },
}
