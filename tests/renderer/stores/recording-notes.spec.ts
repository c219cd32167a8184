import { expect, it } from 'vitest'
import type { RecordedCall } from '../../../shared/domain/recorded-calls'
import { Notes } from '../../../src-renderer/stores/recording-notes'

const start: RecordedCall = {
  call: 'lesson:start-planar',
  request: { data: 'flower', units: 4, activation: 'tanh', learningRate: 1.2 },
  answer: { numbers: Float64Array.of(0, 1), labels: Uint8Array.of(1), extent: 4 },
  tookMs: 1,
}
const frame = (iteration: number): RecordedCall => ({
  call: 'lesson:advance-planar',
  request: { iterations: 10, milliseconds: 20 },
  answer: { iteration, cost: 1, accuracy: 0, probabilities: new Uint8Array(), lines: [] },
  tookMs: 20,
})

it('keeps a network that is watched for long in sixty frames, from the first to the last, with all of its time', () => {
  const notes = new Notes()
  notes.add(start)
  for (let i = 0; i < 1000; i++) notes.add(frame(i))
  const frames = notes.of('planar').filter(({ call }) => call === 'lesson:advance-planar')
  const iterations = frames.map(({ answer }) => ('iteration' in answer ? answer.iteration : NaN))
  expect(frames).toHaveLength(60)
  expect([iterations[0], iterations.at(-1)]).toEqual([0, 999])
  expect(iterations).toEqual(iterations.toSorted((a, b) => a - b))
  expect(frames.reduce((sum, { tookMs }) => sum + tookMs, 0)).toBe(20 * 1000)
})
