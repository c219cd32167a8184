/*
 * Products whose result has one row: logistic regression, and every network's output unit. They wait for memory, not for
 * arithmetic, so nothing is packed. Included once per precision (see kernels.c).
 */

/* Four lanes-wide partial sums, eight vectors a turn: (0 + 1) + (2 + 3), then the lanes, then the tail in order. */
static Number NAME(dot)(const Number *a, const Number *b, Index count) {
  Vector sum[4];
  UNROLL for (int s = 0; s < 4; s++) sum[s] = NAME(splat)(0);
  Index p = 0;
  for (; p + 4 * LANES <= count; p += 4 * LANES)
    UNROLL for (int s = 0; s < 4; s++) sum[s] += NAME(load)(a + p + s * LANES) * NAME(load)(b + p + s * LANES);
  Number total = NAME(sum_lanes)((sum[0] + sum[1]) + (sum[2] + sum[3]));
  for (; p < count; p++) total += a[p] * b[p];
  return total;
}

/* C (1, columns) = bias + row · B, where row and the columns of B are contiguous. */
static void NAME(row_of_dots)(const Product *product, Index first, Index last) {
  const Number bias = product->bias ? product->bias[0] : 0;
  for (Index j = first; j < last; j++)
    product->c[j] = bias + NAME(dot)(product->a, product->b + j * product->b_column, product->depth);
}

/* sum[0, count) += x0 · from0 + x1 · from1 …, four columns in order: one pass over the sums for four. */
INLINE void NAME(add_columns)(const int columns, Number *sum, const Number *x, Index x_step, const Number *from,
                              Index from_step, Index count) {
  Index j = 0;
  for (; j + LANES <= count; j += LANES) {
    Vector total = NAME(load)(sum + j);
    UNROLL for (int c = 0; c < columns; c++)
      total += NAME(splat)(x[c * x_step]) * NAME(load)(from + c * from_step + j);
    NAME(store)(sum + j, total);
  }
  for (; j < count; j++)
    UNROLL for (int c = 0; c < columns; c++) sum[j] += x[c * x_step] * from[c * from_step + j];
}

/* C (1, columns) = base + factor · row · B, where the rows of B are contiguous: sums of scaled rows, in order. */
static void NAME(row_of_sums)(const Product *product, Index first, Index last, Number *sum) {
  for (Index p = 0; p < product->depth; p += DEPTH) {
    const Index end = smaller(p + DEPTH, product->depth), fours = end - (end - p) % 4;
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
}
