/*
 * How fast multiplications and additions can be at all: as many independent sums as registers allow, and no memory.
 * What the benchmarks measure the products against. Included once per precision (see kernels.c).
 */
#if VECTOR_BYTES > 16
#define PEAK_SUMS (2 * TILE_HEIGHT)
#else
#define PEAK_SUMS 13 /* beside the two factors in the 15 registers of V8; with 10 each waits for the one before */
#endif

/* `turns` · flops_per_turn operations; the result is only there so that none of them can be left out. */
EXPORT double NAME(peak)(Machine *machine, Index turns) {
  (void)machine;
  Vector sum[PEAK_SUMS]; /* from 2 on: 1 · 0.75 + 0.25 stays 1, and compilers leave such a sum out */
  UNROLL for (int s = 0; s < PEAK_SUMS; s++) sum[s] = NAME(splat)((Number)(s + 2));
  Vector shrink = NAME(splat)((Number)0.75), shift = NAME(splat)((Number)0.25);
  for (Index turn = 0; turn < turns; turn++)
    UNROLL for (int s = 0; s < PEAK_SUMS; s++) sum[s] = sum[s] * shrink + shift;
  UNROLL for (int s = 1; s < PEAK_SUMS; s++) sum[0] += sum[s];
  return NAME(sum_lanes)(sum[0]);
}

EXPORT double NAME(flops_per_turn)(Machine *machine) {
  (void)machine;
  return 2.0 * PEAK_SUMS * LANES;
}
#undef PEAK_SUMS
