/** The fake lab's copies: pairs in the first class, the second of each too many, and one picture that is in both classes. */
import type { CopyCounts, CopySummary, Label, PictureSummary } from '../../../shared/domain/dataset'

/** How many further copies there are in the first class; null when nothing is there twice. */
export type FakeCopies = number | null

const isTest = ({ split }: PictureSummary): boolean => split === 'test'

/** Pictures 0 and 1 of the first class are equal, and 0 of the second; then 2 and 3, and so on. */
export function copyPictures(
  copies: FakeCopies,
  label: Label,
  pictureOf: (label: Label, index: number) => PictureSummary,
): readonly CopySummary[] {
  if (copies === null) return []
  if (label === 0 || copies === 0) return [{ ...pictureOf(label, 0), group: 1 }]
  return Array.from({ length: 2 * copies }, (_, i) => ({
    ...pictureOf(1, i),
    group: Math.floor(i / 2) + 1,
  }))
}

export function copyCounts(
  copies: FakeCopies,
  pictureOf: (label: Label, index: number) => PictureSummary,
): CopyCounts {
  if (copies === null) return { pictures: [0, 0], copies: 0, removable: 0, contradicting: 0, leaking: 0 }
  const positives = copyPictures(copies, 1, pictureOf)
  return {
    pictures: [positives.length, 1],
    copies: copies + 1,
    removable: copies,
    contradicting: 1,
    leaking: positives.filter(isTest).length,
  }
}
