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
 * strips of whole tiles: each time, or once where B is inputs that do not change during a run. A first layer's rows lie
 * so far apart that copying them each time took 9 to 15 % of dZ · Xᵀ for 12288 inputs, 20 units and 209 examples.
 */

/* What a tile's sums are added to, and the real number of rows in the panel. */
typedef struct {
  Number factor;
  const Number *bias;
  int keep;
  Index rows, c_column;
  Number *c;
} NAME(Target);
#define Target NAME(Target)

INLINE void NAME(finish)(const Target *to, Vector sum, Index row, Number *c) {
  const Index left = to->rows - row;
  Vector scaled = NAME(splat)(to->factor) * sum;
  APART(scaled);
  if (left >= LANES) {
    const Vector base = to->keep ? NAME(load)(c + row) : to->bias ? NAME(load)(to->bias + row) : NAME(splat)(0);
    NAME(store)(c + row, base + scaled);
  } else {
    const Vector base = to->keep   ? NAME(load_some)(c + row, left)
                        : to->bias ? NAME(load_some)(to->bias + row, left)
                                   : NAME(splat)(0);
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
INLINE Index NAME(panel_vectors)(Index rows) {
  const Index left = quotient_up(rows, LANES);
  return left == PANEL_VECTORS + 1 ? PANEL_VECTORS - 1 : smaller(left, PANEL_VECTORS);
}

/* Rows [0, rows) and depth [0, depth) of A from `a` on, in panels; missing rows are 0. */
static void NAME(pack_rows)(const Product *product, const Number *a, Index rows, Index depth, Number *packed) {
  for (Index i = 0; i < rows;) {
    const Index height = NAME(panel_vectors)(rows - i) * LANES, real = smaller(height, rows - i);
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

/* Columns [0, columns) of B, contiguous along columns, into strips (p, STRIP); nothing reads columns that are missing. */
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

/* B's columns of one group, in place or in strips that begin `apart` numbers from each other. */
typedef struct {
  const Number *in_place, *strips;
  Index columns, apart;
} NAME(Columns);
#define Columns NAME(Columns)

INLINE Columns NAME(columns_of)(const Product *product, Index j, Index count, Index p, Index depth, Number *room) {
  const Number *b = product->b + p * product->b_depth + j * product->b_column;
  const Columns in_place = {b, 0, count, 0};
  const Columns kept = {0, (const Number *)product->kept + j * product->depth + p * STRIP, count, product->depth * STRIP};
  const Columns packed = {0, room, count, depth * STRIP};
  if (product->kept) return kept;
  if (product->b_depth == 1) return in_place;
  NAME(pack_strips)(b, product->b_depth, count, depth, room);
  return packed;
}

/* All panels by a group of columns that stays in the fastest cache. */
static void NAME(group)(const Product *product, const Columns *b, Index depth, const Number *a, Target to) {
  const Index rows = to.rows;
  for (Index i = 0; i < rows;) {
    const Index vectors = NAME(panel_vectors)(rows - i), height = vectors * LANES;
    Target panel = to;
    panel.rows = smaller(height, rows - i);
    panel.c += i;
    if (panel.bias) panel.bias += i;
    if (b->in_place) NAME(panel)(vectors, 0, b->columns, depth, a, b->in_place, product->b_column, panel);
    else
      for (Index j = 0; j < b->columns; j += STRIP, panel.c += STRIP * to.c_column)
        NAME(panel)(vectors, 1, smaller(STRIP, b->columns - j), depth, a, b->strips + j / STRIP * b->apart, 1, panel);
    a += height * depth;
    i += height;
  }
}

/* Columns [first, last) of C. `packed` has room for PACKED_BYTES of panels and one group of strips. */
static void NAME(multiply)(const Product *product, Index first, Index last, Number *packed) {
  const Index rows = product->rows, tallest = PANEL_VECTORS * LANES;
  const Index block = PACKED_BYTES / (Index)(DEPTH * sizeof(Number)) / tallest * tallest;
  Number *room = packed + PACKED_BYTES / sizeof(Number);
  const int is_packed = product->b_depth != 1 && !product->kept;
  const Index width = is_packed ? GROUP_BYTES / (Index)(DEPTH * sizeof(Number)) / STRIP * STRIP : STRIP;
  for (Index p = 0; p < product->depth; p += DEPTH) {
    const Index depth = smaller(DEPTH, product->depth - p);
    for (Index i = 0; i < rows; i += block) {
      const Index height = smaller(block, rows - i);
      NAME(pack_rows)(product, product->a + i * product->a_row + p * product->a_depth, height, depth, packed);
      for (Index j = first; j < last; j += width) {
        const Target to = {product->factor, product->bias ? product->bias + i : 0, product->accumulate || p > 0,
                           height, rows, product->c + i + j * rows};
        const Columns b = NAME(columns_of)(product, j, smaller(width, last - j), p, depth, room);
        NAME(group)(product, &b, depth, packed, to);
      }
    }
  }
}

/* For dZ · Aᵀ: the rows of A (k, m) as strips of all m terms. */
INLINE Index NAME(kept_strips)(Index k, Index m) { return quotient_up(k, STRIP) * STRIP * m; }
