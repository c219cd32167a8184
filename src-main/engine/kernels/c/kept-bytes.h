/*
 * Inputs that do not change during a run and are pixels / 255 are kept as the bytes that they came from, in the order in
 * which the products read them: a quarter or an eighth of the memory to read, and nothing to turn. The products then
 * work on the bytes, and their factor takes the 1/255. Included once per precision (see kernels.c).
 *
 * Strips of LANES columns, each (p, LANES): first of A's columns, then of its rows.
 */
#define KEPT_DIVISOR 255

/* Columns [0, columns) for the terms [p, p + depth) of all `all`, as numbers 0 … 255 in panels. */
static void NAME(unpack_bytes)(const unsigned char *strips, Index all, Index p, Index columns, Index depth,
                               Number *panels) {
  for (Index j = 0; j < columns; j += LANES) {
    const unsigned char *from = strips + j * all + p * LANES;
    Number *to = panels + j / PANEL * PANEL * depth + j % PANEL;
    for (Index q = 0; q < depth; q++, from += LANES, to += PANEL) NAME(store)(to, NAME(load_bytes)(from));
  }
}

typedef struct {
  const Number *numbers; /* (p, j) at p · by_depth + j · by_column */
  Index depth, columns, by_depth, by_column;
  unsigned char *strips;
  int *are_not_bytes;
} NAME(Keep);
#define Keep NAME(Keep)

static void NAME(keep_part)(const void *job, Piece piece) {
  const Keep *keep = job;
  Index first, last;
  cut(keep->columns, LANES, piece, &first, &last);
  unsigned char *to = keep->strips + first * keep->depth;
  for (Index j = first; j < last; j += LANES)
    for (Index p = 0; p < keep->depth; p++)
      for (Index lane = 0; lane < LANES; lane++) {
        const Number x = j + lane < last ? keep->numbers[p * keep->by_depth + (j + lane) * keep->by_column] : 0;
        const int byte = x >= 0 && x <= 1 ? (int)(x * KEPT_DIVISOR + (Number)0.5) : 0;
        if ((Number)byte / KEPT_DIVISOR != x) {
          __atomic_store_n(keep->are_not_bytes, 1, __ATOMIC_SEQ_CST);
          return;
        }
        *to++ = (unsigned char)byte;
      }
}

INLINE Index NAME(kept_columns)(Index k, Index m) { return quotient_up(m, LANES) * LANES * k; }
