// Lesson "Vectorisation race": what is timed, how often, and that every racer ends with the same gradient.
import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { RACERS } from '../../../../shared/domain/lessons/race'
import { createReferenceKernels } from '../../../../src-main/engine/kernels/reference'
import { createWasmKernels } from '../../../../src-main/engine/kernels/wasm'
import type { LessonPictures } from '../../../../src-main/workers/lesson-protocol'
import { race, type RacePorts } from '../../../../src-main/workers/lessons/race'

const WASM = new URL('../../../../src-main/engine/kernels/kernels.wasm', import.meta.url)

/** Pictures of random bytes. */
function randomPictures(count: number, features: number): LessonPictures {
  const pixels = new SharedArrayBuffer(count * features)
  const bytes = new Uint8Array(pixels)
  let state = 1
  for (let at = 0; at < bytes.length; at++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    bytes[at] = state >>> 24
  }
  const labels = Uint8Array.from({ length: count }, (_, i) => i % 2)
  const shape = { features, size: 1, channels: 1, trainExamples: count } as const
  return { source: 'own', pixels, labels, classes: ['cat', 'non-cat'], ...shape, scaling: 'unit' }
}

const module = await WebAssembly.compile(await readFile(WASM))

/** A clock that moves by itself, a step each time that it is read. */
function ports(stepMs: number): RacePorts {
  let clock = 0
  return {
    now: () => (clock += stepMs),
    cores: 3,
    createKernels: (precision, { name, threads }) =>
      Promise.resolve(
        name === 'reference'
          ? createReferenceKernels(precision)
          : createWasmKernels({ module, precision, threads }),
      ),
  }
}

describe('a racer', () => {
  it.each(RACERS)('%s: the loops’ gradient, within float32’s rounding', async (racer) => {
    const report = await race(racer, randomPictures(60, 300), ports(50))
    expect(report).toMatchObject({ racer, source: 'own', available: 60, examples: 60, features: 300 })
    if (racer === 'loops') expect(report.difference).toBeNull()
    else {
      expect(report.difference!.dw).toBeLessThan(2e-6)
      expect(report.difference!.db).toBeLessThan(2e-6)
    }
  })

  it('is timed by the clock it is given: each of its runs takes one step', async () => {
    // 100 ms a reading: warm-up until 250 ms are over; then runs of 100 ms each, three of them, past the 500 ms.
    expect(await race('examples', randomPictures(20, 8), ports(100))).toMatchObject({
      medianMs: 100,
      repetitions: 3,
    })
    // 1 ms a reading: the time would be enough for more, but 25 are plenty.
    expect(await race('examples', randomPictures(20, 8), ports(1))).toMatchObject({
      medianMs: 1,
      repetitions: 25,
    })
  })

  it('says what computed it', async () => {
    const pictures = randomPictures(20, 8)
    const said = await Promise.all(
      RACERS.map(async (racer) => {
        const { kernels, threads } = await race(racer, pictures, ports(50))
        return [kernels, threads]
      }),
    )
    // No way to start threads here: the kernels say that there is one.
    expect(said).toEqual([
      [null, 1],
      [null, 1],
      ['reference', 1],
      ['wasm', 1],
      ['wasm', 1],
    ])
  })

  it('takes no more of many pictures than X has room for, of each class alike', async () => {
    // 4,000,000 / 12,288 = 325.5: 325 of 400, 162 or 163 of each class.
    const { examples, available } = await race('loops', randomPictures(400, 12_288), ports(200))
    expect(available).toBe(400)
    expect(Math.abs(examples - 325)).toBeLessThanOrEqual(1)
  })
})
