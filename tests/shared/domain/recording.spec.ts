// Recordings of lessons: number for number what was recorded, and nothing else than a recording.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RecordedCall } from '../../../shared/domain/recorded-calls'
import { readRecording, recordingText, type RecordedLesson } from '../../../shared/domain/recording'

const recordedAt = '2026-11-22T21:00:00.000Z'
const anyNumber = fc.oneof(
  fc.double(),
  fc.constantFrom(-0, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 5e-324),
)
const share = fc.double({ min: 0, max: 1, noNaN: true }).map((value) => value + 0)
const took = fc.nat()

const start = fc
  .array(fc.tuple(anyNumber, anyNumber, fc.constantFrom(0, 1)), { minLength: 1, maxLength: 20 })
  .map((points): RecordedCall => ({
    call: 'lesson:start-planar',
    request: { data: 'flower', units: 4, activation: 'tanh', learningRate: 1.2 },
    answer: {
      numbers: Float64Array.from(points.flatMap(([x1, x2]) => [x1, x2])),
      labels: Uint8Array.from(points.map(([, , label]) => label)),
      extent: 4,
    },
    tookMs: 3,
  }))
const frame = fc
  .record({
    cost: anyNumber,
    accuracy: share,
    line: fc.tuple(anyNumber, anyNumber, anyNumber),
    first: fc.nat(255),
    tookMs: took,
  })
  .map(({ cost, accuracy, line, first, tookMs }): RecordedCall => ({
    call: 'lesson:advance-planar',
    request: { iterations: 10, milliseconds: 20 },
    answer: {
      iteration: 7,
      cost,
      accuracy,
      probabilities: new Uint8Array(6400).fill(first, 0, 9),
      lines: [line],
    },
    tookMs,
  }))
const race: RecordedCall = {
  call: 'lesson:race',
  request: { racer: 'loops' },
  answer: {
    racer: 'loops',
    source: 'sample',
    available: 400,
    examples: 325,
    features: 12_288,
    medianMs: 30.123456789012345,
    repetitions: 11,
    kernels: null,
    threads: 1,
    difference: null,
  },
  tookMs: 12.5,
}
const fileOf = (lesson: RecordedLesson, calls: readonly RecordedCall[]): string =>
  recordingText({ lesson, recordedAt, calls })

describe('a recording', () => {
  it('reads back number for number, also where JSON has no form for them', () => {
    fc.assert(
      fc.property(fc.tuple(start, frame, frame), (calls) => {
        // toEqual tells −0 from 0 by Object.is, and compares typed arrays by kind and element.
        expect(readRecording(fileOf('planar', calls))).toEqual({
          schema: 'descent-recording/1',
          lesson: 'planar',
          recordedAt,
          calls,
        })
      }),
      { numRuns: 30 },
    )
    expect(readRecording(fileOf('race', [race]))?.calls).toEqual([race])
  })

  it('is refused when anything in it is not as it was written', () => {
    const whole = fileOf('race', [race])
    const damaged = [
      ['a time that is none', '"medianMs":30.123456789012344', '"medianMs":-1'],
      ['another version', 'descent-recording/1', 'descent-recording/2'],
      ['another lesson’s call', '"lesson":"race"', '"lesson":"growth"'],
      ['an unknown key', '"threads":1', '"threads":1,"more":2'],
      ['no date', recordedAt, 'yesterday'],
      ['an unknown call', 'lesson:race', 'lab:describe'],
    ] as const
    for (const [what, from, to] of damaged) {
      const changed = whole.replace(from, to)
      expect(changed, what).not.toBe(whole)
      expect(readRecording(changed), what).toBeNull()
    }
    expect(readRecording(whole.slice(0, -1))).toBeNull()
    expect(readRecording(fileOf('race', []))).toBeNull()
    expect(readRecording(`${whole}${' '.repeat(8_000_000)}`)).toBeNull()
  })

  it('holds whole frames and whole points only', () => {
    const [sample] = fc.sample(fc.tuple(start, frame), 1)
    const whole = fileOf('planar', sample ?? [])
    expect(readRecording(whole)).not.toBeNull()
    for (const [from, to] of [
      [/("uint8","numbers":\[\d+,)\d+,(?=(?:\d+,){6000})/, '$1'],
      [/("uint8","numbers":\[)\d+/, '$1256'],
      [/("float64","numbers":\[)/, '$11,'],
      [/("float64","numbers":\[)[^,]+/, '$1"x"'],
    ] as const) {
      const changed = whole.replace(from, to)
      expect(changed).not.toBe(whole)
      expect(readRecording(changed), String(from)).toBeNull()
    }
  })
})
