/*
 * One operation at a time, cut into parts, one part per thread. The caller does part 0 itself. For now the caller is
 * the only thread.
 */
#ifndef DESCENT_THREADS_H
#define DESCENT_THREADS_H
#include "vector.h"

typedef void (*Part)(const void *job, int part, int parts);

/* Elements [first, last) of one part, whole units except at the end. */
static void cut(Index count, Index unit, int part, int parts, Index *first, Index *last) {
  const long long units = quotient_up(count, unit);
  *first = smaller((Index)(units * part / parts) * unit, count);
  *last = smaller((Index)(units * (part + 1) / parts) * unit, count);
}

static void run(Part part, const void *job, double work) {
  (void)work;
  part(job, 0, 1);
}

#endif
