/*
 * Products whose result has one row: logistic regression, and every network's output unit. They wait for memory, not for
 * arithmetic, so nothing is packed. Included once per precision (see kernels.c).
 */

/* Four lanes-wide partial sums, eight vectors a turn: (0 + 1) + (2 + 3), then the lanes, then the tail in order. */
static Number NAME(dot)(const Number *a, const Number *b, Index count) {
  Number total = 0;
  Index p = 0;
  if (count >= 4 * LANES) {
    Vector sum[4];
    UNROLL for (int s = 0; s < 4; s++) sum[s] = NAME(splat)(0);
    for (; p + 4 * LANES <= count; p += 4 * LANES)
      UNROLL for (int s = 0; s < 4; s++) sum[s] += NAME(load)(a + p + s * LANES) * NAME(load)(b + p + s * LANES);
    total = NAME(sum_lanes)((sum[0] + sum[1]) + (sum[2] + sum[3]));
  }
  for (; p < count; p++) total += a[p] * b[p];
  return total;
}

/* C (1, columns) = bias + row · B, where row and the columns of B are contiguous. */
static void NAME(row_of_dots)(const Product *product, Index first, Index last) {
  const Number bias = product->bias ? product->bias[0] : 0;
  for (Index j = first; j < last; j++)
    product->c[j] = bias + NAME(dot)(product->a, product->b + j * product->b_column, product->depth);
}

/* sum[0, count) += x0 · from0 + x1 · from1 …, four columns in order: one pass over the sums for four. Whole vectors. */
INLINE void NAME(add_columns)(const int columns, Number *sum, const Number *x, Index x_step, const Number *from,
                              Index from_step, Index count) {
  for (Index j = 0; j < count; j += LANES) {
    Vector total = NAME(load)(sum + j);
    UNROLL for (int c = 0; c < columns; c++)
      total += NAME(splat)(x[c * x_step]) * NAME(load)(from + c * from_step + j);
    NAME(store)(sum + j, total);
  }
}

/* Columns [first, last) of `row_of_sums`, whole vectors of them, for the terms [p, end). */
static void NAME(sum_rows)(const Product *product, Index p, Index end, Index first, Index last, Number *sum) {
  const Index fours = end - (end - p) % 4;
  const int keep = product->accumulate || p > 0;
  for (Index j = first; j < last; j += SUM_COLUMNS) {
    const Index count = smaller(SUM_COLUMNS, last - j);
    for (Index at = 0; at < count; at++) sum[at] = 0;
    for (Index q = p; q < end; q += q < fours ? 4 : 1) {
      const Number *x = product->a + q * product->a_depth, *from = product->b + q * product->b_depth + j;
      if (q < fours) NAME(add_columns)(4, sum, x, product->a_depth, from, product->b_depth, count);
      else NAME(add_columns)(1, sum, x, product->a_depth, from, product->b_depth, count);
    }
    for (Index at = 0; at < count; at++)
      product->c[j + at] = (keep ? product->c[j + at] : 0) + product->factor * sum[at];
  }
}

/* The same for `count` columns from j on, fewer than a vector has lanes: their sums stay in one register. */
static void NAME(sum_row_ends)(const Product *product, Index p, Index end, Index j, Index count) {
  const Number *b = product->b + j;
  /* Whole vectors as long as they end inside B: lanes that belong to the next row are not stored. */
  const Index whole = smaller(end, ((product->depth + 1) * product->b_depth - j - LANES) / product->b_depth);
  const Vector base = product->accumulate || p > 0 ? NAME(load_some)(product->c + j, count) : NAME(splat)(0);
  Vector sum = NAME(splat)(0);
  Index q = p;
  for (; q < whole; q++) sum += NAME(splat)(product->a[q * product->a_depth]) * NAME(load)(b + q * product->b_depth);
  for (; q < end; q++)
    sum += NAME(splat)(product->a[q * product->a_depth]) * NAME(load_some)(b + q * product->b_depth, count);
  NAME(store_some)(product->c + j, base + NAME(splat)(product->factor) * sum, count);
}

/* C (1, columns) = base + factor · row · B, where the rows of B are contiguous: sums of scaled rows, in order. */
static void NAME(row_of_sums)(const Product *product, Index first, Index last, Number *sum) {
  const Index count = (last - first) % LANES;
  for (Index p = 0; p < product->depth; p += DEPTH) {
    const Index end = smaller(p + DEPTH, product->depth);
    NAME(sum_rows)(product, p, end, first, last - count, sum);
    if (count > 0) NAME(sum_row_ends)(product, p, end, last - count, count);
  }
}
