/** Pictures that are in the data more than once: equal to the network, number for number, whatever their files hold. */
import type { CopyCounts, Label, Split } from '../../../shared/domain/dataset'
import { nextTurn } from '../next-turn'

/** Of a picture, what decides whether it is a copy and what harm that does. */
export interface Comparable {
  readonly sharedLook: string | null
  /** Its class. */
  readonly label: Label
  readonly split: Split
}

/** How many looks are compared before other work of the event loop gets its turn. */
const LOOKS_PER_TURN = 20_000

/** Each look that at least two pictures have; null for every other. Only these few are compared again after an edit. */
export async function sharedLooks(looks: readonly string[]): Promise<readonly (string | null)[]> {
  const seen = new Set<string>()
  const shared = new Set<string>()
  for (const [i, look] of looks.entries()) {
    if (seen.has(look)) shared.add(look)
    else seen.add(look)
    if (i % LOOKS_PER_TURN === LOOKS_PER_TURN - 1) await nextTurn()
  }
  return shared.size === 0 ? looks.map(() => null) : looks.map((look) => (shared.has(look) ? look : null))
}

/** The places of equal pictures together, at least two in each group; groups and places in the order of the pictures. */
export function copyGroups(
  pictures: readonly Pick<Comparable, 'sharedLook'>[],
): readonly (readonly number[])[] {
  const groups = new Map<string, number[]>()
  for (const [i, { sharedLook }] of pictures.entries()) {
    if (sharedLook === null) continue
    const group = groups.get(sharedLook)
    if (group) group.push(i)
    else groups.set(sharedLook, [i])
  }
  return [...groups.values()].filter((group) => group.length > 1)
}

export function countCopies(pictures: readonly Comparable[]): CopyCounts {
  const groups = copyGroups(pictures).map((group) => group.flatMap((i) => pictures[i] ?? []))
  const members = groups.flat()
  const positives = members.filter(({ label }) => label === 1).length
  return {
    pictures: [positives, members.length - positives],
    copies: members.length - groups.length,
    removable: removableCopies(pictures).length,
    contradicting: groups.filter((group) => new Set(group.map(({ label }) => label)).size > 1).length,
    leaking: groups
      .filter((group) => group.some(({ split }) => split === 'train'))
      .flatMap((group) => group.filter(({ split }) => split === 'test')).length,
  }
}

/**
 * The places of the pictures that can go: all but the first of each group in each class. Training pictures are first, so
 * what was learnt from stays and its copies among the test pictures go. Which class of a contradicting pair is right
 * only a person can say: one of each stays.
 */
export function removableCopies(pictures: readonly Comparable[]): readonly number[] {
  return copyGroups(pictures)
    .flatMap((group) => {
      const kept = new Set<Label>()
      return group.filter((i) => {
        const label = pictures[i]?.label
        if (label === undefined || kept.has(label)) return true
        kept.add(label)
        return false
      })
    })
    .sort((a, b) => a - b)
}
