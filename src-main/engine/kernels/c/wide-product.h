/*
 * C = base + factor · A · B for processors whose vectors are wider than 16 bytes. Included once per precision (see
 * kernels.c). As in Goto and van de Geijn, "Anatomy of high-performance matrix multiplication" (2008): one operand's
 * lines lie packed in panels (p, 2 vectors), of which one at a time stays in the nearest cache; the other's in strips
 * (p, TILE_HEIGHT), as many as a share of the second cache holds; a tile is a panel by a strip.
 *
 * Panels are rows of A and strips columns of B, so that vectors run down the columns of C as they lie in memory; or the
 * other way round where that would leave lanes empty: a first layer has few units, many features, hundreds of examples.
 *
 * Order of every sum: terms in order of p; after each WIDE_DEPTH of them the partial sum goes to C.
 */

#define WIDE_DEPTH (WIDE_DEPTH_BYTES / (Index)sizeof(Number))

/* The two operands as panels and strips, and whether vectors run along the rows of C. */
typedef struct {
  Side panels, strips;
  int is_turned;
} NAME(Sides);
#define Sides NAME(Sides)

/* Chosen by the whole product, not by a thread's columns: by the multiplications, and what turning a tile takes. */
INLINE int NAME(is_turned)(const Product *product) {
  if (product->kept) return 1;
  const Index rows = quotient_up(product->rows, LANES) * LANES;
  const Index columns = quotient_up(product->columns, LANES) * LANES;
  return product->rows * columns * (product->depth + TURN_TERMS) <
         rows * product->columns * (product->depth + STORE_TERMS);
}

INLINE Sides NAME(sides_of)(const Product *product, Index first, Index last) {
  const Side a = {product->a, product->rows, product->a_row, product->a_depth};
  const Side b = {product->b + first * product->b_column, last - first, product->b_column, product->b_depth};
  const int is_turned = NAME(is_turned)(product);
  const Sides sides = {is_turned ? b : a, is_turned ? a : b, is_turned};
  return sides;
}

/* Strips, in place or packed: `height` lines each, their terms `step` apart, `stride` from one to the next. */
typedef struct {
  const Number *at;
  Index height, step, stride, count;
} NAME(Strips);
#define Strips NAME(Strips)

/* Height of strips of `count` lines: as equal as whole squares allow. */
INLINE Index NAME(strip_height)(Index count, Index most) {
  const Index equal = quotient_up(count, quotient_up(count, most));
  return smaller(quotient_up(equal, TILE_SIDE) * TILE_SIDE, most);
}

/*
 * Lines so close together that packing them would be a copy are read where they are: by tiles that are no higher than
 * the lines that are there, or where all strips are full.
 */
static Strips NAME(lay_strips)(const Side *side, Index height, int is_exact, Index depth, Number *packed) {
  const Index width = quotient_up(height, TILE_SIDE) * TILE_SIDE;
  const int is_close = side->step == 1 && side->depth_step * (Index)sizeof(Number) <= IN_PLACE_BYTES;
  if (is_close && (is_exact || side->count % height == 0)) {
    const Strips in_place = {side->at, height, side->depth_step, height, side->count};
    return in_place;
  }
  NAME(pack_strips)(side, height, width, depth, packed);
  const Strips strips = {packed, height, width, width * depth, side->count};
  return strips;
}

/* One panel by all strips; `to` is the first tile's part of C. */
static void NAME(by_strips)(const Number *panel, Index depth, const Strips *strips, Square to) {
  const Number *strip = strips->at;
  const Index next = to.is_turned ? strips->height : strips->height * to.stride;
  for (Index t = 0; t < strips->count; t += strips->height, strip += strips->stride, to.c += next) {
    const Index height = smaller(strips->height, strips->count - t);
    NAME(wide_tiles)[height][to.width > LANES](depth, panel, strip, strips->step, &to);
    if (to.is_turned && to.bias) to.bias += strips->height;
  }
}

/*
 * How many lines are packed into panels at a time. Lines beside each other are read in pieces as long as memory is fast
 * for, since a first layer's rows fall on the same few sets of the caches; others go straight into the nearest cache.
 */
INLINE Index NAME(panel_lines)(const Product *product, const Side *side, Index depth) {
  if (side->step != 1 || product->kept) return PANEL;
  return PANELS_BYTES / (depth * (Index)sizeof(Number)) / PANEL * PANEL;
}

/* Columns [first, last) of C. */
static void NAME(multiply_panels)(const Product *product, Index first, Index last, Number *scratch) {
  const Sides sides = NAME(sides_of)(product, first, last);
  const int is_turned = sides.is_turned;
  const Index block = PACKED_BYTES / WIDE_DEPTH_BYTES / STRIP_WIDTH * TILE_HEIGHT;
  Number *packed = scratch + PANELS_BYTES / sizeof(Number);
  for (Index p = 0; p < product->depth; p += WIDE_DEPTH) {
    const Index depth = smaller(WIDE_DEPTH, product->depth - p);
    const Index together = NAME(panel_lines)(product, &sides.panels, depth);
    for (Index t = 0; t < sides.strips.count; t += block) {
      const Side some = NAME(part_of)(&sides.strips, t, smaller(block, sides.strips.count - t), p);
      const Strips strips = NAME(lay_strips)(&some, NAME(strip_height)(some.count, TILE_HEIGHT), 1, depth, packed);
      for (Index v = 0; v < sides.panels.count; v += PANEL) {
        const Index left = sides.panels.count - v, row = is_turned ? t : v, column = first + (is_turned ? v : t);
        const Square to = {product->factor, product->bias ? product->bias + row : 0, product->accumulate || p > 0,
                           is_turned, smaller(PANEL, left), product->rows, product->c + row + column * product->rows};
        if (product->kept)
          NAME(unpack_bytes)(product->kept + column * product->depth, product->depth, p, to.width, depth, scratch);
        else if (v % together == 0) {
          const Side lines = NAME(part_of)(&sides.panels, v, smaller(together, left), p);
          NAME(pack_panels)(&lines, depth, scratch);
        }
        NAME(by_strips)(scratch + v % together * depth, depth, &strips, to);
      }
    }
  }
}
