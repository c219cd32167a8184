/** The codec of the IPC against Node's own structured clone (V8's serializer), which Electron's IPC uses. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deserialize, serialize } from 'node:v8'
import { decodeInNode, encodeInNode } from './page/codec.mjs'

const roundTrip = (value: unknown): unknown => decodeInNode(encodeInNode(value))
const clonable = fc.anything({
  withBigInt: true,
  withDate: true,
  withMap: true,
  withSet: true,
  withTypedArray: true,
})

describe('the IPC codec', () => {
  it('carries whatever the structured clone carries, as the structured clone does', () => {
    fc.assert(
      fc.property(clonable, (value) => {
        expect(roundTrip(value)).toStrictEqual(deserialize(serialize(value)))
      }),
      { numRuns: 500 },
    )
  })

  it('keeps the numbers that JSON loses', () => {
    expect(roundTrip([-0, NaN, Infinity, -Infinity, undefined, 2n ** 70n])).toStrictEqual([
      -0,
      NaN,
      Infinity,
      -Infinity,
      undefined,
      2n ** 70n,
    ])
  })

  it('keeps which references are the same, also in a circle and between views of one buffer', () => {
    const circle: { self?: object } = {}
    circle.self = circle
    const numbers = Float32Array.of(1, 2, 3, 4)
    const [round, whole, half] = roundTrip([circle, numbers, numbers.subarray(2)]) as [
      typeof circle,
      Float32Array,
      Float32Array,
    ]
    expect(round.self).toBe(round)
    expect(half.buffer).toBe(whole.buffer)
    expect([...half]).toEqual([3, 4])
  })

  it('keeps an error’s name and message, and a pattern', () => {
    expect(roundTrip([new RangeError('too far'), /a+/gi])).toMatchObject([
      { name: 'RangeError', message: 'too far' },
      /a+/gi,
    ])
  })

  it('does not reach the prototype through a key named __proto__', () => {
    const hostile: unknown = JSON.parse('{"__proto__": {"polluted": true}}')
    const answer = roundTrip(hostile) as Record<string, unknown>
    expect(Object.getPrototypeOf(answer)).toBe(Object.prototype)
    expect(Object.keys(answer)).toEqual(['__proto__'])
  })

  it.each([
    ['a function', () => 1],
    ['a symbol', Symbol('s')],
    ['a proxy', new Proxy({}, {})],
    ['a promise', Promise.resolve()],
    ['a weak map', new WeakMap()],
    ['memory shared between threads', new SharedArrayBuffer(4)],
    ['a function deep inside', { list: [{ run: () => 1 }] }],
  ])('refuses %s', (_what, value) => {
    expect(() => encodeInNode(value)).toThrow(/could not be cloned/)
  })

  it('replaces strings on request, wherever they stand', () => {
    const text = encodeInNode({ paths: ['token', 'other'], map: new Map([['token', 1]]) })
    expect(decodeInNode(text, (part) => (part === 'token' ? 'path' : part))).toEqual({
      paths: ['path', 'other'],
      map: new Map([['path', 1]]),
    })
  })
})
