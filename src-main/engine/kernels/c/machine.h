/*
 * What one set of kernels works with, besides its matrices: the threads' counters and the memory that each thread packs
 * operands in. In WebAssembly there is one, in the module's data, which all instances share; in the addon one for each
 * set of kernels.
 */
#ifndef DESCENT_MACHINE_H
#define DESCENT_MACHINE_H

#define MOST_THREADS 255 /* and pieces no more than 2^15 */

/* One of `count` pieces of an operation, and the thread that does it, from 0 on. */
typedef struct {
  int index, count, thread;
} Piece;
typedef void (*Part)(const void *job, Piece piece);

/* Counters that different threads write stand on cache lines of their own. */
typedef struct {
  int value __attribute__((aligned(64)));
} Counter;

typedef struct {
  Counter posted;    /* number of the operation */
  Counter taken;     /* its pieces · 2^16 + those that a thread has begun: read at once, so that a helper that came too
                        late never touches the operation */
  Counter helpers;   /* helpers that are ready; a host may start them late, nobody waits for them */
  Counter remaining; /* pieces that are not done */
  Counter sleeping;  /* helpers asleep */
  Counter caller_sleeping, stopped, lost;
  Part part;
  const void *job;
  unsigned char *scratch;
} Machine;

#ifndef __wasm__
/* Sleeps while *counter == value, but no longer than so many nanoseconds unless they are below 0. */
void machine_sleep(Machine *machine, const int *counter, int value, long long nanoseconds);
/* Wakes every thread that sleeps in `machine_sleep`. */
void machine_wake(Machine *machine);
#endif

#endif
