/**
 * How a picture becomes a vector. One record, used by import, training, prediction and every export.
 *
 * Order of the steps: EXIF orientation → alpha over `background` → colour → fit → resize → flatten → scale.
 * Flattening is row, column, channel (C order), so element `(row·size + column)·channels + channel`.
 */
import { z } from './schema'
import { limits } from './limits'

export const COLOURS = ['rgb', 'grey'] as const
/** `cover` crops the middle square, `contain` adds bands of `background`, `stretch` ignores the proportions. */
export const FITS = ['cover', 'contain', 'stretch'] as const
/** Resampling filters by their Pillow names; the result equals Pillow's. */
export const FILTERS = ['bilinear', 'bicubic', 'lanczos'] as const
/** `unit`: x = pixel / 255. `standard`: x = (pixel − mean of the feature) / standard deviation of the feature. */
export const SCALINGS = ['unit', 'standard'] as const

export type Colour = (typeof COLOURS)[number]
export type Fit = (typeof FITS)[number]
export type Filter = (typeof FILTERS)[number]
export type ScalingKind = (typeof SCALINGS)[number]

const byte = z.int().min(0).max(255)

export const preprocessingSchema = z.strictObject({
  size: z.int().min(limits.size.min).max(limits.size.max),
  colour: z.enum(COLOURS),
  fit: z.enum(FITS),
  filter: z.enum(FILTERS),
  background: z.tuple([byte, byte, byte]).readonly(),
  scaling: z.enum(SCALINGS),
})
export type Preprocessing = Readonly<z.infer<typeof preprocessingSchema>>

/** What a new user gets: the course's 64×64 colour pictures divided by 255. */
export const DEFAULT_PREPROCESSING: Preprocessing = {
  size: 64,
  colour: 'rgb',
  fit: 'cover',
  filter: 'bicubic',
  background: [255, 255, 255],
  scaling: 'unit',
}

/**
 * How pixels (0…255) become the numbers the network reads.
 * `means` and `deviations` have one entry per feature, are measured on the training pictures only, and are in pixel units;
 * a feature that never varies has deviation 1.
 */
export type Scaling =
  | { readonly kind: 'unit' }
  | { readonly kind: 'standard'; readonly means: Float64Array; readonly deviations: Float64Array }

/** Number of colour channels: 3 for rgb, 1 for grey. */
export function channelCount(colour: Colour): 1 | 3 {
  return colour === 'rgb' ? 3 : 1
}

/** n_x, the length of one picture's vector: size · size · channels. */
export function featureCount(preprocessing: Pick<Preprocessing, 'size' | 'colour'>): number {
  return preprocessing.size * preprocessing.size * channelCount(preprocessing.colour)
}
