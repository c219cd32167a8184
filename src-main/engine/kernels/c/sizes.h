/* Sizes of what a product keeps in registers and caches. */

#define DEPTH 256        /* terms summed before they are added to the result */
#define SUM_COLUMNS 1024 /* columns of a one-row result summed at a time */

#if VECTOR_BYTES > 16 /* c/wide-product.h */

#define PACKED_BYTES (1024 * 1024) /* packed strips: a share of the second-level cache */
#define PANELS_BYTES (384 * 1024)  /* packed panels */
#define WIDE_DEPTH_BYTES 1536      /* as DEPTH: 384 numbers in float32, 192 in float64; a panel is 48 KiB */
#define IN_PLACE_BYTES 256         /* lines whose terms are no farther apart than this are read where they are */
#define CALL_DEPTH 64              /* terms that take as long as fetching a tile's part of C */
#define STORE_TERMS 8              /* terms that take as long as storing a tile */
#define TURN_TERMS 16              /* terms that take as long as turning and storing it */
#if VECTOR_BYTES == 64
#define TILE_HEIGHT 12 /* 24 sums, 2 vectors of a panel and a number of a strip in 32 registers */
#define FOR_TILE_HEIGHTS(T) T(1) T(2) T(3) T(4) T(5) T(6) T(7) T(8) T(9) T(10) T(11) T(12)
#define KEPT_HEIGHT 20 /* sums, and a vector of bytes as numbers: half of the loads of a taller tile would wait */
#define FOR_KEPT_TILES(T) T(4, 1) T(1, 1) T(1, 4) T(1, 8) T(1, 12) T(1, 16) T(1, 20)
#else
#define KEPT_HEIGHT 12
#define FOR_KEPT_TILES(T) T(4, 1) T(1, 1) T(1, 4) T(1, 8) T(1, 12)
#define TILE_HEIGHT 6 /* 12 sums, 2 vectors of a panel and a number of a strip in 16 registers */
#define FOR_TILE_HEIGHTS(T) T(1) T(2) T(3) T(4) T(5) T(6)
#endif
#define STRIP_WIDTH ((TILE_HEIGHT + 3) / 4 * 4) /* of a packed strip: whole squares */
/* Columns are divided between threads in such units: of W · A and Wᵀ · dZ, and of dZ · Aᵀ. */
#define PRODUCT_UNIT LANES
#define OUTER_UNIT LANES
#define KEPT_UNIT LANES
#define PACKING_COLUMNS 512 /* of a product, for which packing the other operand takes a few percent */
#define SCRATCH_BYTES (PANELS_BYTES + PACKED_BYTES)

#else /* c/narrow-product.h */

#define PACKED_BYTES (640 * 1024) /* packed rows of A: a share of the second-level cache */
#define PANEL_VECTORS 3           /* height of the tallest tile, in vectors */
/* Vectors and columns of a tile. */
#if defined(__aarch64__)
#define FOR_TILES(T) T(1, 12) T(2, 6) T(3, 6) /* of 32 registers */
#define SPREAD_ROWS 0x7fffffff                /* never: its multiplications spread a number themselves */
#else
/*
 * V8 has 15 registers on x64 and loads all operands of a term before it multiplies the first two: with 10 sums instead
 * of 6, 8 or 9 it keeps three of them in memory and takes a fifth longer.
 */
#define FOR_TILES(T) T(1, 6) T(2, 4) T(3, 3)
#define SPREAD_ROWS 64   /* of products whose columns are spread (c/narrow-product.h): fewer do not pay for it */
#endif
#define SPREAD_COLUMNS 4 /* of 2 vectors: with their 8 sums and all operands of a term, 15 registers */
#define STRIP 12                  /* columns taken together: whole tiles of every height; no tile is wider */
#define GROUP_BYTES (384 * 1024)  /* packed strips of B: as much again, so that B is read in long pieces */
#define KEPT_BYTES (128 << 20)    /* inputs that are kept in both orders, as src-main/engine/kernels/kernels.ts says */
#define PRODUCT_UNIT STRIP        /* as above */
#define OUTER_UNIT STRIP
#define KEPT_UNIT TURNED_WIDTH    /* c/turned-product.h */
#define PACKING_COLUMNS 256       /* as above */
#define KEPT_ROWS 64              /* of products that read kept inputs: fewer */
#define SCRATCH_BYTES (PACKED_BYTES + GROUP_BYTES)

#endif
