// What a network said over its training: even rows, whole rows, and a training that does not notice.
import { describe, expect, it } from 'vitest'
import {
  addRow,
  clearRecord,
  createRecord,
  hasRowAt,
  readPicture,
} from '../../../src-main/workers/probability-record'
import { Training, tinyOrder, trainerOf } from './training-fixture'

const row = (...values: number[]) => Float64Array.from(values)

describe('rows', () => {
  it('are spread evenly over the run, the last iteration included, and never too many', () => {
    for (const iterations of [1, 5, 127, 128, 1500, 100_000, 10_000_000]) {
      const record = createRecord(10, iterations)!
      for (let i = 0; i < iterations; i += record.stride) {
        expect(hasRowAt(record, i)).toBe(true)
        addRow(record, i, [new Float64Array(10)])
      }
      addRow(record, iterations, [new Float64Array(10)])
      const { iterations: kept } = readPicture(record, 0)
      expect(kept.length).toBeLessThanOrEqual(128)
      expect([kept[0], kept.at(-1)]).toEqual([0, iterations])
    }
    expect(readPicture(createRecord(10, 3)!, 0).iterations).toEqual([])
  })

  it('take 32 MB at most; where eight would take more there is no record', () => {
    const bytes = (examples: number) => createRecord(examples, 5000)?.probabilities.byteLength ?? null
    expect(bytes(25_000)).toBe(128 * 25_000 * 4)
    expect(bytes(1_000_000)).toBe(8 * 1_000_000 * 4)
    expect(bytes(1_100_000)).toBeNull()
  })

  it('are of training pictures, then test pictures; what is not later, not finite or too much is left out', () => {
    const record = createRecord(3, 2)!
    addRow(record, 0, [row(0.25, 0.5), row(0.75)])
    addRow(record, 0, [row(1, 1), row(1)])
    addRow(record, 1, [row(NaN, 0.5), row(0.5)])
    addRow(record, 1, [row(0, 1), row(0.125)])
    addRow(record, 2, [row(0, 0), row(0)])
    addRow(record, 3, [row(1, 1), row(1)])
    expect([0, 1, 2].map((index) => readPicture(record, index).probabilities)).toEqual([
      [0.25, 0, 0],
      [0.5, 1, 0],
      [0.75, 0.125, 0],
    ])
    clearRecord(record)
    expect(readPicture(record, 0)).toEqual({ iterations: [], probabilities: [] })
  })
})

it('a recorded training says at each row what its parameters said, and ends with the very same numbers', async () => {
  const order = tinyOrder({ iterations: 30 })
  const record = createRecord(16, 30)!
  const [recorded, plain] = [new Training(), new Training()]
  recorded.send({ kind: 'start', order: { ...order, record }, isPaused: false })
  plain.send({ kind: 'start', order, isPaused: false })
  const [end, other] = [await recorded.ended(), await plain.ended()]
  expect(end.parameters).toEqual(other.parameters)
  const trainer = trainerOf(order)
  const biographies = Array.from({ length: 16 }, (_, index) => readPicture(record, index))
  expect(biographies[0]?.iterations).toEqual(Array.from({ length: 31 }, (_, i) => i))
  for (let i = 0; i <= 30; i++) {
    const said = [...trainer.probabilities('train'), ...trainer.probabilities('test')]
    expect(biographies.map(({ probabilities }) => probabilities[i])).toEqual(said.map(Math.fround))
    trainer.step()
  }
})
