/*
 * Vectors of one precision. Included once per precision, with Number, Integer (as wide), LANES and NAME defined (see kernels.c).
 */
typedef Number NAME(Vector) __attribute__((vector_size(VECTOR_BYTES)));
typedef Number NAME(Unaligned) __attribute__((vector_size(VECTOR_BYTES), aligned(sizeof(Number)), may_alias));
typedef Integer NAME(Bits) __attribute__((vector_size(VECTOR_BYTES)));
#define Vector NAME(Vector)
#define Unaligned NAME(Unaligned)

/* Numbers in a strip of packed B. */
#define STRIP (STRIP_BYTES / (Index)sizeof(Number))

INLINE Vector NAME(splat)(Number x) {
  Vector v;
  UNROLL for (int lane = 0; lane < LANES; lane++) v[lane] = x;
  return v;
}
INLINE Vector NAME(load)(const Number *from) { return (Vector) * (const Unaligned *)from; }
INLINE void NAME(store)(Number *to, Vector v) { *(Unaligned *)to = (Unaligned)v; }

/* The first `count` < LANES lanes; the others are 0 and are not stored. */
INLINE Vector NAME(load_some)(const Number *from, Index count) {
  Vector v = NAME(splat)(0);
  UNROLL for (int lane = 0; lane < LANES; lane++) if (lane < count) v[lane] = from[lane];
  return v;
}
INLINE void NAME(store_some)(Number *to, Vector v, Index count) {
  UNROLL for (int lane = 0; lane < LANES; lane++) if (lane < count) to[lane] = v[lane];
}

/* Sum of the lanes, pairwise: (0 + 1) + (2 + 3). */
INLINE Number NAME(sum_lanes)(Vector v) {
#if LANES == 4
  return (v[0] + v[1]) + (v[2] + v[3]);
#else
  return v[0] + v[1];
#endif
}

/* f in float64 on every lane; float32 results are rounded from it once. */
INLINE Vector NAME(in_pairs)(Pair (*f)(Pair), Vector v) {
#if LANES == 4
  typedef float Half __attribute__((vector_size(8)));
  const Pair low = f(__builtin_convertvector((Half){v[0], v[1]}, Pair));
  const Pair high = f(__builtin_convertvector((Half){v[2], v[3]}, Pair));
  return (Vector){(Number)low[0], (Number)low[1], (Number)high[0], (Number)high[1]};
#else
  return f(v);
#endif
}
