/*
 * A product with kept inputs whose terms, not columns, are divided between threads: W · X of a first layer, with thousands
 * of terms and a few hundred columns. No thread then spreads what another does, and pieces are small. Included once per
 * precision (see kernels.c).
 *
 * The sum of each DEPTH terms is put aside, and all are added in order: the same additions as in c/turned-product.h.
 */

/* A product, and where its blocks' sums lie: in the threads' scratch memory, behind what they spread, by turns. */
typedef struct {
  const Product *product;
  Index threads;
} NAME(Blocks);
#define Blocks NAME(Blocks)

INLINE Index NAME(spread_numbers)(const Product *product) {
  return quotient_up(product->rows, TURNED_HEIGHT) * TURNED_HEIGHT * DEPTH * LANES;
}

INLINE Number *NAME(sums_of)(const Blocks *blocks, Index block) {
  const Product *product = blocks->product;
  Number *scratch = scratch_of(product->machine, (int)(block % blocks->threads));
  return scratch + NAME(spread_numbers)(product) + block / blocks->threads * product->rows * product->columns;
}

/* Whether it pays, because columns give few pieces and terms many, and there is room for the sums. */
INLINE int NAME(has_blocks)(const Product *product, Index threads) {
  const Index blocks = quotient_up(product->depth, DEPTH), each = quotient_up(blocks, threads);
  const double room = (double)each * product->rows * product->columns + NAME(spread_numbers)(product);
  const int pays = product->columns < 2 * threads * PACKING_COLUMNS && blocks >= 2 * threads;
  return threads > 1 && pays && room * sizeof(Number) <= SCRATCH_BYTES;
}

static void NAME(blocks_part)(const void *job, Piece piece) {
  const Blocks *blocks = job;
  const Product *product = blocks->product;
  Index block, last;
  for (cut(quotient_up(product->depth, DEPTH), 1, piece, &block, &last); block < last; block++) {
    /* −0 is what a sum can be added to without changing it, its sign included. */
    const Target to = {product->factor, 0, 0, 0, product->rows, NAME(sums_of)(blocks, block), (Number)-0.0};
    NAME(turned_terms)(product, block * DEPTH, 0, product->columns, scratch_of(product->machine, piece.thread), &to);
  }
}

static void NAME(add_blocks_part)(const void *job, Piece piece) {
  const Blocks *blocks = job;
  const Product *product = blocks->product;
  const Index rows = product->rows;
  Index first, last;
  cut(product->columns, 1, piece, &first, &last);
  if (!product->accumulate)
    for (Index j = first; j < last; j++)
      for (Index i = 0; i < rows; i++) product->c[i + j * rows] = product->bias ? product->bias[i] : 0;
  for (Index block = 0; block * DEPTH < product->depth; block++) {
    const Number *sums = NAME(sums_of)(blocks, block);
    for (Index at = first * rows; at < last * rows; at += LANES) {
      const Index left = last * rows - at;
      NAME(store_up_to)(product->c + at, NAME(load_up_to)(product->c + at, left) + NAME(load_up_to)(sums + at, left), left);
    }
  }
}

/* 0 when done, 1 when a helper was lost on the way. */
static int NAME(run_blocks)(const Product *product, Index threads, double work) {
  const Blocks blocks = {product, threads};
  if (run(product->machine, NAME(blocks_part), &blocks, work)) return 1;
  return run(product->machine, NAME(add_blocks_part), &blocks, work);
}
