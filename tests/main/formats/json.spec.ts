import { describe, expect, it } from 'vitest'
import type { Matrix } from '../../../src-main/engine/matrix'
import { decodeJson, encodeJson } from '../../../src-main/formats/json'
import { startProcessorTime } from '../../processor-time'
import { bitsOf, modelOf, smallModel } from './models'

const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes)
const bytesOf = (text: string) => new TextEncoder().encode(text)
const parsed = () => JSON.parse(textOf(encodeJson(smallModel()))) as Record<string, unknown>
const reasonOf = (text: string) => {
  const result = decodeJson(bytesOf(text))
  return result.ok ? 'read' : result.error.message.replace(/^.*: /, '')
}

describe('a model as JSON', () => {
  it('holds W1, b1, W2, b2 as rows of numbers', () => {
    const { W1, b1, W2, b2 } = parsed()
    expect({ W1, b1, W2, b2 }).toEqual({
      W1: [
        [0.125, 0.25, 0.375, 0.5],
        [0.625, 0.75, 0.875, 1],
        [1.125, 1.25, 1.375, 1.5],
      ],
      b1: [[1.625], [1.75], [1.875]],
      W2: [[2, 2.125, 2.25]],
      b2: [[2.375]],
    })
  })

  it('writes 0.1 as 0.1 in either precision', () => {
    for (const precision of ['float32', 'float64'] as const) {
      const model = smallModel(precision)
      model.b[2]!.data[0] = 0.1
      expect(textOf(encodeJson(model))).toContain('"b2":[[0.1]]')
    }
  })

  it('reads back what it wrote, and the same with other spaces', () => {
    const text = textOf(encodeJson(smallModel()))
    for (const written of [text, JSON.stringify(JSON.parse(text), null, 2)]) {
      const model = decodeJson(bytesOf(written))
      expect(model.ok && bitsOf(model.value)).toEqual(bitsOf(smallModel()))
    }
  })

  it.each([
    ['W1 is not 3 rows of 4 numbers', (text: string) => text.replace('0.125,', '')],
    ['W1 is not 3 rows of 4 numbers', (text: string) => text.replace('0.125', 'null')],
    ['W1 is not 3 rows of 4 numbers', (text: string) => text.replace('"W1"', '"W3"')],
    ['b2 holds a number that is not finite.', (text: string) => text.replace('2.375', '1e39')],
    ['b2 is not 1 rows of 1 numbers', (text: string) => text.replace('2.375', '1e400')],
    ['it was changed or damaged after it was written', (text: string) => text.replace('2.375', '2.376')],
    [
      'its description was changed after it was written',
      (text: string) => text.replace('"seed":3', '"seed":3,"seed":3'),
    ],
    [
      'its description is not in order',
      (text: string) => text.replace('"seed":3', '"seed":3,"__proto__":{}'),
    ],
    ['its description is not in order (seed)', (text: string) => text.replace('"seed":3', '"seed":-1')],
    [
      'it was changed or damaged after it was written',
      (text: string) => text.replace('"seed":3', '"seed":4'),
    ],
    ['its network reads 4 numbers, its pictures have 12', (text: string) => text.replace('grey', 'rgb')],
    ['it goes on after the last number', (text: string) => `${text}x`],
    ['it goes on after the last number', (text: string) => text.replace(/\}\n$/, ',"W3":[]}\n')],
    ['its description is missing', () => '{"W1":[]}'],
  ])('is refused: %s', (reason, change) => {
    const text = textOf(encodeJson(smallModel()))
    expect(reasonOf(text)).toBe('read')
    expect(reasonOf(change(text))).toContain(reason)
  })

  it('allocates nothing for a network that the file is too short to hold', () => {
    const text = textOf(encodeJson(smallModel()))
      .replace('"units":3', '"units":4096')
      .replace('"size":2', '"size":256')
    const claimed = text.replace('"inputs":4', '"inputs":65536') // W1 would be 268 million numbers: too many
    expect(reasonOf(claimed)).toMatch('its network has too many parameters')
    expect(reasonOf(claimed.replace('4096', '3000'))).toMatch('it ends too early')
  })
})

describe('speed', () => {
  it('writes and reads a million numbers in seconds', () => {
    let state = 1
    const next = () => ((state = (state * 16807) % 2147483647) / 2147483647 - 0.5) / 10
    const size = 224
    const { description } = smallModel()
    const model = modelOf(
      {
        architecture: { inputs: size * size, hidden: [{ units: 20, activation: 'relu' }] },
        preprocessing: { ...description.preprocessing!, size },
        scaling: { kind: 'unit' },
        precision: 'float32',
      },
      next,
    )
    const elapsedMs = startProcessorTime()
    const read = decodeJson(encodeJson(model))
    const tookMs = elapsedMs()
    const numbersOf = (W: Matrix | undefined) => Buffer.from(W!.data.buffer)
    expect(read.ok && numbersOf(read.value.W[1]).equals(numbersOf(model.W[1]))).toBe(true)
    expect(tookMs).toBeLessThan(10_000)
  })
})
