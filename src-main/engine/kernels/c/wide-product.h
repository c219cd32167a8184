/*
 * C = base + factor · A · B for processors whose vectors are wider than 16 bytes. Included once per precision (see
 * kernels.c). The shapes of a first layer decide the layout: few units, many features, some hundred examples. Vectors
 * therefore run along the columns of C (examples, or features) and not down its few rows, which would leave most lanes
 * of a wide vector empty.
 *
 * So a tile is one or two vectors of columns by up to TILE_ROWS rows of C, kept in registers for DEPTH terms. Columns of
 * B are packed into panels (p, 2 vectors of columns); the rows of A stand beside each other in memory already, or are
 * packed into strips (p, rows of the tile). What a tile has summed is turned, four by four, into C's columns.
 *
 * Order of every sum: terms in order of p; after each WIDE_DEPTH of them the partial sum goes to C.
 */
#define WIDE_DEPTH ((Index)(WIDE_DEPTH_BYTES / sizeof(Number)))
#define PANEL (2 * LANES)
#define TILE_SIDE 4 /* C is written in squares of this side */

typedef Number NAME(Quad) __attribute__((vector_size(TILE_SIDE * sizeof(Number)), aligned(sizeof(Number)), may_alias));
#define Quad NAME(Quad)

INLINE void NAME(turn)(Quad q[TILE_SIDE]) {
  const Quad a = SHUFFLE(q[0], q[1], 0, 4, 1, 5), b = SHUFFLE(q[0], q[1], 2, 6, 3, 7);
  const Quad c = SHUFFLE(q[2], q[3], 0, 4, 1, 5), d = SHUFFLE(q[2], q[3], 2, 6, 3, 7);
  q[0] = SHUFFLE(a, c, 0, 1, 4, 5);
  q[1] = SHUFFLE(a, c, 2, 3, 6, 7);
  q[2] = SHUFFLE(b, d, 0, 1, 4, 5);
  q[3] = SHUFFLE(b, d, 2, 3, 6, 7);
}

/* Where a tile's sums go: `columns` real ones of the panel. */
typedef struct {
  Number factor;
  const Number *bias;
  int keep;
  Index columns, stride;
  Number *c;
} NAME(Square);
#define Square NAME(Square)

/* C += factor · sums, or bias or zero instead of C; sums (row, column of the panel), `width` columns apart. */
INLINE void NAME(finish_square)(const Square *to, const int rows, const Number *sums, const int width) {
  const int whole_rows = rows - rows % TILE_SIDE;
  const Index whole = to->columns - to->columns % TILE_SIDE;
  UNROLL for (int i = 0; i < whole_rows; i += TILE_SIDE) {
    Quad start = {0};
    if (!to->keep && to->bias) start = *(const Quad *)(to->bias + i);
    for (Index j = 0; j < whole; j += TILE_SIDE) {
      Quad q[TILE_SIDE];
      UNROLL for (int side = 0; side < TILE_SIDE; side++) q[side] = *(const Quad *)(sums + (i + side) * width + j);
      NAME(turn)(q);
      UNROLL for (int side = 0; side < TILE_SIDE; side++) {
        Quad *c = (Quad *)(to->c + (j + side) * to->stride + i);
        *c = (to->keep ? *c : start) + to->factor * q[side];
      }
    }
  }
  for (Index j = 0; j < to->columns; j++) {
    Number *c = to->c + j * to->stride;
    for (int i = j < whole ? whole_rows : 0; i < rows; i++)
      c[i] = (to->keep ? c[i] : to->bias ? to->bias[i] : 0) + to->factor * sums[i * width + j];
  }
}

INLINE void NAME(wide_tile)(const int vectors, const int rows, Index depth, const Number *panel, const Number *a,
                            Index a_depth, const Square *to) {
  Vector sum[TILE_ROWS][2];
  UNROLL for (int i = 0; i < rows; i++)
    UNROLL for (int v = 0; v < vectors; v++) sum[i][v] = NAME(splat)(0);
  for (Index p = 0; p < depth; p++, panel += PANEL, a += a_depth) {
    Vector x[2];
    UNROLL for (int v = 0; v < vectors; v++) x[v] = NAME(load)(panel + v * LANES);
    UNROLL for (int i = 0; i < rows; i++) {
      const Vector w = NAME(splat)(a[i]);
      UNROLL for (int v = 0; v < vectors; v++) sum[i][v] += w * x[v];
    }
  }
  Number sums[TILE_ROWS * PANEL];
  UNROLL for (int i = 0; i < rows; i++)
    UNROLL for (int v = 0; v < vectors; v++) NAME(store)(sums + (i * vectors + v) * LANES, sum[i][v]);
  NAME(finish_square)(to, rows, sums, vectors * LANES);
}

typedef void (*NAME(WideTile))(Index, const Number *, const Number *, Index, const Square *);
#define WIDE_TILE(rows)                                                                                      \
  NOINLINE void NAME(wide_1_##rows)(Index depth, const Number *panel, const Number *a, Index a_depth,        \
                                    const Square *to) {                                                      \
    NAME(wide_tile)(1, rows, depth, panel, a, a_depth, to);                                                  \
  }                                                                                                          \
  NOINLINE void NAME(wide_2_##rows)(Index depth, const Number *panel, const Number *a, Index a_depth,        \
                                    const Square *to) {                                                      \
    NAME(wide_tile)(2, rows, depth, panel, a, a_depth, to);                                                  \
  }
FOR_TILE_ROWS(WIDE_TILE)
#undef WIDE_TILE

/* By the rows, the tiles of one and of two vectors. */
static const NAME(WideTile) NAME(wide_tiles)[TILE_ROWS + 1][2] = {
    {0, 0},
#define WIDE_TILE(rows) {NAME(wide_1_##rows), NAME(wide_2_##rows)},
    FOR_TILE_ROWS(WIDE_TILE)
#undef WIDE_TILE
};

/* Four columns of B from four values of p on, contiguous along p, as four rows of a panel. */
INLINE void NAME(pack_square)(const Number *b, Index b_column, Number *panel) {
  Quad q[TILE_SIDE];
  UNROLL for (int side = 0; side < TILE_SIDE; side++) q[side] = *(const Quad *)(b + side * b_column);
  NAME(turn)(q);
  UNROLL for (int side = 0; side < TILE_SIDE; side++) *(Quad *)(panel + side * PANEL) = q[side];
}

/* Up to PANEL columns of B into one panel; the missing ones are 0. */
static void NAME(pack_panel)(const Product *product, const Number *b, Index columns, Index depth, Number *panel) {
  const Index by_depth = product->b_depth, by_column = product->b_column;
  const int is_square = by_depth == 1;
  const Index whole_columns = is_square ? columns - columns % TILE_SIDE : columns == PANEL ? PANEL : 0;
  const Index whole_depth = is_square ? depth - depth % TILE_SIDE : depth;
  if (is_square) {
    for (Index j = 0; j < whole_columns; j += TILE_SIDE)
      for (Index p = 0; p < whole_depth; p += TILE_SIDE)
        NAME(pack_square)(b + p + j * by_column, by_column, panel + p * PANEL + j);
  } else if (whole_columns) {
    for (Index p = 0; p < depth; p++)
      UNROLL for (int v = 0; v < 2; v++)
        NAME(store)(panel + p * PANEL + v * LANES, NAME(load)(b + p * by_depth + v * LANES));
  }
  for (Index p = 0; p < depth; p++)
    for (Index j = p < whole_depth ? whole_columns : 0; j < PANEL; j++)
      panel[p * PANEL + j] = j < columns ? b[p * by_depth + j * by_column] : 0;
}

/* Rows [0, rows) of A into a strip (p, rows). */
static void NAME(pack_strip)(const Product *product, const Number *a, Index rows, Index depth, Number *strip) {
  const Index by_row = product->a_row, by_depth = product->a_depth;
  if (by_row == 1)
    for (Index p = 0; p < depth; p++)
      for (Index i = 0; i < rows; i++) strip[p * rows + i] = a[i + p * by_depth];
  else
    for (Index i = 0; i < rows; i++)
      for (Index p = 0; p < depth; p++) strip[p * rows + i] = a[i * by_row + p * by_depth];
}

/* All rows of C by the packed columns [j, j + columns), for the terms [p, p + depth). */
static void NAME(block)(const Product *product, Index p, Index depth, Index j, Index columns, const Number *panels,
                        Number *strip) {
  const Index rows = product->rows, height = quotient_up(rows, quotient_up(rows, TILE_ROWS));
  const int is_in_place = product->a_row == 1 && product->a_depth * (Index)sizeof(Number) <= IN_PLACE_BYTES;
  for (Index i = 0; i < rows; i += height) {
    const Index real = smaller(height, rows - i);
    const Number *a = product->a + i * product->a_row + p * product->a_depth;
    if (!is_in_place) NAME(pack_strip)(product, a, real, depth, strip);
    for (Index at = 0; at < columns; at += PANEL) {
      const Index width = smaller(PANEL, columns - at);
      const Square to = {product->factor, product->bias ? product->bias + i : 0, product->accumulate || p > 0,
                         width, rows, product->c + i + (j + at) * rows};
      NAME(wide_tiles)[real][width > LANES](depth, panels + at * depth, is_in_place ? a : strip,
                                            is_in_place ? product->a_depth : real, &to);
    }
  }
}

/* Columns [first, last) of C. `packed` has room for PACKED_BYTES of panels and one strip. */
static void NAME(multiply)(const Product *product, Index first, Index last, Number *packed) {
  const Index width = PACKED_BYTES / WIDE_DEPTH_BYTES / PANEL * PANEL;
  for (Index p = 0; p < product->depth; p += WIDE_DEPTH) {
    const Index depth = smaller(WIDE_DEPTH, product->depth - p);
    for (Index j = first; j < last; j += width) {
      const Index columns = smaller(width, last - j);
      for (Index at = 0; at < columns; at += PANEL)
        NAME(pack_panel)(product, product->b + p * product->b_depth + (j + at) * product->b_column,
                         smaller(PANEL, columns - at), depth, packed + at * depth);
      NAME(block)(product, p, depth, j, columns, packed, packed + PACKED_BYTES / sizeof(Number));
    }
  }
}
#undef Quad
#undef Square
