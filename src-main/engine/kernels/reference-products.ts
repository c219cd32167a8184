/**
 * The four sums of the reference kernels, as loops that run down contiguous columns.
 *
 * Each element's terms are added in order of the summation index, in float64, and rounded to the matrix's precision on
 * storing. Four columns at a time: storing once for four terms halves the time of a step and changes no sum in float64.
 */
import { assertShape, type Matrix, type Numbers } from '../matrix'

/** Columns of W taken together, so that their 256 · n numbers stay in the processor's cache for all examples. */
const COLUMN_BLOCK = 256

/** y[at…at+n) += a · x[from…from+n) */
function addColumn(n: number, y: Numbers, at: number, a: number, x: Numbers, from: number): void {
  for (let i = 0; i < n; i++) y[at + i]! += a * x[from + i]!
}

/** Four `addColumn`s in one pass over y; the columns of x follow each other. */
function addFourColumns(
  n: number,
  y: Numbers,
  at: number,
  [a0, a1, a2, a3]: readonly [number, number, number, number],
  x: Numbers,
  from: number,
): void {
  const x1 = from + n
  const x2 = x1 + n
  const x3 = x2 + n
  for (let i = 0; i < n; i++) {
    y[at + i] = y[at + i]! + a0 * x[from + i]! + a1 * x[x1 + i]! + a2 * x[x2 + i]! + a3 * x[x3 + i]!
  }
}

/** Z = W · A + b. @param W (n, k) @param A (k, m) @param b (n, 1) @param Z (n, m) */
export function affine(W: Matrix, A: Matrix, b: Matrix, Z: Matrix): void {
  const { rows: n, columns: k } = W
  const m = A.columns
  assertShape(A, k, m, 'A')
  assertShape(b, n, 1, 'b')
  assertShape(Z, n, m, 'Z')
  for (let j = 0; j < m; j++) Z.data.set(b.data, j * n)
  for (let first = 0; first < k; first += COLUMN_BLOCK) {
    const end = Math.min(first + COLUMN_BLOCK, k)
    const fours = end - ((end - first) % 4)
    for (let j = 0; j < m; j++) {
      const a = j * k
      for (let p = first; p < fours; p += 4) {
        const four = [A.data[a + p]!, A.data[a + p + 1]!, A.data[a + p + 2]!, A.data[a + p + 3]!] as const
        addFourColumns(n, Z.data, j * n, four, W.data, p * n)
      }
      for (let p = fours; p < end; p++) addColumn(n, Z.data, j * n, A.data[a + p]!, W.data, p * n)
    }
  }
}

/** out = Wᵀ · dZ. @param W (n, k) @param dZ (n, m) @param out (k, m) */
export function multiplyTransposed(W: Matrix, dZ: Matrix, out: Matrix): void {
  const { rows: n, columns: k } = W
  const m = dZ.columns
  assertShape(dZ, n, m, 'dZ')
  assertShape(out, k, m, 'out')
  for (let j = 0; j < m; j++) {
    for (let p = 0; p < k; p++) {
      let sum = 0
      for (let i = 0; i < n; i++) sum += W.data[p * n + i]! * dZ.data[j * n + i]!
      out.data[j * k + p] = sum
    }
  }
}

/**
 * dW = factor · dZ · Aᵀ, or dW += … when `accumulate`.
 * @param dZ (n, m) @param A (k, m) @param dW (n, k)
 */
export function outerProduct(factor: number, dZ: Matrix, A: Matrix, dW: Matrix, accumulate: boolean): void {
  const { rows: k, columns: m } = A
  const n = dZ.rows
  assertShape(dZ, n, m, 'dZ')
  assertShape(dW, n, k, 'dW')
  if (!accumulate) dW.data.fill(0)
  const fours = m - (m % 4)
  for (let j = 0; j < fours; j += 4) {
    for (let p = 0; p < k; p++) {
      const four = [
        factor * A.data[j * k + p]!,
        factor * A.data[(j + 1) * k + p]!,
        factor * A.data[(j + 2) * k + p]!,
        factor * A.data[(j + 3) * k + p]!,
      ] as const
      addFourColumns(n, dW.data, p * n, four, dZ.data, j * n)
    }
  }
  for (let j = fours; j < m; j++) {
    for (let p = 0; p < k; p++) addColumn(n, dW.data, p * n, factor * A.data[j * k + p]!, dZ.data, j * n)
  }
}

/** db = factor · Σ over columns of dZ, or db += …. @param dZ (n, m) @param db (n, 1) */
export function sumColumns(factor: number, dZ: Matrix, db: Matrix, accumulate: boolean): void {
  const { rows: n, columns: m } = dZ
  assertShape(db, n, 1, 'db')
  for (let i = 0; i < n; i++) {
    let sum = 0
    for (let j = 0; j < m; j++) sum += dZ.data[j * n + i]!
    db.data[i] = factor * sum + (accumulate ? db.data[i]! : 0)
  }
}
