/*
 * The arithmetic of engine/kernels/kernels.ts, float32 and float64 from one text, for WebAssembly and for processors.
 *
 * WebAssembly: the same bits on every machine. No fused multiply-add (-ffp-contract=off), no reordering by the compiler,
 * own elementary functions (c/elementary.h), and sums in an order that depends on shapes alone (c/narrow-product.h).
 * Built by resources/scripts/build-kernels.mjs into kernels.wasm, which is committed.
 *
 * Native: this file once for each instruction set, each into a table of functions (c/table.h) that the addon
 * (native/addon.c) chooses from at run time. Built by resources/scripts/build-native.mjs where there is a C compiler.
 */
#include "c/vector.h"
#include "c/threads.h"
#include "c/elementary.h"

/* As in wasm.ts. */
enum { RELU, TANH, SIGMOID, LEAKY_RELU, LINEAR };
#define LEAKY_SLOPE 0.01

#include "c/sizes.h"

INLINE void *scratch_of(const Machine *machine, int thread) { return machine->scratch + (Index)thread * SCRATCH_BYTES; }
EXPORT Index scratch_bytes(void) { return SCRATCH_BYTES; }

#ifdef __wasm__
EXPORT Machine *machine(void) {
  static Machine only;
  return &only;
}
EXPORT void use_scratch(Machine *machine, unsigned char *memory) { machine->scratch = memory; }
#endif

#define Number float
#define Integer int
#define LANES (VECTOR_BYTES / 4)
#define NAME(name) name##_float32
#define SQUARE_ROOT __builtin_sqrtf
#include "c/precision.h"

#define Number double
#define Integer long long
#define LANES (VECTOR_BYTES / 8)
#define NAME(name) name##_float64
#define SQUARE_ROOT __builtin_sqrt
#include "c/precision.h"

#ifndef __wasm__
#include "c/table.h"
/* KERNELS and INSTRUCTION_SET are given by the build. */
extern const Kernels KERNELS;
const Kernels KERNELS = {INSTRUCTION_SET, scratch_bytes, serve, stop, ready_helpers,
                         OPERATIONS(_float32), OPERATIONS(_float64)};
#endif
