/*
 * One operation at a time, cut into pieces: columns or elements are divided, never a sum, so neither the number of threads
 * nor who does what changes a bit. Threads take pieces until there are none; a helper that comes late, or whose processor
 * is slower or taken by others, does fewer, and the caller waits for none that has not begun.
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
#define PIECE_WORK (WORK_FOR_THREADS / 4) /* below that, taking a piece is no longer nothing */
#define PIECES_EACH 8                     /* at most; a thread that others slow down holds them up by one piece */
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

/* Elements [first, last) of one piece, whole units except at the end. */
static void cut(Index count, Index unit, Piece piece, Index *first, Index *last) {
  const long long units = quotient_up(count, unit);
  *first = smaller((Index)(units * piece.index / piece.count) * unit, count);
  *last = smaller((Index)(units * (piece.index + 1) / piece.count) * unit, count);
}

static void post(Machine *machine) {
  add(&machine->posted, 1);
  if (look(&machine->sleeping)) wake_all(machine, &machine->posted);
}

/* Does pieces of the operation until all are taken. While one is not done, its caller changes nothing of the operation. */
NOINLINE void take_pieces(Machine *machine, int thread) {
  for (;;) {
    const unsigned taken = (unsigned)add(&machine->taken, 1);
    const Piece piece = {(int)(taken & 0xffff), (int)(taken >> 16), thread};
    if (piece.index >= piece.count) return;
    machine->part(machine->job, piece);
    if (add(&machine->remaining, -1) == 1 && look(&machine->caller_sleeping)) wake_all(machine, &machine->remaining);
  }
}

/* Whether every piece is done. Not if one is lost, or has not answered for a minute. */
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

/* As many for each thread, one at least; otherwise `most` at most. */
static int piece_count(int threads, double work, Index most) {
  const double pieces = work / PIECE_WORK < most ? work / PIECE_WORK : most, each = pieces / threads;
  return threads * (each < 1 ? 1 : each < PIECES_EACH ? (int)each : PIECES_EACH);
}

static int threads_for(Machine *machine, double work) { return work < WORK_FOR_THREADS ? 1 : 1 + look(&machine->helpers); }

/* Does a job of about `work` floating-point operations. 0 when done, 1 when a helper was lost on the way. */
static int run_in_pieces(Machine *machine, Part part, const void *job, double work, Index most) {
  const int threads = threads_for(machine, work);
  if (threads == 1) {
    part(job, (Piece){0, 1, 0});
    return 0;
  }
  if (look(&machine->lost)) return 1;
  const int pieces = piece_count(threads, work, most);
  machine->part = part;
  machine->job = job;
  set(&machine->remaining, pieces);
  set(&machine->taken, pieces << 16);
  post(machine);
  take_pieces(machine, 0);
  return all_finished(machine) ? 0 : 1;
}

/* The same, where pieces cost nothing. */
static int run(Machine *machine, Part part, const void *job, double work) {
  return run_in_pieces(machine, part, job, work, PIECES_EACH * MOST_THREADS);
}

/* What a helper does, until `stop`. */
EXPORT void serve(Machine *machine) {
  int seen = look(&machine->posted); /* before it is counted, so that it cannot miss an operation that counts on it */
  const int thread = add(&machine->helpers, 1) + 1;
  while (!look(&machine->stopped)) {
    seen = wait_for_change(machine, &machine->posted, seen);
    take_pieces(machine, thread);
  }
}

/* Sends all helpers home: an operation without pieces, after the sign that it is the last. */
EXPORT void stop(Machine *machine) {
  set(&machine->stopped, 1);
  post(machine);
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
