/** What a paired comparison proves, in one honest sentence. Pure. */
import {
  mcNemarExact,
  pairedVerdict,
  type PairedCounts,
} from '../../../shared/domain/evaluation/paired-comparison'
import { runsMessages } from '../../../shared/messages/runs'
import type { Tone } from '../../components/finding-tone'

export interface CompareWords {
  readonly tone: Tone
  readonly title: string
  readonly text: string
}

/** @param first @param second the networks' names */
export function compareWords(counts: PairedCounts, first: string, second: string): CompareWords {
  const { onlyFirst, onlySecond, bothRight, bothWrong } = counts
  const pictures = onlyFirst + onlySecond + bothRight + bothWrong
  if (pictures === 0) return { tone: 'neutral', ...runsMessages.notComparable }
  const verdict = pairedVerdict(counts)
  if (verdict === 'equal') return { tone: 'neutral', ...runsMessages.equal(onlyFirst) }
  const ahead = onlyFirst > onlySecond ? first : second
  const p = mcNemarExact(counts)
  const [more, fewer] = [Math.max(onlyFirst, onlySecond), Math.min(onlyFirst, onlySecond)]
  return verdict === 'unproven'
    ? { tone: 'neutral', ...runsMessages.unproven(ahead, more, fewer, p) }
    : { tone: 'good', ...runsMessages.proven(ahead, more, fewer, p) }
}
