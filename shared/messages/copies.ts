/** Pictures that are in the data more than once: how many, what harm that does, and what can be done. */
import type { CopyCounts } from '../domain/dataset'
import { formatCount, formatQuantity } from './format'

const more = (count: number): string =>
  formatQuantity(count, 'picture is a copy of another', 'pictures are copies of others')

/** What the copies spoil, the worst first. */
function harms({ contradicting, leaking }: Pick<CopyCounts, 'contradicting' | 'leaking'>): readonly string[] {
  return [
    ...(leaking > 0
      ? [
          `${formatQuantity(leaking, 'test picture is', 'test pictures are')} also trained on, so the test score comes out too good.`,
        ]
      : []),
    ...(contradicting > 0
      ? [
          `${formatQuantity(contradicting, 'picture is', 'different pictures are')} in both classes: no network can answer both ways.`,
        ]
      : []),
  ]
}

export const copyMessages = {
  title: ({ copies }: CopyCounts) => `${more(copies)}.`,
  text: (counts: CopyCounts) =>
    [...harms(counts), 'To the network they are the same, number for number.'].join(' '),
  show: 'Show them',
  showAll: 'Show all pictures',
  remove: (count: number) => `Remove ${formatQuantity(count, 'copy', 'copies')}`,
  shown: 'Only pictures that are there more than once',
  shownText: 'Equal ones bear the same number. Remove what is too many, or move what is in the wrong class.',
  /** Read aloud of a picture among those that have an equal. */
  said: (name: string, group: number, isTest: boolean) =>
    `${name}, picture ${formatCount(group)}${isTest ? ', to test' : ''}`,
  /** On a picture that is to test. */
  test: 'test',
  noneHere: (name: string) => `No picture of ${name} is there more than once.`,
  removedNote: (count: number) =>
    `${formatQuantity(count, 'copy is', 'copies are')} out of the data. The files stay.`,
  /** One line at the command line; null when there is nothing to say. */
  line: (counts: Pick<CopyCounts, 'copies' | 'contradicting' | 'leaking'>) =>
    counts.copies === 0 ? null : [`${more(counts.copies)}.`, ...harms(counts)].join(' '),
} as const
