/**
 * The inverse discrete cosine transform of 8 × 8 blocks in 13-bit fixed point, with the same roundings as libjpeg's
 * accurate integer method, so that results equal Pillow's. Algorithm: C. Loeffler, A. Ligtenberg, G. Moschytz,
 * "Practical fast 1-D DCT algorithms with 11 multiplications", ICASSP 1989.
 */
import type { Component } from './jpeg-frame'

const CONSTANT_BITS = 13
/** Extra bits that the values between the two passes carry. */
const PASS_BITS = 2

/** x · 2¹³, rounded: √2·cos and √2·sin combinations of multiples of π/16. */
const fixed = (x: number): number => Math.round(x * (1 << CONSTANT_BITS))
const F0_298 = fixed(0.298631336)
const F0_390 = fixed(0.390180644)
const F0_541 = fixed(0.5411961)
const F0_765 = fixed(0.765366865)
const F0_899 = fixed(0.899976223)
const F1_175 = fixed(1.175875602)
const F1_501 = fixed(1.50132111)
const F1_847 = fixed(1.847759065)
const F1_961 = fixed(1.96157056)
const F2_053 = fixed(2.053119869)
const F2_562 = fixed(2.562915447)
const F3_072 = fixed(3.072711026)

/** Transforms the 8 values start, start + step, … in place and divides them by 2^shift, rounded. */
function transformLine(values: Int32Array, start: number, step: number, shift: number): void {
  const at = (i: number): number => values[start + i * step]!
  const evenRotation = (at(2) + at(6)) * F0_541
  const even2 = evenRotation - at(6) * F1_847
  const even3 = evenRotation + at(2) * F0_765
  const sum = (at(0) + at(4)) * (1 << CONSTANT_BITS)
  const difference = (at(0) - at(4)) * (1 << CONSTANT_BITS)
  const even = [sum + even3, difference + even2, difference - even2, sum - even3]

  const z1 = -(at(7) + at(1)) * F0_899
  const z2 = -(at(5) + at(3)) * F2_562
  const z5 = (at(7) + at(3) + at(5) + at(1)) * F1_175
  const z3 = z5 - (at(7) + at(3)) * F1_961
  const z4 = z5 - (at(5) + at(1)) * F0_390
  const odd = [
    at(1) * F1_501 + z1 + z4,
    at(3) * F3_072 + z2 + z3,
    at(5) * F2_053 + z2 + z4,
    at(7) * F0_298 + z1 + z3,
  ]
  const half = 1 << (shift - 1)
  for (let i = 0; i < 4; i++) {
    values[start + i * step] = (even[i]! + odd[i]! + half) >> shift
    values[start + (7 - i) * step] = (even[i]! - odd[i]! + half) >> shift
  }
}

/**
 * Turns a component's coefficients into samples 0…255.
 *
 * @returns row by row, blocksAcross · 8 samples a row, blocksDown · 8 rows
 */
export function samplesOf(component: Component, quantization: Uint16Array): Uint8ClampedArray {
  const { blocksAcross, blocksDown, coefficients } = component
  const stride = 8 * blocksAcross
  const samples = new Uint8ClampedArray(stride * 8 * blocksDown)
  const block = new Int32Array(64)
  for (let index = 0; index < blocksAcross * blocksDown; index++) {
    for (let i = 0; i < 64; i++) block[i] = coefficients[64 * index + i]! * quantization[i]!
    for (let column = 0; column < 8; column++) transformLine(block, column, 8, CONSTANT_BITS - PASS_BITS)
    for (let row = 0; row < 8; row++) transformLine(block, 8 * row, 1, CONSTANT_BITS + PASS_BITS + 3)
    const corner = Math.floor(index / blocksAcross) * 8 * stride + (index % blocksAcross) * 8
    for (let i = 0; i < 64; i++) samples[corner + (i >> 3) * stride + (i & 7)] = block[i]! + 128
  }
  return samples
}
