/*
 * Our own exp, log(1 + t), tanh and sigmoid, in float64, a vector at a time. The same bits on every machine, which the
 * libraries of JavaScript engines and C compilers do not promise. Errors measured against 60 digits (see
 * tests/main/engine/kernels/wasm-elementary.spec.ts): sigmoid 1.9, tanh 1.4, the loss 1.1 units in the last place.
 *
 * The polynomials are minimax fits (Remez exchange in 250-bit arithmetic), coefficients rounded to float64.
 */
#ifndef DESCENT_ELEMENTARY_H
#define DESCENT_ELEMENTARY_H
#include "vector.h"

/* Adding 1.5 · 2^52 rounds to an integer, which then stands in the lowest bits. */
#define ROUNDER 0x1.8p52
/* ln 2 in two parts; the first has 42 bits, so that its product with |k| < 2^11 is exact. */
#define LN2_HIGH 0x1.62e42fefa3800p-1
#define LN2_LOW 0x1.ef35793c76730p-45
#define LOG2_E 0x1.71547652b82fep0

INLINE Wide rounded(Wide x) { return (x + wide(ROUNDER)) - wide(ROUNDER); }

/* 2^k for integers −1022 ≤ k ≤ 1023. */
INLINE Wide power_of_two(Wide k) {
  return (Wide)(((WideBits)(k + wide(ROUNDER)) + wide_bits(1023)) << wide_bits(52));
}

/* x = k ln 2 + r with |r| ≤ ln 2 / 2. Gives k and e^r − 1 = r + r² · P(r); the rounding of r is carried along. */
INLINE Wide reduced_expm1(Wide x, Wide *k) {
  *k = rounded(x * wide(LOG2_E));
  const Wide high = x - *k * wide(LN2_HIGH), low = *k * wide(LN2_LOW);
  const Wide r = high - low;
  const Wide lost = (high - r) - low;
  Wide P = wide(0x1.1f8b4455fbe34p-29);
  P = P * r + wide(0x1.af4ddf12c4b5dp-26);
  P = P * r + wide(0x1.27e4ccd2b2e5bp-22);
  P = P * r + wide(0x1.71de02367f188p-19);
  P = P * r + wide(0x1.a01a01acf8d19p-16);
  P = P * r + wide(0x1.a01a01abe67b6p-13);
  P = P * r + wide(0x1.6c16c16c15202p-10);
  P = P * r + wide(0x1.11111111100dep-7);
  P = P * r + wide(0x1.5555555555558p-5);
  P = P * r + wide(0x1.5555555555557p-3);
  P = P * r + wide(0.5);
  return r + (r * r * P + (lost + lost * r));
}

/* e^x for x ≤ 0; from −745.2 down it is 0. In two factors, because 2^k alone may be too small for a normal number. */
INLINE Wide exp_nonpositive(Wide x) {
  Wide k;
  const Wide p = reduced_expm1(choose(x < wide(-746), wide(-746), x), &k);
  const Wide half = rounded(k * wide(0.5));
  return (wide(1) + p) * power_of_two(half) * power_of_two(k - half);
}

/*
 * log(1 + t) for 0 ≤ t ≤ 1. With s = f / (2 + f): log(1 + f) = 2 atanh s = f − s · (f − R(s²)).
 * Above ½, 1 + t is halved: f = (t − 1) / 2, exactly, and ln 2 is added.
 */
INLINE Wide log1p_unit(Wide t) {
  const WideBits halved = (WideBits)(t > wide(0.5));
  const Wide f = choose(halved, (t - wide(1)) * wide(0.5), t);
  const Wide s = f / (wide(2) + f);
  const Wide w = s * s;
  Wide R = wide(0x1.fcb9a20dc39edp-4);
  R = R * w + wide(0x1.dbdf15b2168bbp-4);
  R = R * w + wide(0x1.1130b56badcfbp-3);
  R = R * w + wide(0x1.3b12f04ba9ab4p-3);
  R = R * w + wide(0x1.745d19f6bd000p-3);
  R = R * w + wide(0x1.c71c71c1b8ed3p-3);
  R = R * w + wide(0x1.2492492494fc6p-2);
  R = R * w + wide(0x1.9999999999989p-2);
  R = R * w + wide(0x1.5555555555555p-1);
  const Wide correction = s * (f - R * w);
  const Wide doubled = wide(LN2_HIGH) + (f - (correction - wide(LN2_LOW)));
  return choose(halved, doubled, f - correction);
}

/* tanh|z| = E / (E + 2) with E = e^(2|z|) − 1; from |z| = 22 on it rounds to 1. */
INLINE Wide tanh_wide(Wide z) {
  const Wide y = wide(2) * magnitude(z);
  Wide k;
  const Wide p = reduced_expm1(choose(y > wide(44), wide(44), y), &k);
  const Wide scale = power_of_two(k);
  const Wide E = scale * p + (scale - wide(1));
  return with_sign_of(E / (E + wide(2)), z);
}

/* σ(z) = 1 / (1 + e^−|z|), or e^−|z| / (1 + e^−|z|) below zero, so that small values keep all their digits. */
INLINE Wide sigmoid_wide(Wide z) {
  const Wide e = exp_nonpositive(-magnitude(z));
  return choose((WideBits)(z < wide(0)), e, wide(1)) / (wide(1) + e);
}

/* The logistic loss from z, max(z, 0) − z · y + log(1 + e^−|z|); engine/losses.ts derives it. */
INLINE Wide logistic_loss_wide(Wide z, Wide y) {
  const Wide positive = (Wide)((WideBits)z & ~(WideBits)(z <= wide(0)));
  return positive - z * y + log1p_unit(exp_nonpositive(-magnitude(z)));
}

/* The squared loss, ½ (a − y)². */
INLINE Wide squared_loss_wide(Wide a, Wide y) { return wide(0.5) * ((a - y) * (a - y)); }

#endif
