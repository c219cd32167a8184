/*
 * Vectors of one precision. Included once per precision, with Number, Integer (as wide), LANES and NAME defined (see kernels.c).
 */
typedef Number NAME(Vector) __attribute__((vector_size(VECTOR_BYTES)));
typedef Number NAME(Unaligned) __attribute__((vector_size(VECTOR_BYTES), aligned(sizeof(Number)), may_alias));
typedef Integer NAME(Bits) __attribute__((vector_size(VECTOR_BYTES)));
#define Vector NAME(Vector)
#define Unaligned NAME(Unaligned)

#if VECTOR_BYTES > 16
#define PANEL (2 * LANES) /* columns of a panel (c/wide-product.h) */
#endif

/* Every lane x: a difference, because compilers know that x − 0 is x, −0 included; lane by lane GCC does not see it. */
INLINE Vector NAME(splat)(Number x) { return x - (Vector){0}; }
INLINE Vector NAME(load)(const Number *from) { return (Vector) * (const Unaligned *)from; }
INLINE void NAME(store)(Number *to, Vector v) { *(Unaligned *)to = (Unaligned)v; }

/* The first `count` <= LANES lanes; the others are 0 and are not stored. */
#if VECTOR_BYTES > 16
INLINE Vector NAME(load_some)(const Number *from, Index count) {
  Number lanes[LANES] = {0};
  for (Index lane = 0; lane < count; lane++) lanes[lane] = from[lane];
  return NAME(load)(lanes);
}
INLINE void NAME(store_some)(Number *to, Vector v, Index count) {
  Number lanes[LANES];
  NAME(store)(lanes, v);
  for (Index lane = 0; lane < count; lane++) to[lane] = lanes[lane];
}
#else
INLINE Vector NAME(load_some)(const Number *from, Index count) {
  Vector v = NAME(splat)(0);
  UNROLL for (int lane = 0; lane < LANES; lane++) if (lane < count) v[lane] = from[lane];
  return v;
}
INLINE void NAME(store_some)(Number *to, Vector v, Index count) {
  UNROLL for (int lane = 0; lane < LANES; lane++) if (lane < count) to[lane] = v[lane];
}
#endif

/* Sum of the lanes, pairwise: (0 + 1) + (2 + 3) of four, halves alike of more. */
INLINE Number NAME(sum_lanes)(Vector v) {
  UNROLL for (int step = 1; step < LANES; step *= 2)
    UNROLL for (int lane = 0; lane < LANES; lane += 2 * step) v[lane] += v[lane + step];
  return v[0];
}

/* f in float64 on every lane; float32 results are rounded from it once. */
INLINE Vector NAME(in_doubles)(Wide (*f)(Wide), Vector v) {
  enum { PARTS = sizeof(double) / sizeof(Number) };
  typedef Number Piece __attribute__((vector_size(VECTOR_BYTES / PARTS)));
  Piece pieces[PARTS];
  __builtin_memcpy(pieces, &v, VECTOR_BYTES);
  UNROLL for (int i = 0; i < PARTS; i++)
    pieces[i] = __builtin_convertvector(f(__builtin_convertvector(pieces[i], Wide)), Piece);
  __builtin_memcpy(&v, pieces, VECTOR_BYTES);
  return v;
}
