/**
 * The sums of the reference kernels, as loops that run down contiguous columns.
 *
 * Each element's terms are added in the order of the summation index, in float64, and rounded to the precision of the
 * matrix when they are stored. Z = W · A + b and dW = dZ · Aᵀ are both "add to the columns of Y multiples of the columns
 * of X", so one loop does both. It takes two columns of Y and four of X at a time: a number is then loaded once for two
 * products and stored once for four, which makes it twice as fast as column by column and changes no sum in float64.
 */
import { assertShape, type Matrix, type Numbers } from '../matrix'

/** C(p, j) is at data[p · rowStride + j · columnStride]: a matrix or its transpose. */
interface Coefficients {
  readonly data: Numbers
  readonly rowStride: number
  readonly columnStride: number
}

/** y[at…at+n) += c · x[from…from+n) */
function addColumn(n: number, y: Numbers, at: number, c: number, x: Numbers, from: number): void {
  for (let i = 0; i < n; i++) y[at + i]! += c * x[from + i]!
}

/**
 * Columns j and j+1 of Y += factor · (columns p…p+3 of X) · (rows p…p+3 of C).
 * @param X (n, r) @param Y (n, q)
 */
function addFourToTwo(X: Matrix, factor: number, C: Coefficients, Y: Matrix, p: number, j: number): void {
  const n = X.rows
  const [x, y] = [X.data, Y.data]
  const { data: c, rowStride, columnStride } = C
  const left = p * rowStride + j * columnStride
  const right = left + columnStride
  const l0 = factor * c[left]!
  const l1 = factor * c[left + rowStride]!
  const l2 = factor * c[left + 2 * rowStride]!
  const l3 = factor * c[left + 3 * rowStride]!
  const r0 = factor * c[right]!
  const r1 = factor * c[right + rowStride]!
  const r2 = factor * c[right + 2 * rowStride]!
  const r3 = factor * c[right + 3 * rowStride]!
  const start = p * n
  for (let i = 0; i < n; i++) {
    const x0 = x[start + i]!
    const x1 = x[start + n + i]!
    const x2 = x[start + 2 * n + i]!
    const x3 = x[start + 3 * n + i]!
    const at = j * n + i
    y[at] = y[at]! + l0 * x0 + l1 * x1 + l2 * x2 + l3 * x3
    y[at + n] = y[at + n]! + r0 * x0 + r1 * x1 + r2 * x2 + r3 * x3
  }
}

/** Column j of Y += factor · (columns p…p+3 of X) · (rows p…p+3 of C's column j): for the last of an odd number. */
function addFourToOne(X: Matrix, factor: number, C: Coefficients, Y: Matrix, p: number, j: number): void {
  const n = X.rows
  const [x, y] = [X.data, Y.data]
  const { data: c, rowStride, columnStride } = C
  const top = p * rowStride + j * columnStride
  const c0 = factor * c[top]!
  const c1 = factor * c[top + rowStride]!
  const c2 = factor * c[top + 2 * rowStride]!
  const c3 = factor * c[top + 3 * rowStride]!
  const start = p * n
  for (let i = 0; i < n; i++) {
    const from = start + i
    y[j * n + i] =
      y[j * n + i]! + c0 * x[from]! + c1 * x[from + n]! + c2 * x[from + 2 * n]! + c3 * x[from + 3 * n]!
  }
}

/**
 * Y += factor · X · C, `block` columns of X after the other.
 * @param X (n, r) @param C (r, q) @param Y (n, q)
 */
function addProduct(X: Matrix, factor: number, C: Coefficients, Y: Matrix, block: number): void {
  const { rows: n, columns: r } = X
  const addOne = (p: number, j: number): void => {
    const c = factor * C.data[p * C.rowStride + j * C.columnStride]!
    addColumn(n, Y.data, j * n, c, X.data, p * n)
  }
  const pairsEnd = Y.columns - (Y.columns % 2)
  for (let first = 0; first < r; first += block) {
    const end = Math.min(first + block, r)
    const foursEnd = end - ((end - first) % 4)
    for (let j = 0; j < pairsEnd; j += 2) {
      for (let p = first; p < foursEnd; p += 4) addFourToTwo(X, factor, C, Y, p, j)
      for (let p = foursEnd; p < end; p++) {
        addOne(p, j)
        addOne(p, j + 1)
      }
    }
    if (pairsEnd === Y.columns) continue
    for (let p = first; p < foursEnd; p += 4) addFourToOne(X, factor, C, Y, p, pairsEnd)
    for (let p = foursEnd; p < end; p++) addOne(p, pairsEnd)
  }
}

/**
 * The transpose of a matrix with one row, in the same memory. With one unit, as in logistic regression, the transposed
 * formulas Zᵀ = Aᵀ · Wᵀ + b and dWᵀ = A · dZᵀ run down long columns, where the others have columns of one number.
 */
function transposedRow(row: Matrix): Matrix {
  return { rows: row.columns, columns: 1, data: row.data }
}

/** Z = W · A + b. @param W (n, k) @param A (k, m) @param b (n, 1) @param Z (n, m) */
export function affine(W: Matrix, A: Matrix, b: Matrix, Z: Matrix): void {
  const { rows: n, columns: k } = W
  const m = A.columns
  assertShape(A, k, m, 'A')
  assertShape(b, n, 1, 'b')
  assertShape(Z, n, m, 'Z')
  if (n === 1) {
    multiplyTransposed(A, transposedRow(W), transposedRow(Z))
    for (let j = 0; j < m; j++) Z.data[j]! += b.data[0]!
    return
  }
  for (let j = 0; j < m; j++) for (let i = 0; i < n; i++) Z.data[j * n + i] = b.data[i]!
  // 256 columns of W stay in the processor's cache while all examples use them.
  addProduct(W, 1, { data: A.data, rowStride: 1, columnStride: k }, Z, 256)
}

/** out[at…at+3] = (columns p…p+3 of W)ᵀ · column j of dZ */
function dotFour(W: Matrix, p: number, dZ: Matrix, j: number, out: Numbers, at: number): void {
  const n = W.rows
  const [w, d] = [W.data, dZ.data]
  const start = p * n
  let [s0, s1, s2, s3] = [0, 0, 0, 0]
  for (let i = 0; i < n; i++) {
    const factor = d[j * n + i]!
    s0 += w[start + i]! * factor
    s1 += w[start + n + i]! * factor
    s2 += w[start + 2 * n + i]! * factor
    s3 += w[start + 3 * n + i]! * factor
  }
  out[at] = s0
  out[at + 1] = s1
  out[at + 2] = s2
  out[at + 3] = s3
}

/** out = Wᵀ · dZ. @param W (n, k) @param dZ (n, m) @param out (k, m) */
export function multiplyTransposed(W: Matrix, dZ: Matrix, out: Matrix): void {
  const { rows: n, columns: k } = W
  const m = dZ.columns
  assertShape(dZ, n, m, 'dZ')
  assertShape(out, k, m, 'out')
  const foursEnd = k - (k % 4)
  for (let j = 0; j < m; j++) {
    for (let p = 0; p < foursEnd; p += 4) dotFour(W, p, dZ, j, out.data, j * k + p)
    for (let p = foursEnd; p < k; p++) {
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
  if (n === 1) {
    addProduct(A, factor, { data: dZ.data, rowStride: 1, columnStride: 1 }, transposedRow(dW), m)
    return
  }
  // Four examples at a time: going down more columns of A at once would miss the cache at every number.
  addProduct(dZ, factor, { data: A.data, rowStride: k, columnStride: 1 }, dW, 4)
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
