/*
 * Products of few rows with inputs that do not change during a run: a first layer of few units. Included once per
 * precision (see kernels.c).
 *
 * Vectors run along the rows of C. So it is the few rows whose numbers are spread to whole vectors, once for all columns,
 * and not the inputs' (c/narrow-product.h says what spreading in the tile takes); and the inputs are kept twice, in the
 * order in which either product reads them, as one stream. In place, columns of 12288 numbers fall on the same few sets of
 * the nearest cache, and the stream breaks off every DEPTH numbers. For 20 units and 209 examples that takes 14 % off W · X
 * and dZ · Xᵀ. Order of every sum: as in c/narrow-product.h, to the bit.
 */
#define TURNED_WIDTH (2 * LANES) /* columns of a strip of inputs */
#define TURNED_HEIGHT SPREAD_COLUMNS

/* Whether a product of so many rows reads kept inputs; others are as fast without (one row: c/single-row.h). */
INLINE int NAME(reads_kept)(Index rows) { return rows > 1 && rows < KEPT_ROWS; }

/* Inputs of `columns` columns and `terms` terms: for each DEPTH of terms all strips (p, TURNED_WIDTH), the last with 0. */
INLINE Index NAME(kept_width)(Index columns) { return quotient_up(columns, TURNED_WIDTH) * TURNED_WIDTH; }

static void NAME(keep_turned)(const Number *x, Index terms, Index by_term, Index columns, Index by_column, Number *to) {
  for (Index p = 0; p < terms; p += DEPTH)
    for (Index j = 0; j < columns; j += TURNED_WIDTH)
      for (Index q = p; q < smaller(p + DEPTH, terms); q++)
        for (Index at = j; at < j + TURNED_WIDTH; at++) *to++ = at < columns ? x[q * by_term + at * by_column] : 0;
}

/* LANES rows of LANES sums become as many columns. */
INLINE void NAME(turn_square)(const Vector row[LANES], Vector column[LANES]) {
#if LANES == 4
  const Vector a = SHUFFLE(row[0], row[1], 0, 4, 1, 5), b = SHUFFLE(row[0], row[1], 2, 6, 3, 7);
  const Vector c = SHUFFLE(row[2], row[3], 0, 4, 1, 5), d = SHUFFLE(row[2], row[3], 2, 6, 3, 7);
  column[0] = SHUFFLE(a, c, 0, 1, 4, 5);
  column[1] = SHUFFLE(a, c, 2, 3, 6, 7);
  column[2] = SHUFFLE(b, d, 0, 1, 4, 5);
  column[3] = SHUFFLE(b, d, 2, 3, 6, 7);
#else
  column[0] = SHUFFLE(row[0], row[1], 0, 2);
  column[1] = SHUFFLE(row[0], row[1], 1, 3);
#endif
}

/* `height` rows, spread, by a strip of `vectors` vectors, of which `columns` columns are real. */
INLINE void NAME(turned_tile)(const int vectors, const int height, Index depth, const Number *rows, const Number *strip,
                              Index columns, const Target *to) {
  Vector sum[2][TURNED_HEIGHT];
  UNROLL for (int v = 0; v < vectors; v++)
    UNROLL for (int i = height; i < TURNED_HEIGHT; i++) sum[v][i] = NAME(splat)(0);
  NAME(sum_spread)(vectors, height, TURNED_WIDTH, depth, strip, rows, sum);
  UNROLL for (int v = 0; v < vectors; v++)
    UNROLL for (int i = 0; i < height; i += LANES) {
      Vector column[LANES];
      NAME(turn_square)(sum[v] + i, column);
      UNROLL for (int lane = 0; lane < LANES; lane++) {
        const Index j = v * LANES + lane;
        if (j < columns && i < to->rows) NAME(finish)(to, column[lane], i, to->c + j * to->c_column);
      }
    }
}

#define FOR_TURNED_HEIGHTS(T) T(2) T(3) T(4)
#define TURNED_TILE(height)                                                                                      \
  NOINLINE void NAME(turned_1_##height)(Index depth, const Number *rows, const Number *strip, Index columns,     \
                                        const Target *to) {                                                      \
    NAME(turned_tile)(1, height, depth, rows, strip, columns, to);                                               \
  }                                                                                                              \
  NOINLINE void NAME(turned_2_##height)(Index depth, const Number *rows, const Number *strip, Index columns,     \
                                        const Target *to) {                                                      \
    NAME(turned_tile)(2, height, depth, rows, strip, columns, to);                                               \
  }
FOR_TURNED_HEIGHTS(TURNED_TILE)
#undef TURNED_TILE

typedef void (*NAME(TurnedTile))(Index, const Number *, const Number *, Index, const Target *);

/* By the height, the tiles of one and of two vectors. */
static const NAME(TurnedTile) NAME(turned_tiles)[TURNED_HEIGHT + 1][2] = {
    {0, 0}, {0, 0},
#define TURNED_TILE(height) {NAME(turned_1_##height), NAME(turned_2_##height)},
    FOR_TURNED_HEIGHTS(TURNED_TILE)
#undef TURNED_TILE
};

/* The first `depth` terms of `height` rows, each number as a vector: (p, height, LANES); of missing rows 0. */
INLINE void NAME(spread_group)(const Product *product, const int height, const Number *a, Index real, Index depth,
                               Number *packed) {
  for (Index p = 0; p < depth; p++, a += product->a_depth, packed += height * LANES)
    UNROLL for (int i = 0; i < height; i++)
      NAME(store)(packed + i * LANES, NAME(splat)(i < real ? a[i * product->a_row] : 0));
}

/* The terms [p, p + depth) of all rows of A, in groups of `height`. */
static void NAME(spread_rows)(const Product *product, Index height, Index p, Index depth, Number *packed) {
  for (Index i = 0; i < product->rows; i += height, packed += height * depth * LANES) {
    const Number *a = product->a + i * product->a_row + p * product->a_depth;
    const Index real = smaller(height, product->rows - i);
    if (height == TURNED_HEIGHT && real == height) NAME(spread_group)(product, TURNED_HEIGHT, a, TURNED_HEIGHT, depth, packed);
    else if (height == TURNED_HEIGHT) NAME(spread_group)(product, TURNED_HEIGHT, a, real, depth, packed);
    else if (height == 3) NAME(spread_group)(product, 3, a, real, depth, packed);
    else NAME(spread_group)(product, 2, a, real, depth, packed);
  }
}

/* Height of the groups of rows: as equal as whole ones allow. */
INLINE Index NAME(turned_height)(Index rows) { return quotient_up(rows, quotient_up(rows, TURNED_HEIGHT)); }

/* All rows of C for the columns of the strip at j; `to.c` and `to.bias` are those of all rows and columns. */
static void NAME(turned_strip)(Index rows, Index j, Index columns, Index depth, const Number *spread, const Number *strip,
                               const Target *all) {
  const Index height = NAME(turned_height)(rows);
  for (Index i = 0; i < rows; i += height, spread += height * depth * LANES) {
    Target to = *all;
    to.rows = smaller(height, rows - i);
    if (to.bias) to.bias += i;
    to.c += i + j * rows;
    NAME(turned_tiles)[height][columns > LANES](depth, spread, strip, columns, &to);
  }
}

/* The terms [p, p + DEPTH) for the columns [first, last); `packed` has room for as many terms of all rows, spread. */
static void NAME(turned_terms)(const Product *product, Index p, Index first, Index last, Number *packed, const Target *to) {
  const Index depth = smaller(DEPTH, product->depth - p);
  const Number *strips = (const Number *)product->kept + p * NAME(kept_width)(product->columns);
  NAME(spread_rows)(product, NAME(turned_height)(product->rows), p, depth, packed);
  for (Index j = first; j < last; j += TURNED_WIDTH)
    NAME(turned_strip)(product->rows, j, smaller(TURNED_WIDTH, last - j), depth, packed, strips + j * depth, to);
}

/* Columns [first, last) of C, `first` where a strip begins; `packed` has room for KEPT_ROWS spread rows of DEPTH terms. */
static void NAME(multiply_turned)(const Product *product, Index first, Index last, Number *packed) {
  for (Index p = 0; p < product->depth; p += DEPTH) {
    const Target to = {product->factor, product->bias, product->accumulate || p > 0, 0, product->rows, product->c, 0};
    NAME(turned_terms)(product, p, first, last, packed, &to);
  }
}

static void NAME(multiply)(const Product *product, Index first, Index last, Number *packed) {
  if (product->kept) NAME(multiply_turned)(product, first, last, packed);
  else NAME(multiply_panels)(product, first, last, packed);
}
