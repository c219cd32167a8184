import { describe, expect, it } from 'vitest'
import { runNames } from '../../../shared/messages/run-names'

const at = (network: string, time: string) => ({ network, startedAt: `2026-11-22T${time}` })
const nameAt = ({ network }: { network: string }, clock: string): string => `${network}, ${clock}`

describe('names of runs', () => {
  it('tell two of one minute apart by their seconds, and leave the others short', () => {
    const runs = [
      at('64-1', '12:00:05'),
      at('64-1', '12:00:41'),
      at('64-7-1', '12:00:41'),
      at('64-1', '12:01:00'),
    ]
    expect(runNames(runs, nameAt)).toEqual([
      '64-1, 12:00:05',
      '64-1, 12:00:41',
      '64-7-1, 12:00',
      '64-1, 12:01',
    ])
  })
})
