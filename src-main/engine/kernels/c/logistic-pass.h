/*
 * Logistic regression over pictures in one pass: z = w · x + b, a = σ(z), dz = weight · (a − y) and dw += dz · x, while a
 * few pictures' bytes are in the nearest caches. The bytes become numbers in registers, twice; X is never written.
 * Included once per precision (see kernels.c).
 *
 * Inputs are x = (p − centre) · scale, feature by feature, or p / 255. What is the same for all pictures stays out of the
 * sums: w ∘ scale goes into z, and scale and factor are multiplied into dw at the end. The centre goes into each term: a
 * feature that hardly varies would otherwise be a small difference of large sums.
 *
 * Pictures are cut into slices, by their number alone, and each slice sums a dw of its own; these are added in order. So
 * the number of threads changes no bit.
 */
#define PASS_SLICES 8    /* at most: so many threads can help */
#define PASS_PICTURES 32 /* in a slice at least, so that adding its dw takes little beside it */
#define PASS_GROUP 4     /* pictures taken together: w and dw are read and written once for all of them */
#define CHUNK (CHUNK_VECTORS * LANES) /* features taken together */

typedef struct {
  Index features, pictures;
  const unsigned char *pixels;
  const unsigned *order; /* which of the pictures; null for the first ones */
  const Number *centres, *scales; /* null for p / 255 */
  const Number *W, *bias, *Y, *weights; /* W is w ∘ scale */
  Number *Z, *A, *dZ, *slices; /* slices: a dw of each; null when only answers are asked for */
  Number factor;
  int accumulate;
  Number *dW;
} NAME(Pass);
#define Pass NAME(Pass)

/* Inputs [i, i + CHUNK) of a picture, before they are scaled. */
INLINE void NAME(load_inputs)(const Pass *pass, const int is_centred, const unsigned char *bytes, Index i,
                              Vector x[CHUNK_VECTORS]) {
  NAME(load_chunk)(bytes + i, x);
  if (is_centred) UNROLL for (int v = 0; v < CHUNK_VECTORS; v++) x[v] -= NAME(load)(pass->centres + i + v * LANES);
}
INLINE Number NAME(load_input)(const Pass *pass, const int is_centred, const unsigned char *bytes, Index i) {
  return is_centred ? bytes[i] - pass->centres[i] : bytes[i];
}

/* z of `count` pictures, the first at j: a sum in each lane, then the lanes pairwise, then the last features in order. */
INLINE void NAME(answer)(const Pass *pass, const int is_centred, const int count, Index j,
                         const unsigned char *bytes[PASS_GROUP]) {
  Vector sum[PASS_GROUP];
  UNROLL for (int g = 0; g < count; g++) sum[g] = NAME(splat)(0);
  Index i = 0;
  for (; i + CHUNK <= pass->features; i += CHUNK)
    UNROLL for (int g = 0; g < count; g++) {
      Vector x[CHUNK_VECTORS];
      NAME(load_inputs)(pass, is_centred, bytes[g], i, x);
      UNROLL for (int v = 0; v < CHUNK_VECTORS; v++) sum[g] += NAME(load)(pass->W + i + v * LANES) * x[v];
    }
  const Number scale = is_centred ? 1 : (Number)1 / 255;
  for (int g = 0; g < count; g++) {
    Number z = NAME(sum_lanes)(sum[g]);
    for (Index last = i; last < pass->features; last++)
      z += pass->W[last] * NAME(load_input)(pass, is_centred, bytes[g], last);
    pass->Z[j + g] = pass->bias[0] + scale * z;
  }
}

/* dw += dz · x of `count` pictures, in order. */
INLINE void NAME(learn)(const Pass *pass, const int is_centred, const int count, Index j,
                        const unsigned char *bytes[PASS_GROUP], Number *dw) {
  const Number *dZ = pass->dZ + j;
  Vector dz[PASS_GROUP];
  UNROLL for (int g = 0; g < count; g++) dz[g] = NAME(splat)(dZ[g]);
  Index i = 0;
  for (; i + CHUNK <= pass->features; i += CHUNK) {
    Vector sum[CHUNK_VECTORS];
    UNROLL for (int v = 0; v < CHUNK_VECTORS; v++) sum[v] = NAME(load)(dw + i + v * LANES);
    UNROLL for (int g = 0; g < count; g++) {
      Vector x[CHUNK_VECTORS];
      NAME(load_inputs)(pass, is_centred, bytes[g], i, x);
      UNROLL for (int v = 0; v < CHUNK_VECTORS; v++) sum[v] += dz[g] * x[v];
    }
    UNROLL for (int v = 0; v < CHUNK_VECTORS; v++) NAME(store)(dw + i + v * LANES, sum[v]);
  }
  for (; i < pass->features; i++)
    for (int g = 0; g < count; g++) dw[i] += dZ[g] * NAME(load_input)(pass, is_centred, bytes[g], i);
}

/* Some pictures, the first at j. dw null when only answers are asked for. */
INLINE void NAME(pass_pictures)(const Pass *pass, const int is_centred, const int count, Index j, Number *dw) {
  const unsigned char *bytes[PASS_GROUP];
  UNROLL for (int g = 0; g < count; g++)
    bytes[g] = pass->pixels + (pass->order ? (Index)pass->order[j + g] : j + g) * pass->features;
  NAME(answer)(pass, is_centred, count, j, bytes);
  const Elements output = {SIGMOID, {0}, 0, pass->Z + j, 0, pass->A + j, count};
  NAME(map)(NAME(sigmoid), &output, 0, count);
  UNROLL for (int g = 0; g < count; g++) {
    const Number difference = pass->A[j + g] - pass->Y[j + g];
    pass->dZ[j + g] = pass->weights ? pass->weights[j + g] * difference : difference;
  }
  if (dw) NAME(learn)(pass, is_centred, count, j, bytes, dw);
}

typedef void (*NAME(PassPictures))(const Pass *, Index, Number *);
#define PASS_PICTURES_OF(name, is_centred, count)                       \
  NOINLINE void NAME(name)(const Pass *pass, Index j, Number *dw) {     \
    NAME(pass_pictures)(pass, is_centred, count, j, dw);                \
  }
PASS_PICTURES_OF(pass_group, 0, PASS_GROUP)
PASS_PICTURES_OF(pass_one, 0, 1)
PASS_PICTURES_OF(pass_centred_group, 1, PASS_GROUP)
PASS_PICTURES_OF(pass_centred_one, 1, 1)
#undef PASS_PICTURES_OF

INLINE int NAME(slice_count)(Index pictures) { return (int)smaller(PASS_SLICES, quotient_up(pictures, PASS_PICTURES)); }

static void NAME(pass_part)(const void *job, Piece piece) {
  const Pass *pass = job;
  const NAME(PassPictures) group = pass->centres ? NAME(pass_centred_group) : NAME(pass_group);
  const NAME(PassPictures) one = pass->centres ? NAME(pass_centred_one) : NAME(pass_one);
  const int slices = NAME(slice_count)(pass->pictures);
  Index slice, end;
  for (cut(slices, 1, piece, &slice, &end); slice < end; slice++) {
    Number *dw = pass->slices ? pass->slices + slice * pass->features : 0;
    Index j, last;
    cut(pass->pictures, PASS_GROUP, (Piece){(int)slice, slices, 0}, &j, &last);
    for (Index i = 0; dw && i < pass->features; i++) dw[i] = 0;
    for (; j + PASS_GROUP <= last; j += PASS_GROUP) group(pass, j, dw);
    for (; j < last; j++) one(pass, j, dw);
  }
}

/* dW = base + factor · scale ∘ the slices' sum. */
static void NAME(pass_sum_part)(const void *job, Piece piece) {
  const Pass *pass = job;
  const int slices = NAME(slice_count)(pass->pictures);
  Index i, last;
  cut(pass->features, LANES, piece, &i, &last);
  for (; i < last; i += LANES) {
    const Index left = last - i;
    Vector sum = NAME(load_up_to)(pass->slices + i, left);
    for (int slice = 1; slice < slices; slice++) sum += NAME(load_up_to)(pass->slices + slice * pass->features + i, left);
    if (pass->scales) sum *= NAME(load_up_to)(pass->scales + i, left);
    const Vector base = pass->accumulate ? NAME(load_up_to)(pass->dW + i, left) : NAME(splat)(0);
    NAME(store_up_to)(pass->dW + i, base + NAME(splat)(pass->factor) * sum, left);
  }
}
