/* Sizes of what a product keeps in registers and caches. */

#define DEPTH 256        /* terms summed before they are added to the result */
#define SUM_COLUMNS 1024 /* columns of a one-row result summed at a time */

#if VECTOR_BYTES > 16 /* c/wide-product.h */

#define PACKED_BYTES (768 * 1024) /* packed panels of B: a share of the second-level cache */
#define WIDE_DEPTH_BYTES 2048     /* as DEPTH: 512 numbers in float32, 256 in float64 */
#define IN_PLACE_BYTES 256        /* columns of A no longer than this are read where they are */
#if VECTOR_BYTES == 64
#define TILE_ROWS 12 /* 24 sums, 2 columns and a row in 32 registers */
#define FOR_TILE_ROWS(T) T(1) T(2) T(3) T(4) T(5) T(6) T(7) T(8) T(9) T(10) T(11) T(12)
#else
#define TILE_ROWS 6 /* 12 sums, 2 columns and a row in 16 registers */
#define FOR_TILE_ROWS(T) T(1) T(2) T(3) T(4) T(5) T(6)
#endif
/* Columns are divided between threads in such units: of W · A and Wᵀ · dZ, and of dZ · Aᵀ. */
#define PRODUCT_UNIT LANES
#define OUTER_UNIT LANES
#define GROUP_STRIPS 4 /* strips of A packed at a time */
#define SCRATCH_BYTES (PACKED_BYTES + GROUP_STRIPS * TILE_ROWS * WIDE_DEPTH_BYTES)

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
