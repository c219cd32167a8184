// At most one event in 50 ms, and every picture in one of them.
import { expect, it } from 'vitest'
import type { ImportProgress } from '../../../../shared/ipc/events'
import { ProgressBatcher } from '../../../../src-main/lab/datasets/progress-batcher'

it('no picture is forgotten, no event comes too soon, and the last says that all is done', () => {
  const sent: ImportProgress[] = []
  const sentAt: number[] = []
  let now = 0
  const send = (progress: ImportProgress): void => {
    sent.push(progress)
    sentAt.push(now)
  }
  const batcher = new ProgressBatcher(['cat', 'dog'], 1000, send, () => now)
  for (let i = 0; i < 1000; i++) {
    now += 3
    batcher.add(i % 10 === 0 ? null : { id: `p${i}`, name: `${i}`, label: 1, split: 'train' })
  }
  batcher.finish()
  const names = sent.flatMap(({ latest }) => latest.map(({ name }) => Number(name)))
  expect(names).toEqual(Array.from({ length: 1000 }, (_, i) => i).filter((i) => i % 10 !== 0))
  expect(sent.at(-1)).toMatchObject({
    phase: 'done',
    classes: ['cat', 'dog'],
    done: 1000,
    total: 1000,
    refused: 100,
  })
  const gaps = sentAt.slice(1, -1).map((at, i) => at - (sentAt[i] ?? 0))
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(50)
  // 3000 ms hold at most 60 intervals, the first and the last event aside.
  expect(sent.length).toBeLessThanOrEqual(62)
  expect(sent.length).toBeGreaterThan(50)
})
