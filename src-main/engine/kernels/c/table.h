/* What one instruction set's object gives to the addon. */
#ifndef DESCENT_TABLE_H
#define DESCENT_TABLE_H
#include "machine.h"
#include "vector.h"

#define Number float
#define NAME(name) name##_float32
#include "operation-table.h"
#undef Number
#undef NAME

#define Number double
#define NAME(name) name##_float64
#include "operation-table.h"
#undef Number
#undef NAME

typedef struct {
  const char *instruction_set;
  /* Of one thread; c/machine.h and c/threads.h say what the others are for. */
  Index (*scratch_bytes)(void);
  void (*serve)(Machine *machine);
  void (*stop)(Machine *machine);
  int (*ready_helpers)(Machine *machine);
  Operations_float32 float32;
  Operations_float64 float64;
} Kernels;

/* The operations of one precision, in the table's order. */
#define OPERATIONS(precision) \
  {kept_bytes##precision, keep_inputs##precision, affine##precision, multiply_transposed##precision, outer_product##precision, sum_of_columns##precision, \
   activate##precision, activate_backward##precision, output_gradient##precision, add_scaled##precision, \
   scale##precision, multiply_each##precision, moving_average##precision, \
   moving_average_of_squares##precision, descend_scaled##precision, logistic_cost##precision, \
   squared_cost##precision, sum_of_squares##precision, scale_pixels##precision, pass_room##precision, \
   logistic_pass##precision, peak##precision, \
   flops_per_turn##precision}

#endif
