/*
 * The exported operations, with the meaning and the shapes of engine/kernels/kernels.ts. Included once per precision
 * (see kernels.c). `n`, `k`, `m` are the sizes named there. Operations that threads share return what `run` does.
 */

/* B's columns are contiguous: W · A and Wᵀ · dZ. */
static void NAME(product_part)(const void *job, int part, int parts) {
  const Product *product = job;
  Index first, last;
  cut(product->columns, TILE_COLUMNS, part, parts, &first, &last);
  if (product->rows == 1 && product->a_depth == 1) NAME(row_of_dots)(product, first, last);
  else NAME(multiply)(product, first, last, (Number *)scratch_of(part));
}

/* B's rows are contiguous: dZ · Aᵀ. */
static void NAME(outer_product_part)(const void *job, int part, int parts) {
  const Product *product = job;
  Index first, last;
  cut(product->columns, STRIP, part, parts, &first, &last);
  if (product->rows == 1) NAME(row_of_sums)(product, first, last, (Number *)scratch_of(part));
  else NAME(multiply)(product, first, last, (Number *)scratch_of(part));
}

static int NAME(run_product)(Part part, const Product *product) {
  return run(part, product, 2.0 * product->rows * product->depth * product->columns);
}

/* Z = W · A + b */
EXPORT int NAME(affine)(Index n, Index k, Index m, const Number *W, const Number *A, const Number *b, Number *Z) {
  const Product product = {n, k, m, W, 1, n, A, 1, k, 1, b, 0, Z};
  return NAME(run_product)(NAME(product_part), &product);
}

/* out = Wᵀ · dZ */
EXPORT int NAME(multiply_transposed)(Index n, Index k, Index m, const Number *W, const Number *dZ, Number *out) {
  const Product product = {k, n, m, W, n, 1, dZ, 1, n, 1, 0, 0, out};
  return NAME(run_product)(NAME(product_part), &product);
}

/* dW = factor · dZ · Aᵀ, or dW += … */
EXPORT int NAME(outer_product)(Index n, Index k, Index m, Number factor, const Number *dZ, const Number *A, Number *dW,
                                int accumulate) {
  const Product product = {n, m, k, dZ, 1, n, A, k, 1, factor, 0, accumulate, dW};
  return NAME(run_product)(NAME(outer_product_part), &product);
}

/* db = factor · Σ of the columns of dZ, or db += … */
EXPORT void NAME(sum_of_columns)(Index n, Index m, Number factor, const Number *dZ, Number *db, int accumulate) {
  NAME(sum_columns)(factor, dZ, n, m, db, accumulate);
}

/* A = g(Z) */
EXPORT int NAME(activate)(int activation, Index count, const Number *Z, Number *A) {
  const Elements elements = {activation, 0, 0, Z, 0, A, count};
  return run(NAME(activate_part), &elements, 40.0 * count);
}

/* dZ = dA ∘ g′(Z) */
EXPORT int NAME(activate_backward)(int activation, Index count, const Number *dA, const Number *Z, const Number *A,
                                    Number *dZ) {
  const Elements elements = {activation, 0, dA, Z, A, dZ, count};
  return run(NAME(activate_backward_part), &elements, 10.0 * count);
}

/* P = P + factor · x, and out = a + factor · x in general */
EXPORT int NAME(add_scaled)(Index count, Number factor, const Number *x, const Number *a, Number *out) {
  const Elements elements = {0, factor, x, 0, a, out, count};
  return run(NAME(add_scaled_part), &elements, 10.0 * count);
}

/* Σ of the logistic losses */
EXPORT double NAME(logistic_cost_of)(Index count, const Number *Z, const Number *Y) {
  return NAME(logistic_cost)(Z, Y, count);
}

/* X = scaled pixels; means and deviations 0 for x = p / 255 */
EXPORT int NAME(scale_pixels)(Index features, Index count, const unsigned char *pixels, const double *means,
                               const double *deviations, Number *X) {
  const Pixels job = {pixels, means, deviations, features, count, X};
  return run(NAME(scale_pixels_part), &job, 5.0 * features * count);
}
