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
#if defined(__AVX512F__)
INLINE Vector NAME(load_some)(const Number *from, Index count) {
  const unsigned mask = ~(~0u << count);
  return (Vector)_Generic((Number)0, float: _mm512_maskz_loadu_ps, double: _mm512_maskz_loadu_pd)(mask, from);
}
INLINE void NAME(store_some)(Number *to, Vector v, Index count) {
  _Generic((Number)0, float: _mm512_mask_storeu_ps, double: _mm512_mask_storeu_pd)(to, ~(~0u << count), v);
}
#elif defined(__AVX2__)
/* All ones in the first `count` lanes. */
INLINE __m256i NAME(first_lanes)(Index count) {
  static const Integer counted[8] = {0, 1, 2, 3, 4, 5, 6, 7};
  NAME(Bits) lanes;
  __builtin_memcpy(&lanes, counted, VECTOR_BYTES);
  return (__m256i)(lanes < ((Integer)count - (NAME(Bits)){0}));
}
INLINE Vector NAME(load_some)(const Number *from, Index count) {
  const __m256i mask = NAME(first_lanes)(count);
  return (Vector)_Generic((Number)0, float: _mm256_maskload_ps, double: _mm256_maskload_pd)(from, mask);
}
INLINE void NAME(store_some)(Number *to, Vector v, Index count) {
  _Generic((Number)0, float: _mm256_maskstore_ps, double: _mm256_maskstore_pd)(to, NAME(first_lanes)(count), v);
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

/* LANES bytes as numbers. By name, because GCC 12 converts such vectors lane by lane. */
#if defined(__AVX512F__)
INLINE Vector NAME(load_bytes)(const unsigned char *from) {
  return _Generic((Number)0,
      float: (Vector)_mm512_cvtepi32_ps(_mm512_cvtepu8_epi32(_mm_loadu_si128((const __m128i *)from))),
      double: (Vector)_mm512_cvtepi32_pd(_mm256_cvtepu8_epi32(_mm_loadl_epi64((const __m128i *)from))));
}
#elif defined(__AVX2__)
INLINE Vector NAME(load_bytes)(const unsigned char *from) {
  return _Generic((Number)0,
      float: (Vector)_mm256_cvtepi32_ps(_mm256_cvtepu8_epi32(_mm_loadl_epi64((const __m128i *)from))),
      double: (Vector)_mm256_cvtepi32_pd(_mm_cvtepu8_epi32(_mm_loadu_si32(from))));
}
#else
INLINE Vector NAME(load_bytes)(const unsigned char *from) {
  typedef unsigned char Bytes __attribute__((vector_size(LANES)));
  Bytes bytes;
  __builtin_memcpy(&bytes, from, LANES);
  return __builtin_convertvector(bytes, Vector);
}
#endif

/*
 * CHUNK_VECTORS · LANES bytes as numbers. In WebAssembly they are put under the exponent of 2^23 or 2^52 and that is
 * subtracted, which is exact: what clang makes of 4 bytes takes V8 nine instructions.
 */
#ifdef __wasm__
#define CHUNK_VECTORS 4
#if LANES == 4
#define ZIP_LOW(a, b) (Vector) wasm_i16x8_shuffle(a, b, 0, 8, 1, 9, 2, 10, 3, 11)
#define ZIP_HIGH(a, b) (Vector) wasm_i16x8_shuffle(a, b, 4, 12, 5, 13, 6, 14, 7, 15)
#else
#define ZIP_LOW(a, b) (Vector) wasm_i32x4_shuffle(a, b, 0, 4, 1, 5)
#define ZIP_HIGH(a, b) (Vector) wasm_i32x4_shuffle(a, b, 2, 6, 3, 7)
#endif
INLINE void NAME(load_chunk)(const unsigned char *from, Vector x[CHUNK_VECTORS]) {
#if LANES == 4
  const v128_t all = wasm_v128_load(from), exponent = wasm_u16x8_const_splat(0x4b00);
  const v128_t low = wasm_u16x8_extend_low_u8x16(all), high = wasm_u16x8_extend_high_u8x16(all);
  const Vector raised[] = {ZIP_LOW(low, exponent), ZIP_HIGH(low, exponent), ZIP_LOW(high, exponent), ZIP_HIGH(high, exponent)};
  UNROLL for (int v = 0; v < CHUNK_VECTORS; v++) x[v] = raised[v] - NAME(splat)(0x1p23f);
#else
  const v128_t all = wasm_u16x8_load8x8(from), exponent = wasm_u32x4_const_splat(0x43300000);
  const v128_t low = wasm_u32x4_extend_low_u16x8(all), high = wasm_u32x4_extend_high_u16x8(all);
  const Vector raised[] = {ZIP_LOW(low, exponent), ZIP_HIGH(low, exponent), ZIP_LOW(high, exponent), ZIP_HIGH(high, exponent)};
  UNROLL for (int v = 0; v < CHUNK_VECTORS; v++) x[v] = raised[v] - NAME(splat)(0x1p52);
#endif
}
#else
#if VECTOR_BYTES > 16
#define CHUNK_VECTORS 1
#else
#define CHUNK_VECTORS 4
#endif
INLINE void NAME(load_chunk)(const unsigned char *from, Vector x[CHUNK_VECTORS]) {
  UNROLL for (int v = 0; v < CHUNK_VECTORS; v++) x[v] = NAME(load_bytes)(from + v * LANES);
}
#endif

/* The first `count` lanes, or all where there are more. */
INLINE Vector NAME(load_up_to)(const Number *from, Index count) {
  return count >= LANES ? NAME(load)(from) : NAME(load_some)(from, count);
}
INLINE void NAME(store_up_to)(Number *to, Vector v, Index count) {
  if (count >= LANES) NAME(store)(to, v);
  else NAME(store_some)(to, v, count);
}

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
