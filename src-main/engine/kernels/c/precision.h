/* Everything of one precision, and the end of its names. */
#include "lanes.h"
#include "product.h"
#if VECTOR_BYTES > 16
#include "kept-bytes.h"
#include "wide-tile.h"
#include "wide-packing.h"
#include "wide-product.h"
#include "kept-product.h"
#else
#include "narrow-product.h"
#endif
#include "single-row.h"
#include "elementwise.h"
#include "updates.h"
#include "costs.h"
#include "operations.h"
#include "peak.h"
#undef Vector
#undef Unaligned
#undef Product
#undef Keep
#undef Target
#undef Columns
#undef Elements
#undef Operands
#undef Pixels
#undef Number
#undef Integer
#undef LANES
#undef NAME
#undef SQUARE_ROOT
#undef PANEL
#undef WIDE_DEPTH
#undef TILE_SIDE
#undef Quad
#undef Square
#undef Side
#undef Sides
#undef Strips
#undef OF_QUAD
#undef OF_QUADS
#undef IN_QUADS
#undef KEPT_DIVISOR
