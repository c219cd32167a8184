/** The test pictures that two runs share: a difference between networks says something only on the very same pictures. */
import type { Picture } from '../datasets/dataset'

export interface TestedPicture {
  readonly picture: Picture
  readonly isRight: boolean
}

export interface PicturePair {
  readonly picture: Picture
  readonly isFirstRight: boolean
  readonly isSecondRight: boolean
}

/**
 * Paired by content, so that data opened a second time are the same pictures; each is used once, however often it occurs.
 * A picture that changed its class between the two runs is left out.
 */
export function pairedPictures(
  first: readonly TestedPicture[],
  second: readonly TestedPicture[],
): { readonly pairs: readonly PicturePair[]; readonly leftOut: number } {
  const waiting = new Map<string, TestedPicture[]>()
  for (const tested of second) {
    const key = keyOf(tested)
    const alike = waiting.get(key)
    if (alike) alike.push(tested)
    else waiting.set(key, [tested])
  }
  const pairs = first.flatMap((tested): PicturePair[] => {
    const other = waiting.get(keyOf(tested))?.shift()
    return other
      ? [{ picture: tested.picture, isFirstRight: tested.isRight, isSecondRight: other.isRight }]
      : []
  })
  return { pairs, leftOut: first.length + second.length - 2 * pairs.length }
}

function keyOf({ picture: { sha256, label } }: TestedPicture): string {
  return `${sha256} ${label}`
}
