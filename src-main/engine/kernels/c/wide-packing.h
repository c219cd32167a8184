/*
 * Operands in the order in which tiles read them. Included once per precision (see kernels.c).
 *
 * Both operands are packed alike: pieces of `height` lines (rows of A, or columns of B), each piece as (p, width) with
 * width >= height. Lines that the last piece does not have are 0 where a tile reads them, as the rest of a vector.
 */
/* The lines of an operand, `step` apart, and their terms, `depth_step` apart. One of the two is 1. */
typedef struct {
  const Number *at;
  Index count, step, depth_step;
} NAME(Side);
#define Side NAME(Side)

/* `count` numbers, and zeros to the end of a vector or of `width`. */
INLINE void NAME(copy)(const Number *from, Index count, Number *to, Index width) {
  for (Index at = 0; at < count; at += LANES)
    NAME(store_up_to)(to + at, NAME(load_up_to)(from + at, count - at), width - at);
}

/* Lines beside each other: term by term, as memory is read fastest. */
INLINE void NAME(pack_beside)(const Side *side, Index height, Index width, Index depth, Number *packed) {
  const Number *from = side->at;
  for (Index p = 0; p < depth; p++, from += side->depth_step) {
    Number *to = packed + p * width;
    Index i = 0;
    for (; i + width <= side->count; i += height, to += depth * width) NAME(copy)(from + i, width, to, width);
    for (; i < side->count; i += height, to += depth * width)
      NAME(copy)(from + i, smaller(height, side->count - i), to, width);
  }
}

/* Up to four lines, each contiguous along p, for up to LANES values of p; lines that are missing are 0. */
INLINE void NAME(pack_square)(const Number *from, Index step, Index lines, Index depth, Number *to, Index width) {
  Vector line[TILE_SIDE];
  Quad quads[LANES];
  UNROLL for (int i = 0; i < TILE_SIDE; i++)
    line[i] = i < lines ? NAME(load_up_to)(from + i * step, depth) : NAME(splat)(0);
  NAME(turn)(line, quads);
  if (depth >= LANES) {
    UNROLL for (int p = 0; p < LANES; p++) *(Quad *)(to + p * width) = quads[p];
  } else
    for (Index p = 0; p < depth; p++) *(Quad *)(to + p * width) = quads[p];
}

/* Lines that are each contiguous along p; piece by piece of all: a first layer's columns fall on the same few sets. */
INLINE void NAME(pack_along)(const Side *side, Index height, Index width, Index depth, Number *packed) {
  const Index step = side->step, fill = width % LANES == 0 ? LANES : TILE_SIDE;
  for (Index i = 0; i < side->count; i += height, packed += depth * width) {
    const Number *from = side->at + i * step;
    const Index real = smaller(height, side->count - i), filled = quotient_up(real, fill) * fill;
    for (Index p = 0; p < depth; p += LANES)
      for (Index j = 0; j < filled; j += TILE_SIDE)
        NAME(pack_square)(from + p + j * step, step, real - j, depth - p, packed + p * width + j, width);
  }
}

/* The terms [0, depth) of all lines. */
INLINE void NAME(pack)(const Side *side, Index height, Index width, Index depth, Number *packed) {
  if (side->step == 1) NAME(pack_beside)(side, height, width, depth, packed);
  else NAME(pack_along)(side, height, width, depth, packed);
}

static void NAME(pack_panels)(const Side *side, Index depth, Number *panels) {
  NAME(pack)(side, PANEL, PANEL, depth, panels);
}
static void NAME(pack_strips)(const Side *side, Index height, Index width, Index depth, Number *strips) {
  NAME(pack)(side, height, width, depth, strips);
}

/* The lines [first, first + count) from the term p on. */
INLINE Side NAME(part_of)(const Side *side, Index first, Index count, Index p) {
  const Side part = {side->at + first * side->step + p * side->depth_step, count, side->step, side->depth_step};
  return part;
}
