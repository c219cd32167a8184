/* Everything of one precision, and the end of its names. */
#include "lanes.h"
#include "product.h"
#include "single-row.h"
#include "elementwise.h"
#include "operations.h"
#undef Vector
#undef Unaligned
#undef Product
#undef Target
#undef Elements
#undef Pixels
#undef Number
#undef Integer
#undef LANES
#undef NAME
#undef STRIP
