/** Pictures in two classes, as the rest of Descent sees them. Label 1 is the positive class. */
import { z } from './schema'
import type { Preprocessing } from './preprocessing'

export type Label = 0 | 1
export type Split = 'train' | 'test'
export const labelSchema = z.union([z.literal(0), z.literal(1)])

/** Why a file cannot be used. One sentence for each is in `shared/messages/refusals.ts`. */
export const REFUSAL_CODES = [
  'empty', // zero bytes
  'not-a-picture', // its content is none of the formats below, whatever its name says
  'unsupported-format', // a picture format that Descent does not read (SVG, HEIC, AVIF, PSD, …)
  'incomplete', // the file ends before its picture does
  'corrupt', // damaged in another way
  'too-many-pixels', // the header claims more pixels than the limit
  'too-large', // the file itself is larger than the limit
  'unreadable', // no permission, or the disk failed
  'vanished', // was there at the scan, gone at the read
  'not-a-file', // a link, a pipe, a device
] as const
export type RefusalCode = (typeof REFUSAL_CODES)[number]

/** A file that was found and cannot be used. `detail` holds facts for the sentence, such as "40,000 × 40,000". */
export interface Refusal {
  /** Name relative to the dropped folder, with `/` between parts. */
  readonly name: string
  readonly code: RefusalCode
  readonly detail?: string
}

/** Counts of one split. */
export interface SplitCounts {
  readonly examples: number
  readonly positives: number
}

/** [name of label 1, name of label 0] */
export type ClassNames = readonly [positive: string, negative: string]

export const SOURCE_KINDS = ['folders', 'h5', 'sample', 'planar'] as const
export type SourceKind = (typeof SOURCE_KINDS)[number]

/** A picture in a list. The page builds the addresses of its images from `id`. */
export interface PictureSummary {
  readonly id: string
  readonly name: string
  readonly label: Label
  readonly split: Split
}

/** Pictures that the network cannot tell apart, because they are equal once prepared. */
export interface CopyCounts {
  /** How many have an equal: originals and copies. */
  readonly pictures: readonly [positive: number, negative: number]
  /** How many are there beyond the first of each. */
  readonly copies: number
  /** How many can go without a decision: further copies within one class. */
  readonly removable: number
  /** Different pictures that are in both classes. */
  readonly contradicting: number
  /** Test pictures whose equal is trained on. */
  readonly leaking: number
}

/** A picture among those that have an equal; `group` counts from 1 and is the same for equal pictures. */
export interface CopySummary extends PictureSummary {
  readonly group: number
}

/** Everything about a data set that fits on a card. */
export interface DatasetSummary {
  readonly id: string
  readonly source: SourceKind
  readonly classes: ClassNames
  readonly counts: readonly [positive: number, negative: number]
  readonly train: SplitCounts
  /** Null when nothing is kept for testing. */
  readonly test: SplitCounts | null
  readonly refused: readonly Refusal[]
  readonly copies: CopyCounts
  /** How its pictures become vectors; null for points in the plane, which are not pictures. */
  readonly preprocessing: Preprocessing | null
  /** n_x */
  readonly features: number
  /** Changes with every change of pictures, classes or preprocessing: a run trained on another one is out of date. */
  readonly fingerprint: string
}

/** Share of examples that the larger class has: what "always say cat" scores. */
export function baselineAccuracy(counts: SplitCounts): number {
  if (counts.examples === 0) return 0
  return Math.max(counts.positives, counts.examples - counts.positives) / counts.examples
}

/** The label that the baseline always answers. */
export function baselineLabel(counts: SplitCounts): Label {
  return counts.positives * 2 > counts.examples ? 1 : 0
}
