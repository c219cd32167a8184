/*
 * Operations that take every element by itself, and sums over columns. Included once per precision (see kernels.c).
 */

INLINE Vector NAME(where)(NAME(Bits) mask, Vector v) { return (Vector)((NAME(Bits))v & mask); }

/* The activations g and what they do to a gradient, dA ∘ g′(Z). ReLU's mask lets NaN through and turns −0 into 0. */
INLINE Vector NAME(relu)(Vector z) { return NAME(where)(~(NAME(Bits))(z <= NAME(splat)(0)), z); }
INLINE Vector NAME(leaky_relu)(Vector z) {
  const NAME(Bits) negative = (NAME(Bits))(z < NAME(splat)(0));
  return NAME(where)(~negative, z) + NAME(where)(negative, z * NAME(splat)((Number)LEAKY_SLOPE));
}
INLINE Vector NAME(linear)(Vector z) { return z; }
INLINE Vector NAME(tanh)(Vector z) { return NAME(in_doubles)(tanh_wide, z); }
INLINE Vector NAME(sigmoid)(Vector z) { return NAME(in_doubles)(sigmoid_wide, z); }

INLINE Vector NAME(relu_backward)(Vector dA, Vector z, Vector a) {
  (void)a;
  return NAME(where)((NAME(Bits))(z > NAME(splat)(0)), dA);
}
INLINE Vector NAME(leaky_relu_backward)(Vector dA, Vector z, Vector a) {
  (void)a;
  const NAME(Bits) positive = (NAME(Bits))(z > NAME(splat)(0));
  return NAME(where)(positive, dA) + NAME(where)(~positive, dA * NAME(splat)((Number)LEAKY_SLOPE));
}
INLINE Vector NAME(linear_backward)(Vector dA, Vector z, Vector a) {
  (void)z, (void)a;
  return dA;
}
INLINE Vector NAME(tanh_backward)(Vector dA, Vector z, Vector a) {
  (void)z;
  return dA * (NAME(splat)(1) - a * a);
}
INLINE Vector NAME(sigmoid_backward)(Vector dA, Vector z, Vector a) {
  (void)z;
  return dA * (a * (NAME(splat)(1) - a));
}

/* One operation on `count` elements; what the operation does not have is 0 or null. */
typedef struct {
  int activation;
  Number factor[3];
  const Number *x, *z, *a;
  Number *out;
  Index count;
} NAME(Elements);
#define Elements NAME(Elements)

INLINE void NAME(map)(Vector (*f)(Vector), const Elements *e, Index first, Index last) {
  Index i = first;
  for (; i + LANES <= last; i += LANES) NAME(store)(e->out + i, f(NAME(load)(e->z + i)));
  if (i < last) NAME(store_some)(e->out + i, f(NAME(load_some)(e->z + i, last - i)), last - i);
}

INLINE void NAME(map3)(Vector (*f)(Vector, Vector, Vector), const Elements *e, Index first, Index last) {
  Index i = first;
  for (; i + LANES <= last; i += LANES)
    NAME(store)(e->out + i, f(NAME(load)(e->x + i), NAME(load)(e->z + i), NAME(load)(e->a + i)));
  const Index left = last - i;
  if (left > 0)
    NAME(store_some)(e->out + i, f(NAME(load_some)(e->x + i, left), NAME(load_some)(e->z + i, left),
                                   NAME(load_some)(e->a + i, left)), left);
}

static void NAME(activate_part)(const void *job, Piece piece) {
  const Elements *e = job;
  Index first, last;
  cut(e->count, LANES, piece, &first, &last);
  switch (e->activation) {
    case RELU: NAME(map)(NAME(relu), e, first, last); break;
    case TANH: NAME(map)(NAME(tanh), e, first, last); break;
    case SIGMOID: NAME(map)(NAME(sigmoid), e, first, last); break;
    case LEAKY_RELU: NAME(map)(NAME(leaky_relu), e, first, last); break;
    default: NAME(map)(NAME(linear), e, first, last);
  }
}

static void NAME(activate_backward_part)(const void *job, Piece piece) {
  const Elements *e = job;
  Index first, last;
  cut(e->count, LANES, piece, &first, &last);
  switch (e->activation) {
    case RELU: NAME(map3)(NAME(relu_backward), e, first, last); break;
    case TANH: NAME(map3)(NAME(tanh_backward), e, first, last); break;
    case SIGMOID: NAME(map3)(NAME(sigmoid_backward), e, first, last); break;
    case LEAKY_RELU: NAME(map3)(NAME(leaky_relu_backward), e, first, last); break;
    default: NAME(map3)(NAME(linear_backward), e, first, last);
  }
}

/* db (rows) = base + factor · Σ of the columns, in order, in blocks of DEPTH as the products do. */
static void NAME(sum_columns)(Number factor, const Number *dZ, Index rows, Index columns, Number *db, int accumulate) {
  for (Index j = 0; j < columns; j += DEPTH) {
    const Number *block = dZ + j * rows;
    const Index count = smaller(DEPTH, columns - j);
    const int keep = accumulate || j > 0;
    for (Index i = 0; i < rows; i += LANES) {
      const Index left = smaller(LANES, rows - i);
      /* Whole vectors as long as they end inside dZ: lanes that belong to the next columns are not stored. */
      const Index whole = smaller(count, ((columns - j + 1) * rows - i - LANES) / rows);
      Vector sum = NAME(splat)(0);
      Index p = 0;
      for (; p < whole; p++) sum += NAME(load)(block + p * rows + i);
      for (; p < count; p++) sum += NAME(load_some)(block + p * rows + i, left);
      const Vector base = keep ? NAME(load_some)(db + i, left) : NAME(splat)(0);
      NAME(store_some)(db + i, base + NAME(splat)(factor) * sum, left);
    }
  }
}

/* Pictures of `features` bytes each; means and deviations are null for x = p / 255. */
typedef struct {
  const unsigned char *pixels;
  const double *means, *deviations;
  Index features, count;
  Number *x;
} NAME(Pixels);
#define Pixels NAME(Pixels)

/* Truly divided: p · (1/255) is another number for some p, and the course divides. */
static void NAME(divide_pixels)(const unsigned char *pixels, Number *x, Index count) {
  Index i = 0;
  for (; i + CHUNK_VECTORS * LANES <= count; i += CHUNK_VECTORS * LANES) {
    Vector some[CHUNK_VECTORS];
    NAME(load_chunk)(pixels + i, some);
    UNROLL for (int v = 0; v < CHUNK_VECTORS; v++) NAME(store)(x + i + v * LANES, some[v] / NAME(splat)(255));
  }
  for (; i < count; i++) x[i] = (Number)pixels[i] / 255;
}

static void NAME(scale_pixels_part)(const void *job, Piece piece) {
  const Pixels *p = job;
  Index first, last;
  cut(p->count, 1, piece, &first, &last);
  if (!p->means) {
    const Index start = first * p->features;
    NAME(divide_pixels)(p->pixels + start, p->x + start, (last - first) * p->features);
    return;
  }
  for (Index j = first; j < last; j++) {
    const unsigned char *pixels = p->pixels + j * p->features;
    Number *x = p->x + j * p->features;
    for (Index i = 0; i < p->features; i++) x[i] = (Number)((pixels[i] - p->means[i]) / p->deviations[i]);
  }
}
