/* The operations of one precision as a table; their meaning is in c/operations.h. Included once per precision. */
typedef struct {
  Index (*kept_bytes)(Machine *machine, Index k, Index m);
  int (*keep_inputs)(Machine *machine, Index k, Index m, const Number *A, unsigned char *kept);
  int (*affine)(Machine *machine, Index n, Index k, Index m, const Number *W, const Number *A, const Number *b,
                Number *Z, const unsigned char *kept);
  int (*multiply_transposed)(Machine *machine, Index n, Index k, Index m, const Number *W, const Number *dZ,
                             Number *out);
  int (*outer_product)(Machine *machine, Index n, Index k, Index m, Number factor, const Number *dZ, const Number *A,
                       Number *dW, int accumulate, const unsigned char *kept);
  void (*sum_of_columns)(Machine *machine, Index n, Index m, Number factor, const Number *dZ, Number *db, int accumulate);
  int (*activate)(Machine *machine, int activation, Index count, const Number *Z, Number *A);
  int (*activate_backward)(Machine *machine, int activation, Index count, const Number *dA, const Number *Z,
                           const Number *A, Number *dZ);
  int (*output_gradient)(Machine *machine, Index count, const Number *A, const Number *Y, const Number *weights,
                         Number *dZ);
  int (*add_scaled)(Machine *machine, Index count, Number factor, const Number *P, Number *Q);
  int (*scale)(Machine *machine, Index count, Number factor, Number *P);
  int (*multiply_each)(Machine *machine, Index count, const Number *A, const Number *B, Number *out);
  int (*moving_average)(Machine *machine, Index count, double beta, const Number *G, Number *V);
  int (*moving_average_of_squares)(Machine *machine, Index count, double beta, const Number *G, Number *S);
  int (*descend_scaled)(Machine *machine, Index count, Number rate, const Number *V, const Number *S,
                        Number correction, Number epsilon, Number *P);
  double (*logistic_cost)(Machine *machine, Index count, const Number *Z, const Number *Y, const Number *weights);
  double (*squared_cost)(Machine *machine, Index count, const Number *A, const Number *Y, const Number *weights);
  double (*sum_of_squares)(Machine *machine, Index count, const Number *P);
  int (*scale_pixels)(Machine *machine, Index features, Index count, const unsigned char *pixels,
                      const double *means, const double *deviations, Number *X);
  Index (*pass_room)(Machine *machine, Index features);
  int (*logistic_pass)(Machine *machine, Index features, Index count, const unsigned char *pixels,
                       const unsigned *order, const Number *centres, const Number *scales, const Number *W,
                       const Number *b, const Number *Y, const Number *weights, Number *Z, Number *A, Number *dZ,
                       Number factor, Number *dW, int accumulate, Number *room);
  double (*peak)(Machine *machine, Index turns);
  double (*flops_per_turn)(Machine *machine);
} NAME(Operations);
