/* Threads of a set of native kernels: started with it, joined before it is gone. Knows nothing of JavaScript. */
#define _POSIX_C_SOURCE 200809L
#include "machine.h"
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define CACHE_LINE 64
#define NANOSECONDS 1000000000LL

void machine_sleep(Machine *machine, const int *counter, int value, long long nanoseconds) {
  NativeMachine *native = (NativeMachine *)machine;
  struct timespec until;
  clock_gettime(CLOCK_REALTIME, &until);
  const long long end = until.tv_nsec + (nanoseconds > 0 ? nanoseconds : 0);
  until.tv_sec += (time_t)(end / NANOSECONDS);
  until.tv_nsec = (long)(end % NANOSECONDS);
  pthread_mutex_lock(&native->mutex);
  /* Whoever changes the counter takes the mutex before it wakes, so between this look and the wait nothing is missed. */
  if (__atomic_load_n(counter, __ATOMIC_SEQ_CST) == value) {
    if (nanoseconds < 0) pthread_cond_wait(&native->changed, &native->mutex);
    else pthread_cond_timedwait(&native->changed, &native->mutex, &until);
  }
  pthread_mutex_unlock(&native->mutex);
}

void machine_wake(Machine *machine) {
  NativeMachine *native = (NativeMachine *)machine;
  pthread_mutex_lock(&native->mutex);
  pthread_cond_broadcast(&native->changed);
  pthread_mutex_unlock(&native->mutex);
}

static void *help(void *native) {
  NativeMachine *own = native;
  own->kernels->serve(&own->machine);
  return 0;
}

NativeMachine *create_machine(const Kernels *kernels, int threads) {
  void *memory, *scratch;
  if (posix_memalign(&memory, CACHE_LINE, sizeof(NativeMachine)) != 0) return 0;
  if (posix_memalign(&scratch, CACHE_LINE, (size_t)threads * (size_t)kernels->scratch_bytes()) != 0) {
    free(memory);
    return 0;
  }
  NativeMachine *native = memory;
  memset(native, 0, sizeof *native);
  native->machine.scratch = scratch;
  native->kernels = kernels;
  pthread_mutex_init(&native->mutex, 0);
  pthread_cond_init(&native->changed, 0);
  /* A thread that the system refuses is only missing: the work is cut by those that are ready. */
  while (native->helpers < threads - 1 &&
         pthread_create(&native->threads[native->helpers], 0, help, native) == 0)
    native->helpers++;
  return native;
}

void destroy_machine(NativeMachine *native) {
  native->kernels->stop(&native->machine);
  for (int helper = 0; helper < native->helpers; helper++) pthread_join(native->threads[helper], 0);
  pthread_cond_destroy(&native->changed);
  pthread_mutex_destroy(&native->mutex);
  free(native->machine.scratch);
  free(native);
}
