/** What the arrays of the course's .h5 files must look like, checked on their headers before anything is allocated. */
import type { Metadata } from 'h5wasm'
import { limits, type Range } from '../../shared/domain/limits'

export const COURSE_CHANNELS = 3

/** 87,000 pictures of 64 × 64; also the limit for one compressed piece of an array. */
const MAXIMUM_BYTES = 2 ** 30
const MAXIMUM_STRING_BYTES = 4096

/** H5T_class_t */
const INTEGER = 0
const STRING = 3

interface Rule {
  readonly holds: boolean
  /** The rule as the rest of a sentence, said when it does not hold. */
  readonly rule: string
}

/** What is wrong with an array of pictures, uint8 (m, size, size, 3), or null. */
export function picturesFault(name: string, metadata: Metadata): string | null {
  const shape = metadata.shape ?? []
  const [count = 0, size = 0] = shape
  const most = `1 to ${limits.pictures.max} pictures of at most ${limits.size.max} × ${limits.size.max} pixels`
  return firstBroken(name, [
    {
      holds: shape.join() === [count, size, size, COURSE_CHANNELS].join(),
      rule: `have the shape (pictures, size, size, 3), and has (${shape.join(', ')})`,
    },
    { holds: isByte(metadata), rule: 'hold unsigned 8-bit whole numbers' },
    { holds: isWithin(count, { min: 1, max: limits.pictures.max }), rule: `hold ${most}` },
    { holds: isWithin(size, limits.size), rule: `hold ${most}` },
    { holds: elementCount(metadata) <= MAXIMUM_BYTES, rule: `hold at most ${MAXIMUM_BYTES} bytes` },
    { holds: isSelfContained(metadata), rule: 'lie in this one file, in pieces of ordinary size' },
  ])
}

/** What is wrong with an array of m whole numbers, or null. Shapes (m), (m, 1) and (1, m) are the same to us. */
export function labelsFault(name: string, metadata: Metadata, count: number): string | null {
  const holds =
    metadata.type === INTEGER &&
    elementCount(metadata) === count &&
    (metadata.shape ?? []).length <= 2 &&
    isSelfContained(metadata)
  return holds ? null : labelsRule(name, count)
}

export function labelsRule(name: string, count: number): string {
  return `${name} must hold one 0 or 1 for each of the ${count} pictures`
}

export const CLASSES_RULE = 'list_classes must hold two names, the one of label 0 first'

/** What is wrong with an array of two texts, or null. */
export function classesFault(metadata: Metadata): string | null {
  const holds =
    metadata.type === STRING &&
    metadata.shape?.join() === '2' &&
    metadata.size <= MAXIMUM_STRING_BYTES &&
    isSelfContained(metadata)
  return holds ? null : CLASSES_RULE
}

function firstBroken(name: string, rules: readonly Rule[]): string | null {
  const broken = rules.find(({ holds }) => !holds)
  return broken ? `${name} must ${broken.rule}` : null
}

function isByte({ type, signed, size }: Metadata): boolean {
  return type === INTEGER && !signed && size === 1
}

function isWithin(value: number, { min, max }: Range): boolean {
  return value >= min && value <= max
}

function elementCount({ shape }: Metadata): number {
  return (shape ?? []).reduce((product, extent) => product * extent, 1)
}

/** Neither put together from other files, nor packed in pieces that are too large to unpack. */
function isSelfContained({ chunks, size, virtual_sources }: Metadata): boolean {
  const piece = (chunks ?? []).reduce((product, extent) => product * extent, size)
  return virtual_sources === undefined && piece <= MAXIMUM_BYTES
}
