/*
 * The operations of one precision as JavaScript calls them: numbers in, a number out, the first the machine's address.
 * Included once per precision, with Number, NAME and FIELD (see addon.c).
 */
#define CALL(name, count, result)                                            \
  static napi_value NAME(call_##name)(napi_env env, napi_callback_info info) { \
    double a[MOST_ARGUMENTS];                                                \
    Machine *machine = arguments(env, info, count, a);                       \
    if (!machine) return 0;                                                  \
    const NAME(Operations) *own = &((NativeMachine *)machine)->kernels->FIELD; \
    return number(env, result);                                              \
  }
#define I(at) ((Index)a[at])
#define N(at) ((Number)a[at])
#define P(at) address(a[at])

CALL(kept_bytes, 3, own->kept_bytes(machine, I(1), I(2)))
CALL(keep_inputs, 5, own->keep_inputs(machine, I(1), I(2), P(3), P(4)))
CALL(affine, 9, own->affine(machine, I(1), I(2), I(3), P(4), P(5), P(6), P(7), P(8)))
CALL(multiply_transposed, 7, own->multiply_transposed(machine, I(1), I(2), I(3), P(4), P(5), P(6)))
CALL(outer_product, 10, own->outer_product(machine, I(1), I(2), I(3), N(4), P(5), P(6), P(7), a[8] != 0, P(9)))
CALL(sum_of_columns, 7, (own->sum_of_columns(machine, I(1), I(2), N(3), P(4), P(5), a[6] != 0), 0))
CALL(activate, 5, own->activate(machine, (int)a[1], I(2), P(3), P(4)))
CALL(activate_backward, 7, own->activate_backward(machine, (int)a[1], I(2), P(3), P(4), P(5), P(6)))
CALL(output_gradient, 6, own->output_gradient(machine, I(1), P(2), P(3), P(4), P(5)))
CALL(logistic_cost, 5, own->logistic_cost(machine, I(1), P(2), P(3), P(4)))
CALL(squared_cost, 5, own->squared_cost(machine, I(1), P(2), P(3), P(4)))
CALL(sum_of_squares, 3, own->sum_of_squares(machine, I(1), P(2)))
CALL(add_scaled, 5, own->add_scaled(machine, I(1), N(2), P(3), P(4)))
CALL(scale, 4, own->scale(machine, I(1), N(2), P(3)))
CALL(multiply_each, 5, own->multiply_each(machine, I(1), P(2), P(3), P(4)))
CALL(moving_average, 5, own->moving_average(machine, I(1), a[2], P(3), P(4)))
CALL(moving_average_of_squares, 5, own->moving_average_of_squares(machine, I(1), a[2], P(3), P(4)))
CALL(descend_scaled, 8, own->descend_scaled(machine, I(1), N(2), P(3), P(4), N(5), N(6), P(7)))
CALL(scale_pixels, 7, own->scale_pixels(machine, I(1), I(2), P(3), P(4), P(5), P(6)))
CALL(pass_room, 2, own->pass_room(machine, I(1)))
CALL(logistic_pass, 18, own->logistic_pass(machine, I(1), I(2), P(3), P(4), P(5), P(6), P(7), P(8), P(9), P(10), P(11),
                                           P(12), P(13), N(14), P(15), a[16] != 0, P(17)))
CALL(peak, 2, own->peak(machine, I(1)))
CALL(flops_per_turn, 1, own->flops_per_turn(machine))

static const Callable NAME(calls)[] = {
#define CALLABLE(name) {#name, NAME(call_##name)}
    CALLABLE(kept_bytes), CALLABLE(keep_inputs), CALLABLE(affine), CALLABLE(multiply_transposed), CALLABLE(outer_product), CALLABLE(sum_of_columns),
    CALLABLE(activate), CALLABLE(activate_backward), CALLABLE(output_gradient), CALLABLE(logistic_cost),
    CALLABLE(squared_cost), CALLABLE(sum_of_squares), CALLABLE(add_scaled), CALLABLE(scale), CALLABLE(multiply_each),
    CALLABLE(moving_average), CALLABLE(moving_average_of_squares), CALLABLE(descend_scaled), CALLABLE(scale_pixels),
    CALLABLE(pass_room), CALLABLE(logistic_pass), CALLABLE(peak), CALLABLE(flops_per_turn), {0, 0}};

#undef CALL
#undef CALLABLE
#undef I
#undef N
#undef P
#undef NAME
#undef FIELD
#undef Number
