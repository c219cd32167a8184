/* Sums of losses and of squares, in float64 for both precisions. Included once per precision (see kernels.c). */

INLINE Pair NAME(pair_at)(const Number *x, Index at) { return (Pair){x[at], x[at + 1]}; }

/* Σ weight · loss(x, y), in order, two losses at a time; weights null for all 1. */
INLINE double NAME(cost)(Pair (*loss)(Pair, Pair), const Number *x, const Number *y, const Number *weights, Index count) {
  double total = 0;
  for (Index j = 0; j + 1 < count; j += 2) {
    Pair losses = loss(NAME(pair_at)(x, j), NAME(pair_at)(y, j));
    if (weights) losses *= NAME(pair_at)(weights, j);
    total += losses[0];
    total += losses[1];
  }
  if (count % 2) {
    const double last = loss(pair(x[count - 1]), pair(y[count - 1]))[0];
    total += weights ? weights[count - 1] * last : last;
  }
  return total;
}

/* Σ x²: eight partial sums, element i in sum i mod 8, then (0 + 2 + 4 + 6) + (1 + 3 + 5 + 7), then the tail in order. */
static double NAME(squares)(const Number *x, Index count) {
  Pair sum[4];
  UNROLL for (int s = 0; s < 4; s++) sum[s] = pair(0);
  Index i = 0;
  for (; i + 8 <= count; i += 8)
    UNROLL for (int s = 0; s < 4; s++) {
      const Pair two = NAME(pair_at)(x, i + 2 * s);
      sum[s] += two * two;
    }
  const Pair all = (sum[0] + sum[1]) + (sum[2] + sum[3]);
  double total = all[0] + all[1];
  for (; i < count; i++) total += (double)x[i] * x[i];
  return total;
}
