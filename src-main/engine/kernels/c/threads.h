/*
 * One operation at a time, cut into parts, one part per thread: columns or elements are divided, never a sum, so the
 * number of threads changes no bit. The caller posts an operation, does part 0 itself and waits for the others.
 * Helpers are threads of the host that stay inside `serve`, each with an instance of this module on the same memory.
 */
#ifndef DESCENT_THREADS_H
#define DESCENT_THREADS_H
#include "vector.h"

typedef void (*Part)(const void *job, int part, int parts);

/* Below about this many floating-point operations, waking threads costs more than they save. */
#define WORK_FOR_THREADS 1e6
/*
 * Looks at a counter before a thread goes to sleep: a few milliseconds, longer than any pause between two operations of
 * a training step. Waking took milliseconds where this was measured (a virtual machine of 2 cores), so that with tens
 * of microseconds two threads were no faster than one.
 */
#define LOOKS 1000000
/* How long the caller sleeps before it looks whether a helper was lost, and how often before it gives up: a minute. */
#define NAP_NANOSECONDS 100000000LL
#define NAPS 600

/* Counters that different threads write stand on cache lines of their own. */
typedef struct {
  int value __attribute__((aligned(64)));
} Counter;

/* In the module's data, which is in the shared memory: one pool for all instances. */
static struct {
  Counter posted;    /* number of the operation · 256 + its parts: read at once, so that a helper that came too late to
                        be counted never touches the operation */
  Counter helpers;   /* helpers that are ready; a host may start them late, nobody waits for them */
  Counter remaining; /* helpers that have not finished their part */
  Counter sleeping;  /* helpers asleep */
  Counter caller_sleeping, stopped, lost;
  Part part;
  const void *job;
} pool;

INLINE int look(const Counter *counter) { return __atomic_load_n(&counter->value, __ATOMIC_SEQ_CST); }
INLINE void set(Counter *counter, int value) { __atomic_store_n(&counter->value, value, __ATOMIC_SEQ_CST); }
INLINE int add(Counter *counter, int value) { return __atomic_fetch_add(&counter->value, value, __ATOMIC_SEQ_CST); }
/*
 * Functions of their own, not for brevity: where memory.atomic.wait32 stood inside `serve`, V8 11.3 (Node 20) in its
 * baseline tier lost one of that function's locals over it, and a helper did part 0 a second time. The thread tests
 * show it.
 */
NOINLINE void sleep_while(Counter *counter, int value, long long nanoseconds) {
  __builtin_wasm_memory_atomic_wait32(&counter->value, value, nanoseconds);
}
NOINLINE void wake_all(Counter *counter) { __builtin_wasm_memory_atomic_notify(&counter->value, -1u); }

/* Returns the new value. Whoever changes it wakes sleepers; `sleeping` tells it whether there are any. */
static int wait_for_change(Counter *counter, int seen) {
  for (int looks = 0; looks < LOOKS; looks++)
    if (look(counter) != seen) return look(counter);
  add(&pool.sleeping, 1);
  while (look(counter) == seen) sleep_while(counter, seen, -1);
  add(&pool.sleeping, -1);
  return look(counter);
}

/* Elements [first, last) of one part, whole units except at the end. */
static void cut(Index count, Index unit, int part, int parts, Index *first, Index *last) {
  const long long units = quotient_up(count, unit);
  *first = smaller((Index)(units * part / parts) * unit, count);
  *last = smaller((Index)(units * (part + 1) / parts) * unit, count);
}

static void post(int parts) {
  const int operation = (int)(((unsigned)look(&pool.posted) >> 8) + 1);
  set(&pool.posted, (int)((unsigned)operation << 8) | parts);
  if (look(&pool.sleeping)) wake_all(&pool.posted);
}

/* Whether every helper has finished. Not if one is lost, or has not answered for a minute. */
static int all_finished(void) {
  for (int looks = 0; looks < LOOKS; looks++)
    if (look(&pool.remaining) == 0) return 1;
  set(&pool.caller_sleeping, 1);
  for (int naps = 0; naps < NAPS && !look(&pool.lost); naps++) {
    const int remaining = look(&pool.remaining);
    if (remaining == 0) break;
    sleep_while(&pool.remaining, remaining, NAP_NANOSECONDS);
  }
  set(&pool.caller_sleeping, 0);
  return look(&pool.remaining) == 0;
}

/* Does a job of about `work` floating-point operations. 0 when done, 1 when a helper was lost on the way. */
static int run(Part part, const void *job, double work) {
  const int parts = work < WORK_FOR_THREADS ? 1 : 1 + look(&pool.helpers);
  if (parts == 1) {
    part(job, 0, 1);
    return 0;
  }
  if (look(&pool.lost)) return 1;
  pool.part = part;
  pool.job = job;
  set(&pool.remaining, parts - 1);
  post(parts);
  part(job, 0, parts);
  return all_finished() ? 0 : 1;
}

/* What a helper does, until `stop`. */
EXPORT void serve(void) {
  int seen = look(&pool.posted); /* before it is counted, so that it cannot miss an operation that counts on it */
  const int part = add(&pool.helpers, 1) + 1;
  while (!look(&pool.stopped)) {
    seen = wait_for_change(&pool.posted, seen);
    const int parts = seen & 255;
    if (part >= parts) continue;
    pool.part(pool.job, part, parts);
    if (add(&pool.remaining, -1) == 1 && look(&pool.caller_sleeping)) wake_all(&pool.remaining);
  }
}

/* Sends all helpers home: an operation without a part for them, after the sign that it is the last. */
EXPORT void stop(void) {
  set(&pool.stopped, 1);
  post(1);
}

/* A helper has ended otherwise: no operation can be finished any more. */
EXPORT void lose_helper(void) {
  set(&pool.lost, 1);
  wake_all(&pool.remaining);
}

EXPORT int ready_helpers(void) { return look(&pool.helpers); }

#endif
