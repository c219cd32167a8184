/* Sums of losses and of squares, in float64 for both precisions. Included once per precision (see kernels.c). */

/* WIDE_LANES numbers, or `count` of them and then zeros. */
INLINE Wide NAME(widen)(const Number *x, Index count) {
  Wide v = wide(0);
  UNROLL for (int lane = 0; lane < WIDE_LANES; lane++) if (lane < count) v[lane] = x[lane];
  return v;
}

/* Σ weight · loss(x, y), in order; weights null for all 1. */
INLINE double NAME(cost)(Wide (*loss)(Wide, Wide), const Number *x, const Number *y, const Number *weights, Index count) {
  double total = 0;
  for (Index j = 0; j < count; j += WIDE_LANES) {
    const Index left = smaller(count - j, WIDE_LANES);
    Wide losses = loss(NAME(widen)(x + j, left), NAME(widen)(y + j, left));
    if (weights) losses *= NAME(widen)(weights + j, left);
    for (Index lane = 0; lane < left; lane++) total += losses[lane];
  }
  return total;
}

/* Σ x²: partial sums in the lanes of four vectors, added pairwise, then the tail in order. */
static double NAME(squares)(const Number *x, Index count) {
  enum { SUMS = 4, TURN = SUMS * WIDE_LANES };
  Wide sum[SUMS];
  UNROLL for (int s = 0; s < SUMS; s++) sum[s] = wide(0);
  Index i = 0;
  for (; i + TURN <= count; i += TURN)
    UNROLL for (int s = 0; s < SUMS; s++) {
      const Wide some = NAME(widen)(x + i + s * WIDE_LANES, WIDE_LANES);
      sum[s] += some * some;
    }
  const Wide all = (sum[0] + sum[1]) + (sum[2] + sum[3]);
  double total = 0;
  UNROLL for (int lane = 0; lane < WIDE_LANES; lane++) total += all[lane];
  for (; i < count; i++) total += (double)x[i] * x[i];
  return total;
}
