/*
 * The exported operations, with the meaning and the shapes of engine/kernels/kernels.ts. Included once per precision
 * (see kernels.c). `n`, `k`, `m` are the sizes named there. Operations that threads share return what `run` does. All
 * take the machine, so that whoever calls them has one way to do it.
 */

/* B's columns are contiguous: W · A and Wᵀ · dZ. */
static void NAME(product_part)(const void *job, Piece piece) {
  const Product *product = job;
  Index first, last;
  cut(product->columns, product->kept ? KEPT_UNIT : PRODUCT_UNIT, piece, &first, &last);
  if (product->rows == 1 && product->a_depth == 1 && !product->kept) NAME(row_of_dots)(product, first, last);
  else NAME(multiply)(product, first, last, scratch_of(product->machine, piece.thread));
}

/* B's rows are contiguous: dZ · Aᵀ. */
static void NAME(outer_product_part)(const void *job, Piece piece) {
  const Product *product = job;
  Index first, last;
  cut(product->columns, product->kept ? KEPT_UNIT : OUTER_UNIT, piece, &first, &last);
  if (product->rows == 1 && !product->kept) NAME(row_of_sums)(product, first, last, scratch_of(product->machine, piece.thread));
  else NAME(multiply)(product, first, last, scratch_of(product->machine, piece.thread));
}

/* Each piece packs all of A for itself. */
static int NAME(run_product)(Part part, const Product *product) {
  const double work = 2.0 * product->rows * product->depth * product->columns;
#if VECTOR_BYTES <= 16
  const Index threads = threads_for(product->machine, work);
  if (product->kept && NAME(has_blocks)(product, threads)) return NAME(run_blocks)(product, threads, work);
#endif
  return run_in_pieces(product->machine, part, product, work, product->columns / PACKING_COLUMNS);
}

/* Bytes that `keep_inputs` fills; 0 where it is not to be called. */
EXPORT Index NAME(kept_bytes)(Machine *machine, Index k, Index m) {
  (void)machine;
#if VECTOR_BYTES > 16
  return NAME(kept_columns)(k, m) + NAME(kept_columns)(m, k);
#else
  const double bytes = sizeof(Number) * ((double)k * NAME(kept_width)(m) + (double)m * NAME(kept_width)(k));
  return bytes <= KEPT_BYTES ? (Index)bytes : 0;
#endif
}

/*
 * kept = A as bytes, by columns and by rows; 2 when A is not pixels / 255, and nothing is kept then. With short vectors,
 * where turning bytes into numbers would take too long: A's own numbers.
 */
EXPORT int NAME(keep_inputs)(Machine *machine, Index k, Index m, const Number *A, unsigned char *kept) {
#if VECTOR_BYTES > 16
  int are_not_bytes = 0;
  const Keep columns = {A, k, m, 1, k, kept, &are_not_bytes};
  const Keep rows = {A, m, k, k, 1, kept + NAME(kept_columns)(k, m), &are_not_bytes};
  const double work = 10.0 * k * m;
  if (run(machine, NAME(keep_part), &columns, work) || run(machine, NAME(keep_part), &rows, work)) return 1;
  return are_not_bytes ? 2 : 0;
#else
  (void)machine;
  Number *columns = (Number *)kept;
  NAME(keep_turned)(A, k, 1, m, k, columns);
  NAME(keep_turned)(A, m, k, k, 1, columns + k * NAME(kept_width)(m));
  return 0;
#endif
}

/* Z = W · A + b; kept is what `keep_inputs` made of A, or 0 */
EXPORT int NAME(affine)(Machine *machine, Index n, Index k, Index m, const Number *W, const Number *A, const Number *b,
                        Number *Z, const unsigned char *kept) {
#if VECTOR_BYTES > 16
  const Number factor = kept ? (Number)1 / KEPT_DIVISOR : 1;
#else
  const Number factor = 1;
  if (!NAME(reads_kept)(n)) kept = 0;
#endif
  const Product product = {n, k, m, W, 1, n, A, 1, k, factor, b, 0, Z, machine, kept};
  return NAME(run_product)(NAME(product_part), &product);
}

/* out = Wᵀ · dZ */
EXPORT int NAME(multiply_transposed)(Machine *machine, Index n, Index k, Index m, const Number *W, const Number *dZ,
                                     Number *out) {
  const Product product = {k, n, m, W, n, 1, dZ, 1, n, 1, 0, 0, out, machine, 0};
  return NAME(run_product)(NAME(product_part), &product);
}

/* dW = factor · dZ · Aᵀ, or dW += …; kept as in `affine` */
EXPORT int NAME(outer_product)(Machine *machine, Index n, Index k, Index m, Number factor, const Number *dZ,
                               const Number *A, Number *dW, int accumulate, const unsigned char *kept) {
#if VECTOR_BYTES > 16
  if (kept) {
    kept += NAME(kept_columns)(k, m);
    factor /= KEPT_DIVISOR;
  }
#else
  if (!NAME(reads_kept)(n)) kept = 0;
  else if (kept) kept += k * NAME(kept_width)(m) * (Index)sizeof(Number);
#endif
  const Product product = {n, m, k, dZ, 1, n, A, k, 1, factor, 0, accumulate, dW, machine, kept};
  return NAME(run_product)(NAME(outer_product_part), &product);
}

/* db = factor · Σ of the columns of dZ, or db += … */
EXPORT void NAME(sum_of_columns)(Machine *machine, Index n, Index m, Number factor, const Number *dZ, Number *db, int accumulate) {
  (void)machine;
  NAME(sum_columns)(factor, dZ, n, m, db, accumulate);
}

/* A = g(Z) */
EXPORT int NAME(activate)(Machine *machine, int activation, Index count, const Number *Z, Number *A) {
  const Elements elements = {activation, {0}, 0, Z, 0, A, count};
  return run(machine, NAME(activate_part), &elements, 40.0 * count);
}

/* dZ = dA ∘ g′(Z) */
EXPORT int NAME(activate_backward)(Machine *machine, int activation, Index count, const Number *dA, const Number *Z,
                                   const Number *A,
                                    Number *dZ) {
  const Elements elements = {activation, {0}, dA, Z, A, dZ, count};
  return run(machine, NAME(activate_backward_part), &elements, 10.0 * count);
}

/* dZ = A − Y, or weights ∘ (A − Y); weights 0 for all 1 */
EXPORT int NAME(output_gradient)(Machine *machine, Index count, const Number *A, const Number *Y, const Number *weights,
                                 Number *dZ) {
  const Elements elements = {0, {0}, A, Y, weights, dZ, count};
  return run(machine, weights ? NAME(weighted_output_gradient_part) : NAME(output_gradient_part), &elements, 10.0 * count);
}

/* Q = Q + factor · P */
EXPORT int NAME(add_scaled)(Machine *machine, Index count, Number factor, const Number *P, Number *Q) {
  const Elements elements = {0, {factor}, P, 0, 0, Q, count};
  return run(machine, NAME(add_scaled_part), &elements, 10.0 * count);
}

/* P = factor · P */
EXPORT int NAME(scale)(Machine *machine, Index count, Number factor, Number *P) {
  const Elements elements = {0, {factor}, 0, 0, 0, P, count};
  return run(machine, NAME(scale_part), &elements, 10.0 * count);
}

/* out = A ∘ B */
EXPORT int NAME(multiply_each)(Machine *machine, Index count, const Number *A, const Number *B, Number *out) {
  const Elements elements = {0, {0}, A, B, 0, out, count};
  return run(machine, NAME(multiply_each_part), &elements, 10.0 * count);
}

/* V = β V + (1 − β) G; 1 − β is taken in float64 */
EXPORT int NAME(moving_average)(Machine *machine, Index count, double beta, const Number *G, Number *V) {
  const Elements elements = {0, {(Number)beta, (Number)(1 - beta)}, G, 0, 0, V, count};
  return run(machine, NAME(moving_average_part), &elements, 10.0 * count);
}

/* S = β S + (1 − β) G ∘ G */
EXPORT int NAME(moving_average_of_squares)(Machine *machine, Index count, double beta, const Number *G, Number *S) {
  const Elements elements = {0, {(Number)beta, (Number)(1 - beta)}, G, 0, 0, S, count};
  return run(machine, NAME(moving_average_of_squares_part), &elements, 10.0 * count);
}

/* P = P − rate · V / (√(correction · S) + ε) */
EXPORT int NAME(descend_scaled)(Machine *machine, Index count, Number rate, const Number *V, const Number *S,
                                Number correction,
                                 Number epsilon, Number *P) {
  const Elements elements = {0, {rate, correction, epsilon}, V, S, 0, P, count};
  return run(machine, NAME(descend_scaled_part), &elements, 20.0 * count);
}

/* Σ weight · logistic loss; weights 0 for all 1 */
EXPORT double NAME(logistic_cost)(Machine *machine, Index count, const Number *Z, const Number *Y, const Number *weights) {
  (void)machine;
  return NAME(cost)(logistic_loss_wide, Z, Y, weights, count);
}

/* Σ weight · squared loss; weights 0 for all 1 */
EXPORT double NAME(squared_cost)(Machine *machine, Index count, const Number *A, const Number *Y, const Number *weights) {
  (void)machine;
  return NAME(cost)(squared_loss_wide, A, Y, weights, count);
}

/* Σ p² */
EXPORT double NAME(sum_of_squares)(Machine *machine, Index count, const Number *P) {
  (void)machine;
  return NAME(squares)(P, count);
}

/* Numbers that `logistic_pass` works in. */
EXPORT Index NAME(pass_room)(Machine *machine, Index features) {
  (void)machine;
  return (1 + PASS_SLICES) * features;
}

/*
 * Z = W · X + b, A = σ(Z), dZ = weights ∘ (A − Y) and, unless dW is 0, dW = factor · dZ · Xᵀ or dW += …, with X from the
 * pictures of `order`, or the first ones; centres and scales 0 for x = p / 255, weights 0 for all 1
 */
EXPORT int NAME(logistic_pass)(Machine *machine, Index features, Index count, const unsigned char *pixels,
                               const unsigned *order, const Number *centres, const Number *scales, const Number *W,
                               const Number *b, const Number *Y, const Number *weights, Number *Z, Number *A,
                               Number *dZ, Number factor, Number *dW, int accumulate, Number *room) {
  if (scales) for (Index i = 0; i < features; i++) room[i] = W[i] * scales[i];
  const Pass pass = {features, count, pixels, order, centres, scales, scales ? room : W, b, Y, weights,
                     Z, A, dZ, dW ? room + features : 0, scales ? factor : factor / 255, accumulate, dW};
  const int status = run(machine, NAME(pass_part), &pass, (dW ? 4.0 : 2.0) * features * count);
  if (status || !dW) return status;
  return run(machine, NAME(pass_sum_part), &pass, 1.0 * NAME(slice_count)(count) * features);
}

/* X = scaled pixels; means and deviations 0 for x = p / 255 */
EXPORT int NAME(scale_pixels)(Machine *machine, Index features, Index count, const unsigned char *pixels,
                              const double *means,
                               const double *deviations, Number *X) {
  const Pixels job = {pixels, means, deviations, features, count, X};
  return run(machine, NAME(scale_pixels_part), &job, 5.0 * features * count);
}
