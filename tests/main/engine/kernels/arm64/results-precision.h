/* The operations of one precision; included once for each, with Number, NAME and OPERATIONS_OF (see results.c). */

static Number *NAME(filled)(Index count, unsigned seed) {
  Number *numbers = room_for((size_t)count * sizeof(Number));
  for (Index at = 0; at < count; at++) numbers[at] = (Number)number_at((unsigned)at, seed);
  return numbers;
}

/* And frees; of many numbers some. */
static void NAME(write)(Number *numbers, Index count) {
  for (Index at = 0; at < count; at += count > 20000 ? 97 : 1) {
    const double wide = numbers[at];
    fwrite(&wide, sizeof wide, 1, stdout);
  }
  free(numbers);
}

/* The three products of a layer of n units, k inputs and m examples, and the sum of the columns. */
static void NAME(products)(Index n, Index k, Index m) {
  Number *W = NAME(filled)(n * k, 1), *A = NAME(filled)(k * m, 2), *b = NAME(filled)(n, 3), *dZ = NAME(filled)(n * m, 4);
  Number *Z = NAME(filled)(n * m, 5), *dA = NAME(filled)(k * m, 6), *dW = NAME(filled)(n * k, 7);
  OPERATIONS_OF.affine(machine, n, k, m, W, A, b, Z, 0);
  OPERATIONS_OF.multiply_transposed(machine, n, k, m, W, dZ, dA);
  OPERATIONS_OF.outer_product(machine, n, k, m, (Number)-0.75, dZ, A, dW, 1, 0);
  OPERATIONS_OF.sum_of_columns(machine, n, m, (Number)0.5, dZ, b, 1);
  NAME(write)(Z, n * m);
  NAME(write)(dA, k * m);
  NAME(write)(dW, n * k);
  NAME(write)(b, n);
  free(W);
  free(A);
  free(dZ);
}

static void NAME(elements)(Index count) {
  enum { ACTIVATIONS = 5 };
  Number *Y = NAME(filled)(count, 1), *weights = NAME(filled)(count, 2), *sums = room_for(3 * sizeof(Number));
  for (Index at = 0; at < count; at++) Y[at] = Y[at] > 0;
  for (int activation = 0; activation < ACTIVATIONS; activation++) {
    Number *Z = NAME(filled)(count, 3), *A = NAME(filled)(count, 4), *dZ = NAME(filled)(count, 5);
    for (Index at = 0; at < count; at++) Z[at] *= (Number)(at % 3 == 0 ? 100 : 5);
    OPERATIONS_OF.activate(machine, activation, count, Z, A);
    OPERATIONS_OF.activate_backward(machine, activation, count, dZ, Z, A, dZ);
    NAME(write)(Z, count);
    NAME(write)(A, count);
    NAME(write)(dZ, count);
  }
  Number *Z = NAME(filled)(count, 6), *P = NAME(filled)(count, 7), *V = NAME(filled)(count, 8), *S = NAME(filled)(count, 9);
  sums[0] = (Number)OPERATIONS_OF.logistic_cost(machine, count, Z, Y, weights);
  sums[1] = (Number)OPERATIONS_OF.squared_cost(machine, count, Z, Y, 0);
  sums[2] = (Number)OPERATIONS_OF.sum_of_squares(machine, count, Z);
  for (Index at = 0; at < count; at++) S[at] *= S[at];
  OPERATIONS_OF.output_gradient(machine, count, Z, Y, weights, Z);
  OPERATIONS_OF.add_scaled(machine, count, (Number)-0.1, Z, P);
  OPERATIONS_OF.moving_average(machine, count, 0.9, Z, V);
  OPERATIONS_OF.moving_average_of_squares(machine, count, 0.999, Z, S);
  OPERATIONS_OF.descend_scaled(machine, count, (Number)0.01, V, S, (Number)1.25, (Number)1e-8, P);
  OPERATIONS_OF.scale(machine, count, (Number)0.75, Z);
  OPERATIONS_OF.multiply_each(machine, count, Z, V, Y);
  NAME(write)(sums, 3);
  NAME(write)(Z, count);
  NAME(write)(P, count);
  NAME(write)(V, count);
  NAME(write)(S, count);
  NAME(write)(Y, count);
  free(weights);
}

static void NAME(pixels)(Index features, Index count) {
  unsigned char *pixels = room_for((size_t)(features * count));
  double *statistics = room_for((size_t)(2 * features) * sizeof(double));
  Number *X = room_for((size_t)(features * count) * sizeof(Number));
  Number *unit = room_for((size_t)(features * count) * sizeof(Number));
  for (Index at = 0; at < features * count; at++) pixels[at] = (unsigned char)(at * 97);
  for (Index at = 0; at < 2 * features; at++) statistics[at] = 2 + number_at((unsigned)at, 10);
  OPERATIONS_OF.scale_pixels(machine, features, count, pixels, 0, 0, unit);
  OPERATIONS_OF.scale_pixels(machine, features, count, pixels, statistics, statistics + features, X);
  NAME(write)(unit, features * count);
  NAME(write)(X, features * count);
  free(pixels);
  free(statistics);
}

static void NAME(all_results)(void) {
  /* Every remainder of tiles and vectors; then more terms than are summed at a time, and enough work for the threads. */
  for (Index n = 1; n <= 26; n++) NAME(products)(n, 1 + n * 7 % 23, 1 + n * 11 % 19);
  NAME(products)(1, 700, 70);
  NAME(products)(20, 600, 301);
  NAME(products)(301, 300, 33);
  for (Index count = 1; count <= 40; count += 3) NAME(elements)(count);
  NAME(elements)(150001);
  NAME(pixels)(75, 9);
}
