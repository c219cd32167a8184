/* C = base + factor · A · B, as the products share it. Included once per precision (see kernels.c). */

/* A(i, p) is a[i · a_row + p · a_depth], B(p, j) is b[p · b_depth + j · b_column]; C is column-major, contiguous. */
typedef struct {
  Index rows, depth, columns;
  const Number *a;
  Index a_row, a_depth;
  const Number *b;
  Index b_depth, b_column;
  Number factor;
  const Number *bias; /* base is this column … */
  int accumulate;     /* … or C itself, or zero */
  Number *c;
  Machine *machine;
  const unsigned char *kept; /* all of B as bytes (c/kept-bytes.h) or numbers (c/turned-product.h), or null */
} NAME(Product);
#define Product NAME(Product)
