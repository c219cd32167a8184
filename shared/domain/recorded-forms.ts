/** The forms of what stands in a recording: numbers, also those that JSON has none for, and arrays of them. */
import { limits } from './limits'
import { z } from './schema'

/** Elements of the largest array of one element for each pixel, the side of a prepared picture squared. */
export const MOST_PIXELS = limits.size.max ** 2

/** Numbers that JSON has no form for, by their names. */
const unusual = new Map<unknown, number>([
  ['-0', -0],
  ['NaN', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['-Infinity', Number.NEGATIVE_INFINITY],
])

export const number = z.union([
  z.number(),
  z.enum(['-0', 'NaN', 'Infinity', '-Infinity']).transform((name) => Number(name)),
])
export const count = z.int().min(0)
export const share = z.number().min(0).max(1)
export const score = z.strictObject({ right: count, examples: z.int().min(1) })
export const source = z.enum(['own', 'sample'])
/** [iteration, cost J] */
export const costs = z
  .array(z.tuple([count, number]).readonly())
  .max(10_000)
  .readonly()
export const histogram = z.strictObject({
  min: number,
  max: number,
  counts: z.array(count).max(1000).readonly(),
})

/** An array in a file: what its numbers are, and they. Checked as a whole, because a recording has half a million. */
function numbersSchema<Kind extends string>(kind: Kind, isRight: (value: number) => boolean, length: number) {
  const numbers = z.custom<readonly unknown[]>((value) => Array.isArray(value) && value.length <= length)
  return z
    .strictObject({ kind: z.literal(kind), numbers })
    .transform((array) => array.numbers.map((value) => unusual.get(value) ?? value))
    .refine((values): values is number[] =>
      values.every((value) => typeof value === 'number' && isRight(value)),
    )
}
const isByte = (value: number): boolean => Number.isInteger(value) && value >= 0 && value <= 255
const isFloat32 = (value: number): boolean => Object.is(Math.fround(value), value)

/** @param length at most so many */
export const bytes = (length: number) =>
  numbersSchema('uint8', isByte, length).transform((values): Uint8Array => Uint8Array.from(values))
/** @param length at most so many */
export const floats = (length: number) =>
  numbersSchema('float32', isFloat32, length).transform((values): Float32Array => Float32Array.from(values))
/** @param length at most so many */
export const doubles = (length: number) =>
  numbersSchema('float64', () => true, length).transform((values): Float64Array => Float64Array.from(values))
