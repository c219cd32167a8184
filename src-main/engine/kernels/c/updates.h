/*
 * What is done to parameters, averages and the output's gradient, element by element: one small function each, on a
 * vector of the result so far (`out`) and of up to three operands. Included once per precision (see kernels.c).
 */

INLINE Vector NAME(root)(Vector v) {
  UNROLL for (int lane = 0; lane < LANES; lane++) v[lane] = (Number)SQUARE_ROOT(v[lane]);
  return v;
}

typedef struct {
  Vector factor[3], out, x, z, a;
} NAME(Operands);
#define Operands NAME(Operands)

INLINE Vector NAME(add_scaled_of)(Operands o) { return o.out + o.factor[0] * o.x; }
INLINE Vector NAME(scale_of)(Operands o) { return o.factor[0] * o.out; }
INLINE Vector NAME(multiply_each_of)(Operands o) { return o.x * o.z; }
INLINE Vector NAME(moving_average_of)(Operands o) { return o.factor[0] * o.out + o.factor[1] * o.x; }
INLINE Vector NAME(moving_average_of_squares_of)(Operands o) { return o.factor[0] * o.out + o.factor[1] * (o.x * o.x); }
/* rate, correction and ε; V and S */
INLINE Vector NAME(descend_scaled_of)(Operands o) {
  return o.out - o.factor[0] * o.x / (NAME(root)(o.factor[1] * o.z) + o.factor[2]);
}
/* A, Y and the weights */
INLINE Vector NAME(output_gradient_of)(Operands o) { return o.x - o.z; }
INLINE Vector NAME(weighted_output_gradient_of)(Operands o) { return o.a * (o.x - o.z); }

/* All of `out`; the operands that f does not look at may be null: their loads disappear with them. */
INLINE void NAME(update)(Vector (*f)(Operands), const Elements *e, int operands, Piece piece) {
  Index first, last;
  cut(e->count, LANES, piece, &first, &last);
  Operands o;
  UNROLL for (int i = 0; i < 3; i++) o.factor[i] = NAME(splat)(e->factor[i]);
  o.x = o.z = o.a = NAME(splat)(0);
  Index i = first;
  for (; i + LANES <= last; i += LANES) {
    o.out = NAME(load)(e->out + i);
    if (operands > 0) o.x = NAME(load)(e->x + i);
    if (operands > 1) o.z = NAME(load)(e->z + i);
    if (operands > 2) o.a = NAME(load)(e->a + i);
    NAME(store)(e->out + i, f(o));
  }
  const Index left = last - i;
  if (left <= 0) return;
  o.out = NAME(load_some)(e->out + i, left);
  if (operands > 0) o.x = NAME(load_some)(e->x + i, left);
  if (operands > 1) o.z = NAME(load_some)(e->z + i, left);
  if (operands > 2) o.a = NAME(load_some)(e->a + i, left);
  NAME(store_some)(e->out + i, f(o), left);
}

#define UPDATE(name, operands)                                  \
  static void NAME(name##_part)(const void *job, Piece piece) { \
    NAME(update)(NAME(name##_of), job, operands, piece);        \
  }
UPDATE(add_scaled, 1)
UPDATE(scale, 0)
UPDATE(multiply_each, 2)
UPDATE(moving_average, 1)
UPDATE(moving_average_of_squares, 1)
UPDATE(descend_scaled, 2)
UPDATE(output_gradient, 2)
UPDATE(weighted_output_gradient, 3)
#undef UPDATE
