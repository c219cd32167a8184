/* Sizes of what a product keeps in registers and caches. */

#define DEPTH 256        /* terms summed before they are added to the result */
#define SUM_COLUMNS 1024 /* columns of a one-row result summed at a time */

#if VECTOR_BYTES > 16 /* c/wide-product.h */

#define PACKED_BYTES (1024 * 1024) /* packed strips: a share of the second-level cache */
#define WIDE_DEPTH_BYTES 1536      /* as DEPTH: 384 numbers in float32, 192 in float64; a panel is 48 KiB */
#define IN_PLACE_BYTES 256         /* lines whose terms are no farther apart than this are read where they are */
#define CALL_DEPTH 64              /* terms that take as long as fetching a tile's part of C */
#define TURN_TERMS 24              /* terms that take as long as turning a tile */
#if VECTOR_BYTES == 64
#define TILE_HEIGHT 12 /* 24 sums, 2 vectors of a panel and a number of a strip in 32 registers */
#define FOR_TILE_HEIGHTS(T) T(1) T(2) T(3) T(4) T(5) T(6) T(7) T(8) T(9) T(10) T(11) T(12)
#else
#define TILE_HEIGHT 6 /* 12 sums, 2 vectors of a panel and a number of a strip in 16 registers */
#define FOR_TILE_HEIGHTS(T) T(1) T(2) T(3) T(4) T(5) T(6)
#endif
#define STRIP_WIDTH ((TILE_HEIGHT + 3) / 4 * 4) /* of a packed strip: whole squares */
/* Columns are divided between threads in such units: of W · A and Wᵀ · dZ, and of dZ · Aᵀ. */
#define PRODUCT_UNIT LANES
#define OUTER_UNIT LANES
#define SCRATCH_BYTES (PACKED_BYTES + 2 * VECTOR_BYTES * (WIDE_DEPTH_BYTES / 4))

#else /* c/narrow-product.h */

#define PACKED_BYTES (640 * 1024) /* packed rows of A: a share of the second-level cache */
#define PANEL_VECTORS 5           /* height of a tile, in vectors */
#define TILE_COLUMNS 8            /* columns of B read in place at a time; no tile is wider */
#define STRIP_BYTES 64            /* width of a strip of packed B: a cache line */
#define GROUP_STRIPS 4            /* strips packed at a time */
#define PRODUCT_UNIT TILE_COLUMNS /* as above */
#define OUTER_UNIT STRIP
#define SCRATCH_BYTES (PACKED_BYTES + GROUP_STRIPS * STRIP_BYTES * DEPTH)

#endif
