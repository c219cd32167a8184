/* One set of native kernels: the machine of c/machine.h with threads of its own, and the table it works by. */
#ifndef DESCENT_NATIVE_MACHINE_H
#define DESCENT_NATIVE_MACHINE_H
#include <pthread.h>
#include "../c/table.h"

typedef struct NativeMachine {
  Machine machine; /* first, so that a pointer to it is one to the whole */
  const Kernels *kernels;
  pthread_mutex_t mutex;
  pthread_cond_t changed;
  int helpers;
  pthread_t threads[MOST_THREADS];
  struct NativeMachine *next; /* of the same environment */
} NativeMachine;

/* Threads that compute, the calling one included; null when there is no memory for it. */
NativeMachine *create_machine(const Kernels *kernels, int threads);
/* Ends and joins the threads. */
void destroy_machine(NativeMachine *native);

#endif
