/*
 * Products of few rows with kept inputs (c/kept-bytes.h): a first layer of few units. Its bytes become numbers in the
 * registers of the tile that multiplies them, two instructions for a vector that all rows share; in panels they would be
 * written and read again for no more than one or two tiles. Included once per precision (see kernels.c).
 *
 * Vectors run along the rows of C. Order of every sum: terms in order of p; after each KEPT_DEPTH of them the partial sum
 * goes to C.
 */
#define KEPT_ROWS (2 * KEPT_HEIGHT) /* with more, converting again for each tile takes as long as the panels */

/*
 * More terms than c/wide-product.h takes at a time: there are no panels to hold in the nearest cache, and the longer a
 * strip of bytes is read on, the better memory keeps up (4 % of W · A for 12288 inputs and 20 units).
 */
#define KEPT_DEPTH (4 * WIDE_DEPTH)

/* The last rows of C, when they do not fill a square. */
NOINLINE void NAME(finish_last)(const Square *to, Index rows, Index columns, Number *c, const Number *bias,
                                Vector sum[TILE_SIDE]) {
  if (rows == 1) NAME(finish_rows)(to, to->keep, 1, columns, c, bias, sum);
  else if (rows == 2) NAME(finish_rows)(to, to->keep, 2, columns, c, bias, sum);
  else NAME(finish_rows)(to, to->keep, 3, columns, c, bias, sum);
}

/* `vectors` strips of bytes, `apart` from each other, by `height` rows, of which `rows` are real. */
INLINE void NAME(kept_tile)(const int vectors, const int height, Index depth, const unsigned char *bytes, Index apart,
                            const Number *strip, Index strip_step, Index rows, const Square *to) {
  enum { SQUARES = (KEPT_HEIGHT + TILE_SIDE - 1) / TILE_SIDE };
  Vector sum[4][SQUARES * TILE_SIDE];
  UNROLL for (int v = 0; v < vectors; v++)
    UNROLL for (int t = 0; t < quotient_up(height, TILE_SIDE) * TILE_SIDE; t++) sum[v][t] = NAME(splat)(0);
  if (depth >= CALL_DEPTH) NAME(call_square)(to, (int)rows);
  for (Index p = 0; p < depth; p++, bytes += LANES, strip += strip_step)
    UNROLL for (int v = 0; v < vectors; v++) {
      const Vector x = NAME(load_bytes)(bytes + v * apart);
      UNROLL for (int t = 0; t < height; t++) sum[v][t] += NAME(splat)(strip[t]) * x;
    }
  UNROLL for (int v = 0; v < vectors; v++) {
    UNROLL for (int t = 0; t < height; t++) {
      sum[v][t] *= NAME(splat)(to->factor);
      APART(sum[v][t]);
    }
    Number *c = to->c + v * LANES * to->stride;
    UNROLL for (int i = 0; i < height; i += TILE_SIDE) {
      const Number *bias = to->bias ? to->bias + i : 0;
      const Index columns = to->width - v * LANES;
      if (rows - i < TILE_SIDE) NAME(finish_last)(to, rows - i, columns, c + i, bias, sum[v] + i);
      else if (to->keep) NAME(finish_rows)(to, 1, TILE_SIDE, columns, c + i, bias, sum[v] + i);
      else NAME(finish_rows)(to, 0, TILE_SIDE, columns, c + i, bias, sum[v] + i);
    }
  }
}

typedef void (*NAME(KeptTile))(Index, const unsigned char *, Index, const Number *, Index, Index, const Square *);
#define KEPT_TILE(vectors, height)                                                                                   \
  NOINLINE void NAME(kept_##vectors##_##height)(Index depth, const unsigned char *bytes, Index apart,                \
                                                const Number *strip, Index strip_step, Index rows, const Square *to) { \
    NAME(kept_tile)(vectors, height, depth, bytes, apart, strip, strip_step, rows, to);                              \
  }
FOR_KEPT_TILES(KEPT_TILE)
#undef KEPT_TILE

/* The tile of so many vectors and rows; one of a single row takes several vectors, or each sum would wait for the last. */
INLINE NAME(KeptTile) NAME(kept_tile_of)(Index vectors, Index height) {
#define KEPT_TILE(v, h) \
  if (vectors == v && height == h) return NAME(kept_##v##_##h);
  FOR_KEPT_TILES(KEPT_TILE)
#undef KEPT_TILE
  return 0;
}

/* All rows of C for the columns of some strips of bytes, from the term p on. */
INLINE void NAME(kept_columns_of)(const Product *product, Index column, Index vectors, Index p, Index depth,
                                  const Strips *strips, Square to) {
  const unsigned char *bytes = product->kept + column * product->depth + p * LANES;
  const Number *strip = strips->at;
  for (Index t = 0; t < strips->count; t += strips->height, strip += strips->stride, to.c += strips->height) {
    /* Squares that are not there are neither summed nor finished. */
    const Index rows = smaller(strips->height, strips->count - t);
    const Index height = rows == 1 ? 1 : quotient_up(rows, TILE_SIDE) * TILE_SIDE;
    NAME(kept_tile_of)(vectors, height)(depth, bytes, product->depth * LANES, strip, strips->step, rows, &to);
    if (to.bias) to.bias += strips->height;
  }
}

/* Columns [first, last) of C, of at most KEPT_ROWS rows, from kept inputs. */
static void NAME(multiply_kept)(const Product *product, Index first, Index last, Number *packed) {
  const Side rows = {product->a, product->rows, product->a_row, product->a_depth};
  const Index height = product->rows == 1 ? 1 : NAME(strip_height)(product->rows, KEPT_HEIGHT);
  for (Index p = 0; p < product->depth; p += KEPT_DEPTH) {
    const Index depth = smaller(KEPT_DEPTH, product->depth - p);
    const Side some = NAME(part_of)(&rows, 0, product->rows, p);
    const Strips strips = NAME(lay_strips)(&some, height, 0, depth, packed);
    for (Index j = first; j < last;) {
      const Index vectors = product->rows == 1 && last - j > 3 * LANES ? 4 : 1;
      const Square to = {product->factor, product->bias, product->accumulate || p > 0, 1,
                         smaller(vectors * LANES, last - j), product->rows, product->c + j * product->rows};
      NAME(kept_columns_of)(product, j, vectors, p, depth, &strips, to);
      j += vectors * LANES;
    }
  }
}

static void NAME(multiply)(const Product *product, Index first, Index last, Number *scratch) {
  if (product->kept && product->rows <= KEPT_ROWS) NAME(multiply_kept)(product, first, last, scratch);
  else NAME(multiply_panels)(product, first, last, scratch);
}
