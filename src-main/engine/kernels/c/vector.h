/*
 * Vectors by the compiler's own vector types: the same text becomes WebAssembly SIMD, SSE, AVX2, AVX-512 or NEON. Only
 * loads and stores under a mask (c/lanes.h) have no such form.
 * Knows no operation of the network.
 */
#ifndef DESCENT_VECTOR_H
#define DESCENT_VECTOR_H

#if defined(__AVX2__) || defined(__AVX512F__)
#include <immintrin.h>
#endif
#ifdef __wasm__
#include <wasm_simd128.h>
#endif

#if defined(__AVX512F__)
#define VECTOR_BYTES 64
#elif defined(__AVX2__)
#define VECTOR_BYTES 32
#else
#define VECTOR_BYTES 16
#endif
#define INLINE static inline __attribute__((always_inline))
#define NOINLINE static __attribute__((noinline))
#ifdef __wasm__
#define EXPORT __attribute__((visibility("default")))
#else
#define EXPORT static
#endif
#ifdef __clang__
#define UNROLL _Pragma("clang loop unroll(full)")
#else
#define UNROLL _Pragma("GCC unroll 64")
#endif

/* Lanes of two vectors in a new order; older GCC has it under another name. */
#if defined(__clang__) || __GNUC__ >= 12
#define SHUFFLE(a, b, ...) __builtin_shufflevector(a, b, __VA_ARGS__)
#else
#define SHUFFLE(a, b, ...) __builtin_shuffle(a, b, (__typeof__((a) < (b))){__VA_ARGS__})
#endif

/*
 * Hides a product from the compiler, which would fuse it with the addition that follows in one function and not in
 * another, by how it has laid out their branches: then a sum's bits would depend on the tile that it falls in.
 */
#if defined(__x86_64__)
#define APART(v) __asm__("" : "+v"(v))
#elif defined(__aarch64__)
#define APART(v) __asm__("" : "+w"(v))
#else /* WebAssembly has nothing to fuse them to */
#define APART(v) ((void)0)
#endif

/* Signed and as wide as a pointer: indices into matrices and their products. */
typedef __INTPTR_TYPE__ Index;

INLINE Index smaller(Index a, Index b) { return a < b ? a : b; }
INLINE Index quotient_up(Index a, Index b) { return (a + b - 1) / b; }

/* Float64 lanes: the elementary functions are computed in them for both precisions. */
#define WIDE_LANES (VECTOR_BYTES / (int)sizeof(double))
typedef double Wide __attribute__((vector_size(VECTOR_BYTES)));
typedef long long WideBits __attribute__((vector_size(VECTOR_BYTES)));

INLINE Wide wide(double x) { return x - (Wide){0}; }
INLINE WideBits wide_bits(long long x) { return x - (WideBits){0}; }

/* Lane by lane: yes where the mask is all ones, else no. */
INLINE Wide choose(WideBits mask, Wide yes, Wide no) {
  return (Wide)(((WideBits)yes & mask) | ((WideBits)no & ~mask));
}
INLINE Wide magnitude(Wide x) { return (Wide)((WideBits)x & wide_bits(0x7fffffffffffffffLL)); }
INLINE Wide with_sign_of(Wide x, Wide sign) {
  return (Wide)((WideBits)x | ((WideBits)sign & ~wide_bits(0x7fffffffffffffffLL)));
}

#endif
