/*
 * The innermost part of the products for vectors wider than 16 bytes: one tile of C, kept in registers. Included once
 * per precision (see kernels.c).
 *
 * A tile is one or two vectors by up to TILE_HEIGHT. Its vectors run down the columns of C, as they lie in memory, or
 * across them, along the rows; then the sums are turned, four by four, on their way to C.
 */
#define TILE_SIDE 4 /* of the squares that are turned */

typedef Number NAME(Quad) __attribute__((vector_size(TILE_SIDE * sizeof(Number)), aligned(sizeof(Number)), may_alias));
#define Quad NAME(Quad)

/* Two vectors' numbers in a new order, alike in every quad: 0 … 3 are a quad of the first, 4 … 7 that of the second. */
#define OF_QUAD(quad, i) ((i) % TILE_SIDE + (quad)*TILE_SIDE + (i) / TILE_SIDE * LANES)
#define OF_QUADS(quad, i, j, k, l) OF_QUAD(quad, i), OF_QUAD(quad, j), OF_QUAD(quad, k), OF_QUAD(quad, l)
#if LANES == 4
#define IN_QUADS(a, b, ...) SHUFFLE(a, b, OF_QUADS(0, __VA_ARGS__))
#elif LANES == 8
#define IN_QUADS(a, b, ...) SHUFFLE(a, b, OF_QUADS(0, __VA_ARGS__), OF_QUADS(1, __VA_ARGS__))
#else
#define IN_QUADS(a, b, ...) \
  SHUFFLE(a, b, OF_QUADS(0, __VA_ARGS__), OF_QUADS(1, __VA_ARGS__), OF_QUADS(2, __VA_ARGS__), OF_QUADS(3, __VA_ARGS__))
#endif

/* Four lines of LANES numbers become the LANES quads across them. */
INLINE void NAME(turn)(Vector line[TILE_SIDE], Quad quads[LANES]) {
  const Vector a = IN_QUADS(line[0], line[1], 0, 4, 1, 5), b = IN_QUADS(line[0], line[1], 2, 6, 3, 7);
  const Vector c = IN_QUADS(line[2], line[3], 0, 4, 1, 5), d = IN_QUADS(line[2], line[3], 2, 6, 3, 7);
  const Vector turned[TILE_SIDE] = {IN_QUADS(a, c, 0, 1, 4, 5), IN_QUADS(a, c, 2, 3, 6, 7),
                                    IN_QUADS(b, d, 0, 1, 4, 5), IN_QUADS(b, d, 2, 3, 6, 7)};
  UNROLL for (int i = 0; i < TILE_SIDE; i++) {
    Quad own[LANES / TILE_SIDE];
    __builtin_memcpy(own, &turned[i], VECTOR_BYTES);
    UNROLL for (int quad = 0; quad < LANES / TILE_SIDE; quad++) quads[quad * TILE_SIDE + i] = own[quad];
  }
}

/* The first `count` numbers of a quad; a constant count becomes plain moves. */
INLINE Quad NAME(load_quad)(const Number *from, const int count) {
  Quad q = {0};
  __builtin_memcpy(&q, from, (unsigned)count * sizeof(Number));
  return q;
}
INLINE void NAME(store_quad)(Number *to, Quad q, const int count) {
  __builtin_memcpy(to, &q, (unsigned)count * sizeof(Number));
}

/* Where a tile's sums go: `width` real ones along its vectors. C's columns are contiguous and `stride` apart. */
typedef struct {
  Number factor;
  const Number *bias;
  int keep, is_turned;
  Index width, stride;
  Number *c;
} NAME(Square);
#define Square NAME(Square)

/* Asks for the tile's part of C, which is seldom in the nearest cache, while the sums are taken. */
INLINE void NAME(call_square)(const Square *to, const int height) {
  const Index columns = to->is_turned ? to->width : height, rows = to->is_turned ? height : to->width;
  for (Index j = 0; j < columns; j++) {
    const Number *column = to->c + j * to->stride;
    __builtin_prefetch(column, 1);
    __builtin_prefetch(column + rows - 1, 1);
  }
}

/* C = base + sums, vectors down the columns of C. */
INLINE void NAME(finish_straight)(const Square *to, const int keep, const int vectors, const int height,
                                  Vector sum[TILE_HEIGHT][2]) {
  UNROLL for (int v = 0; v < vectors; v++) {
    const Index left = to->width - v * LANES;
    Number *c = to->c + v * LANES;
    const Vector start = to->bias ? NAME(load_up_to)(to->bias + v * LANES, left) : NAME(splat)(0);
    UNROLL for (int t = 0; t < height; t++, c += to->stride)
      NAME(store_up_to)(c, (keep ? NAME(load_up_to)(c, left) : start) + sum[t][v], left);
  }
}

/* The same for `rows` <= TILE_SIDE rows of C and up to LANES columns, vectors along the rows. */
INLINE void NAME(finish_rows)(const Square *to, const int keep, const int rows, Index columns, Number *c,
                              const Number *bias, Vector sum[TILE_SIDE]) {
  const Quad start = bias ? NAME(load_quad)(bias, rows) : (Quad){0};
  Quad quads[LANES];
  NAME(turn)(sum, quads);
  if (columns >= LANES) {
    UNROLL for (int j = 0; j < LANES; j++, c += to->stride)
      NAME(store_quad)(c, (keep ? NAME(load_quad)(c, rows) : start) + quads[j], rows);
  } else
    for (Index j = 0; j < columns; j++, c += to->stride)
      NAME(store_quad)(c, (keep ? NAME(load_quad)(c, rows) : start) + quads[j], rows);
}

INLINE void NAME(finish_turned)(const Square *to, const int keep, const int vectors, const int height,
                                Vector sum[TILE_HEIGHT][2]) {
  UNROLL for (int i = 0; i < height; i += TILE_SIDE) {
    const int rows = height - i < TILE_SIDE ? height - i : TILE_SIDE;
    UNROLL for (int v = 0; v < vectors; v++) {
      Vector some[TILE_SIDE];
      UNROLL for (int side = 0; side < TILE_SIDE; side++) some[side] = side < rows ? sum[i + side][v] : NAME(splat)(0);
      NAME(finish_rows)(to, keep, rows, to->width - v * LANES, to->c + i + v * LANES * to->stride,
                        to->bias ? to->bias + i : 0, some);
    }
  }
}

/* All loops but the one over the depth disappear: the counts are constants. */
INLINE void NAME(wide_tile)(const int vectors, const int height, Index depth, const Number *panel, const Number *strip,
                            Index strip_step, const Square *to) {
  Vector sum[TILE_HEIGHT][2];
  UNROLL for (int t = 0; t < height; t++)
    UNROLL for (int v = 0; v < vectors; v++) sum[t][v] = NAME(splat)(0);
  if (depth >= CALL_DEPTH) NAME(call_square)(to, height);
  for (Index p = 0; p < depth; p++, panel += PANEL, strip += strip_step) {
    Vector x[2];
    UNROLL for (int v = 0; v < vectors; v++) x[v] = NAME(load)(panel + v * LANES);
    UNROLL for (int t = 0; t < height; t++) {
      const Vector w = NAME(splat)(strip[t]);
      UNROLL for (int v = 0; v < vectors; v++) sum[t][v] += w * x[v];
    }
  }
  UNROLL for (int t = 0; t < height; t++)
    UNROLL for (int v = 0; v < vectors; v++) {
      sum[t][v] *= NAME(splat)(to->factor);
      APART(sum[t][v]);
    }
  if (to->is_turned && to->keep) NAME(finish_turned)(to, 1, vectors, height, sum);
  else if (to->is_turned) NAME(finish_turned)(to, 0, vectors, height, sum);
  else if (to->keep) NAME(finish_straight)(to, 1, vectors, height, sum);
  else NAME(finish_straight)(to, 0, vectors, height, sum);
}

typedef void (*NAME(WideTile))(Index, const Number *, const Number *, Index, const Square *);
#define WIDE_TILE(height)                                                                                       \
  NOINLINE void NAME(wide_1_##height)(Index depth, const Number *panel, const Number *strip, Index strip_step,  \
                                      const Square *to) {                                                       \
    NAME(wide_tile)(1, height, depth, panel, strip, strip_step, to);                                            \
  }                                                                                                             \
  NOINLINE void NAME(wide_2_##height)(Index depth, const Number *panel, const Number *strip, Index strip_step,  \
                                      const Square *to) {                                                       \
    NAME(wide_tile)(2, height, depth, panel, strip, strip_step, to);                                            \
  }
FOR_TILE_HEIGHTS(WIDE_TILE)
#undef WIDE_TILE

/* By the height, the tiles of one and of two vectors. */
static const NAME(WideTile) NAME(wide_tiles)[TILE_HEIGHT + 1][2] = {
    {0, 0},
#define WIDE_TILE(height) {NAME(wide_1_##height), NAME(wide_2_##height)},
    FOR_TILE_HEIGHTS(WIDE_TILE)
#undef WIDE_TILE
};
