/*
 * Vectors of 16 bytes by the compiler's own vector types: the same text becomes WebAssembly SIMD, SSE or NEON.
 * Knows no operation of the network.
 */
#ifndef DESCENT_VECTOR_H
#define DESCENT_VECTOR_H

#define VECTOR_BYTES 16
#define INLINE static inline __attribute__((always_inline))
#define NOINLINE static __attribute__((noinline))
#define EXPORT __attribute__((visibility("default")))
#define UNROLL _Pragma("clang loop unroll(full)")

/* Signed and as wide as a pointer: indices into matrices and their products. */
typedef __INTPTR_TYPE__ Index;

INLINE Index smaller(Index a, Index b) { return a < b ? a : b; }
INLINE Index quotient_up(Index a, Index b) { return (a + b - 1) / b; }

/* Two float64 lanes: the elementary functions are computed in them for both precisions. */
typedef double Pair __attribute__((vector_size(VECTOR_BYTES)));
typedef long long PairBits __attribute__((vector_size(VECTOR_BYTES)));

INLINE Pair pair(double x) { return (Pair){x, x}; }
INLINE PairBits pair_bits(long long x) { return (PairBits){x, x}; }

/* Lane by lane: yes where the mask is all ones, else no. */
INLINE Pair select(PairBits mask, Pair yes, Pair no) {
  return (Pair)(((PairBits)yes & mask) | ((PairBits)no & ~mask));
}
INLINE Pair magnitude(Pair x) { return (Pair)((PairBits)x & pair_bits(0x7fffffffffffffffLL)); }
INLINE Pair with_sign_of(Pair x, Pair sign) {
  return (Pair)((PairBits)x | ((PairBits)sign & ~pair_bits(0x7fffffffffffffffLL)));
}

#endif
