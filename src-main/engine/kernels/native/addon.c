/*
 * kernels.c as a Node-API addon: chooses the instruction set, keeps the machines of each environment, and hands numbers
 * and addresses over. It works on memory that JavaScript allocated and keeps no handle to any value between calls.
 *
 * One copy of the module serves every thread that loads it, so all state is in the environment's instance data; its
 * threads are joined before the environment ends.
 */
#define NAPI_VERSION 8
#include <node_api.h>
#include <stdint.h>
#include <stdlib.h>
#include "machine.h"

#define MOST_ARGUMENTS 18

typedef struct {
  NativeMachine *machines;
} Environment;

typedef struct {
  const char *name;
  napi_callback call;
} Callable;

extern const Kernels kernels_baseline;
#ifdef WITH_AVX
extern const Kernels kernels_avx2, kernels_avx512;
#endif

/* The sets that this processor can run, the fastest first; null after the last. */
static void available_sets(const Kernels *sets[4]) {
  int count = 0;
#ifdef WITH_AVX
  __builtin_cpu_init();
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512bw") &&
      __builtin_cpu_supports("avx512dq"))
    sets[count++] = &kernels_avx512;
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) sets[count++] = &kernels_avx2;
#endif
  sets[count++] = &kernels_baseline;
  sets[count] = 0;
}

static napi_value number(napi_env env, double value) {
  napi_value result = 0;
  napi_create_double(env, value, &result);
  return result;
}

static void *address(double value) { return (void *)(uintptr_t)value; }

/* The call's numbers; 0 after an exception when they are not `count` numbers. */
static int read_numbers(napi_env env, napi_callback_info info, size_t count, double *numbers) {
  napi_value values[MOST_ARGUMENTS];
  size_t given = MOST_ARGUMENTS;
  napi_get_cb_info(env, info, &given, values, 0, 0);
  if (given == count) {
    size_t at = 0;
    while (at < count && napi_get_value_double(env, values[at], &numbers[at]) == napi_ok) at++;
    if (at == count) return 1;
  }
  napi_throw_type_error(env, 0, "the native kernels take numbers");
  return 0;
}

static Environment *environment_of(napi_env env) {
  void *data = 0;
  napi_get_instance_data(env, &data);
  return data;
}

/* The pointer to a machine of this environment in its list; null after an exception when it is none. */
static NativeMachine **find_machine(napi_env env, double value) {
  NativeMachine **at = &environment_of(env)->machines;
  while (*at && *at != address(value)) at = &(*at)->next;
  if (*at) return at;
  napi_throw_error(env, 0, "these native kernels are gone");
  return 0;
}

/* The numbers of an operation's call and its machine; null after an exception. */
static Machine *arguments(napi_env env, napi_callback_info info, size_t count, double *numbers) {
  if (!read_numbers(env, info, count, numbers)) return 0;
  NativeMachine **found = find_machine(env, numbers[0]);
  return found ? &(*found)->machine : 0;
}

#define Number float
#define FIELD float32
#define NAME(name) name##_float32
#include "calls.h"

#define Number double
#define FIELD float64
#define NAME(name) name##_float64
#include "calls.h"

/* create(set, threads): the address of a new machine that works by the set of this number. */
static napi_value create(napi_env env, napi_callback_info info) {
  double given[2];
  if (!read_numbers(env, info, 2, given)) return 0;
  const Kernels *sets[4];
  available_sets(sets);
  int set = 0;
  while (sets[set] && set != (int)given[0]) set++;
  if (!sets[set] || !(given[1] >= 1 && given[1] <= MOST_THREADS)) {
    napi_throw_range_error(env, 0, "no such instruction set or number of threads");
    return 0;
  }
  NativeMachine *native = create_machine(sets[set], (int)given[1]);
  if (!native) {
    napi_throw_error(env, 0, "no memory for the native kernels");
    return 0;
  }
  Environment *environment = environment_of(env);
  native->next = environment->machines;
  environment->machines = native;
  return number(env, (double)(uintptr_t)native);
}

/* destroy(machine): its threads are joined when this returns. */
static napi_value destroy(napi_env env, napi_callback_info info) {
  double given[1];
  if (!read_numbers(env, info, 1, given)) return 0;
  NativeMachine **found = find_machine(env, given[0]);
  if (!found) return 0;
  NativeMachine *native = *found;
  *found = native->next;
  destroy_machine(native);
  return 0;
}

/* readyHelpers(machine): threads that have started. */
static napi_value ready_helpers(napi_env env, napi_callback_info info) {
  double given[1];
  Machine *machine = arguments(env, info, 1, given);
  return machine ? number(env, ((NativeMachine *)machine)->kernels->ready_helpers(machine)) : 0;
}

/* addressOf(view): where a typed array's first element is. */
static napi_value address_of(napi_env env, napi_callback_info info) {
  napi_value view;
  size_t count = 1;
  void *data = 0;
  napi_get_cb_info(env, info, &count, &view, 0, 0);
  if (count != 1 || napi_get_typedarray_info(env, view, 0, 0, &data, 0, 0) != napi_ok) {
    napi_throw_type_error(env, 0, "addressOf takes a typed array");
    return 0;
  }
  return number(env, (double)(uintptr_t)data);
}

static void set_functions(napi_env env, napi_value object, const Callable *calls) {
  for (; calls->name; calls++) {
    napi_value function;
    napi_create_function(env, calls->name, NAPI_AUTO_LENGTH, calls->call, 0, &function);
    napi_set_named_property(env, object, calls->name, function);
  }
}

static void set_operations(napi_env env, napi_value exports, const char *precision, const Callable *calls) {
  napi_value object;
  napi_create_object(env, &object);
  set_functions(env, object, calls);
  napi_set_named_property(env, exports, precision, object);
}

static void set_instruction_sets(napi_env env, napi_value exports) {
  const Kernels *sets[4];
  napi_value names;
  available_sets(sets);
  napi_create_array(env, &names);
  for (uint32_t at = 0; sets[at]; at++) {
    napi_value name;
    napi_create_string_utf8(env, sets[at]->instruction_set, NAPI_AUTO_LENGTH, &name);
    napi_set_element(env, names, at, name);
  }
  napi_set_named_property(env, exports, "instructionSets", names);
}

/* A cleanup hook and not the instance data's finalizer, because hooks run while the process can still join threads. */
static void end_environment(void *data) {
  Environment *environment = data;
  while (environment->machines) {
    NativeMachine *native = environment->machines;
    environment->machines = native->next;
    destroy_machine(native);
  }
}
static void free_environment(napi_env env, void *data, void *hint) {
  (void)env, (void)hint;
  free(data);
}

NAPI_MODULE_INIT() {
  static const Callable functions[] = {{"create", create},
                                       {"destroy", destroy},
                                       {"readyHelpers", ready_helpers},
                                       {"addressOf", address_of},
                                       {0, 0}};
  Environment *environment = calloc(1, sizeof *environment);
  if (!environment) {
    napi_throw_error(env, 0, "no memory for the native kernels");
    return 0;
  }
  napi_set_instance_data(env, environment, free_environment, 0);
  napi_add_env_cleanup_hook(env, end_environment, environment);
  set_functions(env, exports, functions);
  set_operations(env, exports, "float32", calls_float32);
  set_operations(env, exports, "float64", calls_float64);
  set_instruction_sets(env, exports);
  return exports;
}
