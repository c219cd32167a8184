/*
 * C = base + factor · A · B for all three products of a network. Included once per precision (see kernels.c).
 *
 * Order of every sum, whatever the shape, the tile or the thread: terms in order of the summation index p; after each
 * DEPTH of them the partial sum is multiplied by the factor and added to C. So a result does not depend on how columns
 * are divided between threads, nor on how a batch is cut as long as it is cut at multiples of DEPTH examples.
 * One exception, by shape alone: a single row of A lying contiguous is summed in lanes (row_of_dots).
 *
 * Vectors run down the columns of C. A is packed into panels of up to 3 vectors of rows; a tile is one panel by a few
 * columns, kept in registers for DEPTH terms. B is read in place where its columns are contiguous, else copied into
 * strips of whole tiles. Where C has many rows, B's numbers are first spread to whole vectors: 7 to 10 % of a product of
 * 512 or 1024 rows.
 */

/* What a tile's sums are added to, and the real number of rows in the panel. */
typedef struct {
  Number factor;
  const Number *bias;
  int keep;
  Index rows, c_column;
  Number *c;
  Number start; /* what else sums are added to */
} NAME(Target);
#define Target NAME(Target)

INLINE void NAME(finish)(const Target *to, Vector sum, Index row, Number *c) {
  const Index left = to->rows - row;
  Vector scaled = NAME(splat)(to->factor) * sum;
  APART(scaled);
  if (left >= LANES) {
    const Vector base = to->keep ? NAME(load)(c + row) : to->bias ? NAME(load)(to->bias + row) : NAME(splat)(to->start);
    NAME(store)(c + row, base + scaled);
  } else {
    const Vector base = to->keep   ? NAME(load_some)(c + row, left)
                        : to->bias ? NAME(load_some)(to->bias + row, left)
                                   : NAME(splat)(to->start);
    NAME(store_some)(c + row, base + scaled, left);
  }
}

/* One panel by `columns` columns. All loops but the one over the depth disappear: the counts are constants. */
INLINE void NAME(tile)(const int vectors, const int columns, Index depth, const Number *a, const Number *b,
                       Index b_depth, Index b_column, const Target *to) {
  Vector sum[PANEL_VECTORS][STRIP];
  UNROLL for (int v = 0; v < vectors; v++)
    UNROLL for (int j = 0; j < columns; j++) sum[v][j] = NAME(splat)(0);
  for (Index p = 0; p < depth; p++, a += vectors * LANES, b += b_depth) {
    Vector x[STRIP];
    UNROLL for (int j = 0; j < columns; j++) x[j] = NAME(splat)(b[j * b_column]);
    UNROLL for (int v = 0; v < vectors; v++) {
      const Vector rows = NAME(load)(a + v * LANES);
      UNROLL for (int j = 0; j < columns; j++) sum[v][j] += rows * x[j];
    }
  }
  UNROLL for (int j = 0; j < columns; j++)
    UNROLL for (int v = 0; v < vectors; v++)
      NAME(finish)(to, sum[v][j], v * LANES, to->c + j * to->c_column);
}

/*
 * Every tile is a function of its own: inlined into one large function, they took a tenth longer in V8.
 * `in_place` reads columns whose depth is contiguous, `of_strip` a strip.
 */
#define TILE(vectors, columns)                                                                                    \
  NOINLINE void NAME(in_place_##vectors##_##columns)(Index depth, const Number *a, const Number *b, Index b_column, \
                                                     const Target *to) {                                          \
    NAME(tile)(vectors, columns, depth, a, b, 1, b_column, to);                                                   \
  }                                                                                                               \
  NOINLINE void NAME(of_strip_##vectors##_##columns)(Index depth, const Number *a, const Number *b, Index b_column, \
                                                     const Target *to) {                                          \
    (void)b_column;                                                                                               \
    NAME(tile)(vectors, columns, depth, a, b, STRIP, 1, to);                                                      \
  }
TILE(1, 1) TILE(2, 1) TILE(3, 1)
FOR_TILES(TILE)
#undef TILE

/*
 * The sums of `vectors` vectors by `count` numbers that fill a vector each; a term's vectors begin `step` numbers after
 * the last one's. V8 needs two instructions for a load that spreads a number, unless its offset is 0, and six for each
 * turn of a loop. It loads ahead as far as the next branch, so there is one behind each term.
 */
INLINE void NAME(sum_spread)(const int vectors, const int count, const int step, Index depth, const Number *a,
                             const Number *b, Vector sum[2][SPREAD_COLUMNS]) {
  enum { TERMS = 8 };
  UNROLL for (int v = 0; v < vectors; v++)
    UNROLL for (int j = 0; j < count; j++) sum[v][j] = NAME(splat)(0);
  for (Index left = depth;; a += TERMS * step, b += TERMS * count * LANES)
    UNROLL for (int p = 0; p < TERMS; p++) {
      UNROLL for (int v = 0; v < vectors; v++) {
        const Vector x = NAME(load)(a + p * step + v * LANES);
        UNROLL for (int j = 0; j < count; j++) sum[v][j] += x * NAME(load)(b + (p * count + j) * LANES);
      }
      if (--left == 0) return;
    }
}

/* As `tile`, of columns whose numbers fill a vector each. */
INLINE void NAME(spread_tile)(const int vectors, Index depth, const Number *a, const Number *b, const Target *to) {
  Vector sum[2][SPREAD_COLUMNS];
  NAME(sum_spread)(vectors, SPREAD_COLUMNS, vectors * LANES, depth, a, b, sum);
  UNROLL for (int j = 0; j < SPREAD_COLUMNS; j++)
    UNROLL for (int v = 0; v < vectors; v++)
      NAME(finish)(to, sum[v][j], v * LANES, to->c + j * to->c_column);
}
NOINLINE void NAME(spread_1)(Index depth, const Number *a, const Number *b, const Target *to) {
  NAME(spread_tile)(1, depth, a, b, to);
}
NOINLINE void NAME(spread_2)(Index depth, const Number *a, const Number *b, const Target *to) {
  NAME(spread_tile)(2, depth, a, b, to);
}

/* SPREAD_COLUMNS columns of B, each number as a vector: (p, SPREAD_COLUMNS, LANES). */
static void NAME(pack_spread)(const Product *product, const Number *b, Index depth, Number *packed) {
  for (Index p = 0; p < depth; p++, b += product->b_depth)
    UNROLL for (int j = 0; j < SPREAD_COLUMNS; j++, packed += LANES)
      NAME(store)(packed, NAME(splat)(b[j * product->b_column]));
}

/* By the number of vectors, the columns of the wide tile, and the tiles [in place, of strip]. */
typedef void (*NAME(TileFunction))(Index, const Number *, const Number *, Index, const Target *);
static const struct {
  Index columns;
  NAME(TileFunction) wide[2], single[2];
} NAME(tiles)[PANEL_VECTORS + 1] = {
    {0, {0, 0}, {0, 0}},
#define TILES(vectors, columns)                                                            \
  {columns,                                                                                \
   {NAME(in_place_##vectors##_##columns), NAME(of_strip_##vectors##_##columns)},           \
   {NAME(in_place_##vectors##_1), NAME(of_strip_##vectors##_1)}},
    FOR_TILES(TILES)
#undef TILES
};

/* Columns [0, columns) of one panel, in tiles as wide as the registers allow. */
static void NAME(panel)(Index vectors, int is_strip, Index columns, Index depth, const Number *a, const Number *b,
                        Index b_column, Target to) {
  const Index wide = NAME(tiles)[vectors].columns;
  Index j = 0;
  for (; j + wide <= columns; j += wide, to.c += wide * to.c_column)
    NAME(tiles)[vectors].wide[is_strip](depth, a, b + j * b_column, b_column, &to);
  for (; j < columns; j++, to.c += to.c_column)
    NAME(tiles)[vectors].single[is_strip](depth, a, b + j * b_column, b_column, &to);
}

/* Vectors of the next panel when `rows` rows are left: never one alone but where there is only one. */
INLINE Index NAME(panel_vectors)(Index rows, Index most) {
  const Index left = quotient_up(rows, LANES);
  return left == PANEL_VECTORS + 1 ? PANEL_VECTORS - 1 : smaller(left, most);
}

/* Rows [0, rows) and depth [0, depth) of A from `a` on, in panels; missing rows are 0. */
static void NAME(pack_rows)(const Product *product, const Number *a, Index rows, Index most, Index depth,
                            Number *packed) {
  for (Index i = 0; i < rows;) {
    const Index height = NAME(panel_vectors)(rows - i, most) * LANES, real = smaller(height, rows - i);
    const Index whole = product->a_row == 1 ? real - real % LANES : 0;
    for (Index p = 0; p < depth; p++, packed += height) {
      const Number *from = a + i * product->a_row + p * product->a_depth;
      Index row = 0;
      for (; row < whole; row += LANES) NAME(store)(packed + row, NAME(load)(from + row));
      for (; row < real; row++) packed[row] = from[row * product->a_row];
      for (; row < height; row++) packed[row] = 0;
    }
    i += height;
  }
}

/* Columns [0, columns) of B, contiguous along columns, into strips (p, STRIP); missing columns are never read. */
static void NAME(pack_strips)(const Number *b, Index b_depth, Index columns, Index depth, Number *packed) {
  const Index whole = columns - columns % STRIP;
  for (Index p = 0; p < depth; p++, b += b_depth) {
    Number *to = packed + p * STRIP;
    Index j = 0;
    for (; j < whole; j += STRIP, to += depth * STRIP)
      UNROLL for (int at = 0; at < STRIP; at += LANES) NAME(store)(to + at, NAME(load)(b + j + at));
    for (Index at = 0; j + at < columns; at++) to[at] = b[j + at];
  }
}

/* B's columns of one group: in place, spread, or in strips that begin `apart` numbers from each other. */
typedef struct {
  const Number *in_place, *strips, *spread;
  Index columns, apart;
} NAME(Columns);
#define Columns NAME(Columns)

/* Whether spreading B takes little beside the products; by the shape alone, and to the same bits. */
INLINE int NAME(is_spread)(const Product *product) { return product->rows >= SPREAD_ROWS; }
INLINE Index NAME(tallest)(const Product *product) { return NAME(is_spread)(product) ? 2 : PANEL_VECTORS; }

/* Columns [j, j + count) and the terms [p, p + depth) of B; `room` is for one group of them. */
INLINE Columns NAME(columns_of)(const Product *product, Index j, Index count, Index p, Index depth, Number *room) {
  const Number *b = product->b + p * product->b_depth + j * product->b_column;
  Columns columns = {.columns = count};
  if (NAME(is_spread)(product) && count == SPREAD_COLUMNS) {
    NAME(pack_spread)(product, b, depth, room);
    columns.spread = room;
  } else if (product->b_depth == 1) {
    columns.in_place = b;
  } else {
    NAME(pack_strips)(b, product->b_depth, count, depth, room);
    columns.strips = room;
    columns.apart = depth * STRIP;
  }
  return columns;
}

/* All panels by a group of columns that stays in the fastest cache. */
static void NAME(group)(const Product *product, const Columns *b, Index depth, const Number *a, Target to) {
  const Index rows = to.rows;
  for (Index i = 0; i < rows;) {
    const Index vectors = NAME(panel_vectors)(rows - i, NAME(tallest)(product)), height = vectors * LANES;
    Target panel = to;
    panel.rows = smaller(height, rows - i);
    panel.c += i;
    if (panel.bias) panel.bias += i;
    if (b->spread) (vectors == 2 ? NAME(spread_2) : NAME(spread_1))(depth, a, b->spread, &panel);
    else if (b->in_place) NAME(panel)(vectors, 0, b->columns, depth, a, b->in_place, product->b_column, panel);
    else
      for (Index j = 0; j < b->columns; j += STRIP, panel.c += STRIP * to.c_column)
        NAME(panel)(vectors, 1, smaller(STRIP, b->columns - j), depth, a, b->strips + j / STRIP * b->apart, 1, panel);
    a += height * depth;
    i += height;
  }
}

/* Columns [first, last) of C. `packed` has room for PACKED_BYTES of panels and one group of strips. */
static void NAME(multiply_panels)(const Product *product, Index first, Index last, Number *packed) {
  const Index rows = product->rows, tallest = NAME(tallest)(product);
  const Index block = PACKED_BYTES / (Index)(DEPTH * sizeof(Number)) / (tallest * LANES) * (tallest * LANES);
  Number *room = packed + PACKED_BYTES / sizeof(Number);
  Index width = STRIP;
  if (NAME(is_spread)(product)) width = SPREAD_COLUMNS;
  else if (product->b_depth != 1) width = GROUP_BYTES / (Index)(DEPTH * sizeof(Number)) / STRIP * STRIP;
  for (Index p = 0; p < product->depth; p += DEPTH) {
    const Index depth = smaller(DEPTH, product->depth - p);
    for (Index i = 0; i < rows; i += block) {
      const Index height = smaller(block, rows - i);
      NAME(pack_rows)(product, product->a + i * product->a_row + p * product->a_depth, height, tallest, depth, packed);
      for (Index j = first; j < last; j += width) {
        const Target to = {product->factor, product->bias ? product->bias + i : 0, product->accumulate || p > 0,
                           height, rows, product->c + i + j * rows, 0};
        const Columns b = NAME(columns_of)(product, j, smaller(width, last - j), p, depth, room);
        NAME(group)(product, &b, depth, packed, to);
      }
    }
  }
}
