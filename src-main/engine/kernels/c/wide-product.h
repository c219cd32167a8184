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
#define TILE_SIDE 4 /* C is written in squares of this side */
#define LINE (64 / (Index)sizeof(Number))

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

/* The first `count` numbers of a quad; a constant count becomes plain moves. */
INLINE Quad NAME(load_quad)(const Number *from, const int count) {
  Quad q = {0};
  __builtin_memcpy(&q, from, (unsigned)count * sizeof(Number));
  return q;
}
INLINE void NAME(store_quad)(Number *to, Quad q, const int count) {
  __builtin_memcpy(to, &q, (unsigned)count * sizeof(Number));
}

/* C = base + factor · sums for `rows` <= TILE_SIDE rows of C; the sums of a row are `width` apart. */
INLINE void NAME(finish_rows)(const Square to, const int keep, const int rows, const Number *sums, const int width) {
  const Quad start = to.bias ? NAME(load_quad)(to.bias, rows) : (Quad){0};
  const Number factor = to.factor;
  Index j = 0;
  for (; j + TILE_SIDE <= to.columns; j += TILE_SIDE) {
    Quad q[TILE_SIDE];
    UNROLL for (int side = 0; side < TILE_SIDE; side++)
      q[side] = side < rows ? *(const Quad *)(sums + side * width + j) : (Quad){0};
    NAME(turn)(q);
    UNROLL for (int side = 0; side < TILE_SIDE; side++) {
      Number *c = to.c + (j + side) * to.stride;
      NAME(store_quad)(c, (keep ? NAME(load_quad)(c, rows) : start) + factor * q[side], rows);
    }
  }
  for (; j < to.columns; j++) {
    Number *c = to.c + j * to.stride;
    for (int i = 0; i < rows; i++) c[i] = (keep ? c[i] : start[i]) + factor * sums[i * width + j];
  }
}

INLINE void NAME(finish_square)(Square to, const int rows, const Number *sums, const int width) {
  UNROLL for (int i = 0; i < rows; i += TILE_SIDE) {
    const int real = rows - i < TILE_SIDE ? rows - i : TILE_SIDE;
    if (to.keep) NAME(finish_rows)(to, 1, real, sums + i * width, width);
    else NAME(finish_rows)(to, 0, real, sums + i * width, width);
    to.c += TILE_SIDE;
    if (to.bias) to.bias += TILE_SIDE;
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
  NAME(finish_square)(*to, rows, sums, vectors * LANES);
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

/* Up to PANEL columns of B, each contiguous, into one panel; the missing ones are 0. */
static void NAME(pack_columns)(const Number *b, Index b_column, Index columns, Index depth, Number *panel) {
  const Index whole = columns - columns % TILE_SIDE, whole_depth = depth - depth % TILE_SIDE;
  /* A cache line of every column before the next: the columns of a first layer all fall on the same few sets. */
  for (Index p = 0; p < whole_depth; p += LINE)
    for (Index j = 0; j < whole; j += TILE_SIDE)
      for (Index q = p; q < smaller(p + LINE, whole_depth); q += TILE_SIDE)
        NAME(pack_square)(b + q + j * b_column, b_column, panel + q * PANEL + j);
  for (Index p = 0; p < depth; p++)
    for (Index j = p < whole_depth ? whole : 0; j < PANEL; j++)
      panel[p * PANEL + j] = j < columns ? b[p + j * b_column] : 0;
}

/* `columns` columns of B, whose rows are contiguous, into panels; row by row, as memory is read fastest. */
static void NAME(pack_row_pieces)(const Number *b, Index b_depth, Index columns, Index depth, Number *panels) {
  const Index whole = columns - columns % PANEL;
  for (Index p = 0; p < depth; p++, b += b_depth) {
    Number *to = panels + p * PANEL;
    Index j = 0;
    for (; j < whole; j += PANEL, to += depth * PANEL)
      UNROLL for (int v = 0; v < 2; v++) NAME(store)(to + v * LANES, NAME(load)(b + j + v * LANES));
    if (j == columns) continue;
    UNROLL for (int v = 0; v < 2; v++) NAME(store)(to + v * LANES, NAME(splat)(0));
    for (; j < columns; j++) to[j - whole] = b[j];
  }
}

static void NAME(pack_panels)(const Product *product, const Number *b, Index columns, Index depth, Number *panels) {
  if (product->b_column == 1) {
    NAME(pack_row_pieces)(b, product->b_depth, columns, depth, panels);
    return;
  }
  for (Index j = 0; j < columns; j += PANEL)
    NAME(pack_columns)(b + j * product->b_column, product->b_column, smaller(PANEL, columns - j), depth,
                       panels + j * depth);
}

/* Rows [0, rows) of A, each contiguous, into a strip (p, rows). */
static void NAME(pack_strip)(const Number *a, Index a_row, Index rows, Index depth, Number *strip) {
  const Index whole_rows = rows - rows % TILE_SIDE, whole_depth = depth - depth % TILE_SIDE;
  for (Index p = 0; p < whole_depth; p += TILE_SIDE)
    for (Index i = 0; i < whole_rows; i += TILE_SIDE) {
      Quad q[TILE_SIDE];
      UNROLL for (int side = 0; side < TILE_SIDE; side++) q[side] = *(const Quad *)(a + p + (i + side) * a_row);
      NAME(turn)(q);
      UNROLL for (int side = 0; side < TILE_SIDE; side++) *(Quad *)(strip + (p + side) * rows + i) = q[side];
    }
  for (Index p = 0; p < depth; p++)
    for (Index i = p < whole_depth ? whole_rows : 0; i < rows; i++) strip[p * rows + i] = a[i * a_row + p];
}

/* `rows` rows of A, whose columns are contiguous, into strips of `height`; column by column, as memory is read fastest. */
static void NAME(pack_column_pieces)(const Number *a, Index a_depth, Index rows, Index height, Index depth,
                                     Number *strips) {
  const Index whole = rows - rows % height, rest = rows - whole;
  for (Index p = 0; p < depth; p++, a += a_depth) {
    Index i = 0;
    for (; i < whole; i += height) {
      Number *to = strips + i * depth + p * height;
      for (Index at = 0; at + TILE_SIDE <= height; at += TILE_SIDE) *(Quad *)(to + at) = *(const Quad *)(a + i + at);
      for (Index at = height - height % TILE_SIDE; at < height; at++) to[at] = a[i + at];
    }
    for (Index at = 0; at < rest; at++) strips[i * depth + p * rest + at] = a[i + at];
  }
}

static void NAME(pack_strips)(const Product *product, const Number *a, Index rows, Index height, Index depth,
                              Number *strips) {
  if (product->a_row == 1) {
    NAME(pack_column_pieces)(a, product->a_depth, rows, height, depth, strips);
    return;
  }
  for (Index i = 0; i < rows; i += height)
    NAME(pack_strip)(a + i * product->a_row, product->a_row, smaller(height, rows - i), depth, strips + i * depth);
}

/* One strip of rows [i, i + rows) by the packed columns [0, columns) of C from `c` on. */
INLINE void NAME(strip)(const Product *product, Number *c, Index columns, Index p, Index depth, const Number *panels,
                        Index i, Index rows, const Number *a, Index a_depth) {
  for (Index j = 0; j < columns; j += PANEL) {
    const Index width = smaller(PANEL, columns - j);
    const Square to = {product->factor, product->bias ? product->bias + i : 0, product->accumulate || p > 0, width,
                       product->rows, c + i + j * product->rows};
    NAME(wide_tiles)[rows][width > LANES](depth, panels + j * depth, a, a_depth, &to);
  }
}

/* Whether the rows of A are read where they are: they stand so close together that packing them would be a copy. */
INLINE int NAME(is_in_place)(const Product *product) {
  return product->a_row == 1 && product->a_depth * (Index)sizeof(Number) <= IN_PLACE_BYTES;
}

/* All rows of C by the packed columns, for the terms [p, p + depth). */
static void NAME(block)(const Product *product, Number *c, Index columns, Index p, Index depth, const Number *panels,
                        Number *strips) {
  const Index rows = product->rows;
  /* As equal as whole squares allow. */
  const Index equal = quotient_up(rows, quotient_up(rows, TILE_ROWS));
  const Index height = smaller(quotient_up(equal, TILE_SIDE) * TILE_SIDE, TILE_ROWS), group = GROUP_STRIPS * height;
  const int is_in_place = NAME(is_in_place)(product);
  const Number *a = product->a + p * product->a_depth;
  for (Index i = 0; i < rows; i += height) {
    const Index real = smaller(height, rows - i);
    if (is_in_place) {
      NAME(strip)(product, c, columns, p, depth, panels, i, real, a + i, product->a_depth);
      continue;
    }
    if (i % group == 0)
      NAME(pack_strips)(product, a + i * product->a_row, smaller(group, rows - i), height, depth, strips);
    NAME(strip)(product, c, columns, p, depth, panels, i, real, strips + i % group * depth, real);
  }
}

/* Columns [first, last) of C. `scratch` has room for PACKED_BYTES of panels and a group of strips. */
static void NAME(multiply)(const Product *product, Index first, Index last, Number *scratch) {
  /* Bytes become numbers a panel at a time, which then is still in the fastest cache, unless rows must be packed for it. */
  const int is_by_panel = product->kept && NAME(is_in_place)(product);
  const Index width = is_by_panel ? PANEL : PACKED_BYTES / WIDE_DEPTH_BYTES / PANEL * PANEL;
  const Index most = is_by_panel ? WIDE_DEPTH / 2 : WIDE_DEPTH;
  Number *strips = scratch + PACKED_BYTES / sizeof(Number);
  for (Index p = 0; p < product->depth; p += most) {
    const Index depth = smaller(most, product->depth - p);
    for (Index j = first; j < last; j += width) {
      const Index columns = smaller(width, last - j);
      if (product->kept) NAME(unpack_bytes)(product->kept + j * product->depth, product->depth, p, columns, depth, scratch);
      else
        NAME(pack_panels)(product, product->b + p * product->b_depth + j * product->b_column, columns, depth, scratch);
      NAME(block)(product, product->c + j * product->rows, columns, p, depth, scratch, strips);
    }
  }
}
#undef Quad
#undef Square
