/*
 * The arithmetic of engine/kernels/kernels.ts for WebAssembly, float32 and float64 from one text.
 *
 * Same bits on every machine: no fused multiply-add (-ffp-contract=off), no reordering by the compiler, own elementary
 * functions (c/elementary.h), and sums in an order that depends on shapes alone (c/product.h).
 *
 * Built by resources/scripts/build-kernels.mjs into kernels.wasm, which is committed.
 */
#include "c/vector.h"
#include "c/threads.h"
#include "c/elementary.h"

/* As in wasm.ts. */
enum { RELU, TANH, SIGMOID, LEAKY_RELU, LINEAR };
#define LEAKY_SLOPE 0.01

#define DEPTH 256                  /* terms summed before they are added to the result */
#define PANEL_VECTORS 5            /* height of a tile, in vectors */
#define TILE_COLUMNS 8             /* columns of B read in place at a time; no tile is wider */
#define STRIP_BYTES 64             /* width of a strip of packed B: a cache line */
#define GROUP_STRIPS 4             /* strips packed at a time */
#define PACKED_BYTES (640 * 1024)  /* packed rows of A: a share of the second-level cache */
#define SUM_COLUMNS 1024           /* columns of a one-row result summed at a time */

/* What a thread works in: packed rows of A and a group of strips of B. */
#define SCRATCH_BYTES (PACKED_BYTES + GROUP_STRIPS * STRIP_BYTES * DEPTH)
static unsigned char *scratch;
INLINE unsigned char *scratch_of(int part) { return scratch + (Index)part * SCRATCH_BYTES; }
EXPORT Index scratch_bytes(void) { return SCRATCH_BYTES; }
EXPORT void use_scratch(unsigned char *memory) { scratch = memory; }

#define Number float
#define Integer int
#define LANES 4
#define NAME(name) name##_float32
#include "c/precision.h"

#define Number double
#define Integer long long
#define LANES 2
#define NAME(name) name##_float64
#include "c/precision.h"
