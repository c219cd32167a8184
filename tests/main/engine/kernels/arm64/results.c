/*
 * Runs the operations of kernels.c on fixed numbers and writes their results to standard output, as float64 in order:
 * what another processor, or another compiler, must give, too. Operations as in src-main/engine/kernels/native/addon.c.
 */
#include <stdio.h>
#include <stdlib.h>
#include "native/machine.h"

extern const Kernels kernels_baseline;
static Machine *machine;

/* Numbers in [-1, 1), the same everywhere. */
static double number_at(unsigned at, unsigned seed) {
  unsigned x = (at + seed * 7919u) * 2654435761u;
  x ^= x >> 15;
  x *= 2246822519u;
  x ^= x >> 13;
  return x / 2147483648.0 - 1;
}

static void *room_for(size_t bytes) {
  void *memory = malloc(bytes);
  if (!memory) abort();
  return memory;
}

#define Number float
#define NAME(name) name##_float32
#define OPERATIONS_OF kernels_baseline.float32
#include "results-precision.h"
#undef Number
#undef NAME
#undef OPERATIONS_OF

#define Number double
#define NAME(name) name##_float64
#define OPERATIONS_OF kernels_baseline.float64
#include "results-precision.h"

int main(void) {
  NativeMachine *native = create_machine(&kernels_baseline, 3);
  if (!native) return 1;
  machine = &native->machine;
  while (kernels_baseline.ready_helpers(machine) < native->helpers) continue;
  all_results_float32();
  all_results_float64();
  destroy_machine(native);
  return 0;
}
