/*
 * One operation at a time, cut into parts, one part per thread: columns or elements are divided, never a sum, so the
 * number of threads changes no bit. The caller posts an operation, does part 0 itself and waits for the others.
 * Helpers stay inside `serve`: threads of the host, each with an instance of the module on the same memory, or threads
 * of the addon (native/machine.h).
 */
#ifndef DESCENT_THREADS_H
#define DESCENT_THREADS_H
#include "machine.h"
#include "vector.h"

/*
 * Below about this many floating-point operations, a tenth of a millisecond of one thread, helpers do not pay: they
 * would save microseconds, and where another program has taken a helper's core, waiting for it takes milliseconds.
 */
#ifdef __wasm__
#define WORK_FOR_THREADS 2e6
#else
#define WORK_FOR_THREADS 5e6
#endif
/*
 * Looks at a counter before a thread goes to sleep: a few milliseconds, longer than any pause between two operations of
 * a training step. Waking took milliseconds where this was measured (a virtual machine of 2 cores), so that with tens
 * of microseconds two threads were no faster than one. On a processor a look takes longer, because it breathes.
 */
#ifdef __wasm__
#define LOOKS 1000000
#else
#define LOOKS 100000
#endif
/*
 * How long the caller sleeps before it looks whether a helper was lost, which whoever watches over the helpers says
 * (workers/kernel-watch.ts), and how often before it gives up in any case: a minute.
 */
#define NAP_NANOSECONDS 100000000LL
#define NAPS 600

INLINE int look(const Counter *counter) { return __atomic_load_n(&counter->value, __ATOMIC_SEQ_CST); }
INLINE void set(Counter *counter, int value) { __atomic_store_n(&counter->value, value, __ATOMIC_SEQ_CST); }
INLINE int add(Counter *counter, int value) { return __atomic_fetch_add(&counter->value, value, __ATOMIC_SEQ_CST); }

#ifdef __wasm__
/*
 * Functions of their own, not for brevity: where memory.atomic.wait32 stood inside `serve`, V8 11.3 (Node 20) in its
 * baseline tier lost one of that function's locals over it, and a helper did part 0 a second time. The thread tests
 * show it.
 */
NOINLINE void sleep_while(Machine *machine, Counter *counter, int value, long long nanoseconds) {
  (void)machine;
  __builtin_wasm_memory_atomic_wait32(&counter->value, value, nanoseconds);
}
NOINLINE void wake_all(Machine *machine, Counter *counter) {
  (void)machine;
  __builtin_wasm_memory_atomic_notify(&counter->value, -1u);
}
#else
/* Nanoseconds below 0: as long as it takes. */
static void sleep_while(Machine *machine, Counter *counter, int value, long long nanoseconds) {
  machine_sleep(machine, &counter->value, value, nanoseconds);
}
static void wake_all(Machine *machine, Counter *counter) {
  (void)counter;
  machine_wake(machine);
}
#endif

/* Tells the processor that a thread waits, where there is a way to. */
INLINE void breathe(void) {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  __asm__ volatile("yield");
#endif
}

/* Returns the new value. Whoever changes it wakes sleepers; `sleeping` tells it whether there are any. */
static int wait_for_change(Machine *machine, Counter *counter, int seen) {
  for (int looks = 0; looks < LOOKS; looks++) {
    if (look(counter) != seen) return look(counter);
    breathe();
  }
  add(&machine->sleeping, 1);
  while (look(counter) == seen) sleep_while(machine, counter, seen, -1);
  add(&machine->sleeping, -1);
  return look(counter);
}

/* Elements [first, last) of one part, whole units except at the end. */
static void cut(Index count, Index unit, int part, int parts, Index *first, Index *last) {
  const long long units = quotient_up(count, unit);
  *first = smaller((Index)(units * part / parts) * unit, count);
  *last = smaller((Index)(units * (part + 1) / parts) * unit, count);
}

static void post(Machine *machine, int parts) {
  const int operation = (int)(((unsigned)look(&machine->posted) >> 8) + 1);
  set(&machine->posted, (int)((unsigned)operation << 8) | parts);
  if (look(&machine->sleeping)) wake_all(machine, &machine->posted);
}

/* Whether every helper has finished. Not if one is lost, or has not answered for a minute. */
static int all_finished(Machine *machine) {
  for (int looks = 0; looks < LOOKS; looks++) {
    if (look(&machine->remaining) == 0) return 1;
    breathe();
  }
  set(&machine->caller_sleeping, 1);
  for (int naps = 0; naps < NAPS && !look(&machine->lost); naps++) {
    const int remaining = look(&machine->remaining);
    if (remaining == 0) break;
    sleep_while(machine, &machine->remaining, remaining, NAP_NANOSECONDS);
  }
  set(&machine->caller_sleeping, 0);
  return look(&machine->remaining) == 0;
}

/* Does a job of about `work` floating-point operations. 0 when done, 1 when a helper was lost on the way. */
static int run(Machine *machine, Part part, const void *job, double work) {
  const int parts = work < WORK_FOR_THREADS ? 1 : 1 + look(&machine->helpers);
  if (parts == 1) {
    part(job, 0, 1);
    return 0;
  }
  if (look(&machine->lost)) return 1;
  machine->part = part;
  machine->job = job;
  set(&machine->remaining, parts - 1);
  post(machine, parts);
  part(job, 0, parts);
  return all_finished(machine) ? 0 : 1;
}

/* What a helper does, until `stop`. */
EXPORT void serve(Machine *machine) {
  int seen = look(&machine->posted); /* before it is counted, so that it cannot miss an operation that counts on it */
  const int part = add(&machine->helpers, 1) + 1;
  while (!look(&machine->stopped)) {
    seen = wait_for_change(machine, &machine->posted, seen);
    const int parts = seen & 255;
    if (part >= parts) continue;
    machine->part(machine->job, part, parts);
    if (add(&machine->remaining, -1) == 1 && look(&machine->caller_sleeping)) wake_all(machine, &machine->remaining);
  }
}

/* Sends all helpers home: an operation without a part for them, after the sign that it is the last. */
EXPORT void stop(Machine *machine) {
  set(&machine->stopped, 1);
  post(machine, 1);
}

#ifdef __wasm__
/* A helper has ended otherwise: no operation can be finished any more. */
EXPORT void lose_helper(Machine *machine) {
  set(&machine->lost, 1);
  wake_all(machine, &machine->remaining);
}
#endif

EXPORT int ready_helpers(Machine *machine) { return look(&machine->helpers); }

#endif
