/** Dividing pictures into training and test: stratified, so both have the classes in the same proportion, and seeded. */
import type { Label, Split } from '../../shared/domain/dataset'

/** A shuffled order of 0…n−1; two calls give two orders of the same stream. */
export type Permutation = (length: number) => ArrayLike<number>

export interface Splittable {
  readonly label: Label
  readonly fixedSplit: Split | null
}

/**
 * One split per picture, in the order given. What a source fixed stays; the rest is drawn class by class:
 * round(testShare · n) of each class go to test, and each class keeps at least one for training.
 */
export function splitPictures(
  pictures: readonly Splittable[],
  testShare: number,
  permutation: Permutation,
): readonly Split[] {
  const splits: Split[] = pictures.map((picture) => picture.fixedSplit ?? 'train')
  for (const label of [1, 0] as const) {
    const free = pictures.flatMap((picture, i) =>
      picture.label === label && picture.fixedSplit === null ? [i] : [],
    )
    const testCount = Math.min(Math.round(testShare * free.length), Math.max(free.length - 1, 0))
    const order = permutation(free.length)
    for (let k = 0; k < testCount; k++) {
      const index = free[order[k] ?? 0]
      if (index !== undefined) splits[index] = 'test'
    }
  }
  return splits
}
