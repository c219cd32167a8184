import { spawnSync } from 'node:child_process'
import { unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import type { Model } from '../../../src-main/formats/model'
import { decodeNpz, encodeNpz } from '../../../src-main/formats/npz'
import { bitsOf, smallModel } from './models'

/** Reads one .npy array as the format's page describes it, apart from our reader. */
function readNpy(bytes: Uint8Array): { type: string; shape: number[]; numbers: number[] } {
  const buffer = Buffer.from(bytes)
  expect(buffer.subarray(0, 8).toString('latin1')).toBe('\x93NUMPY\x01\x00')
  const start = 10 + buffer.readUInt16LE(8)
  const header = buffer.subarray(10, start).toString('latin1')
  const [, type = '', order = '', shape = ''] =
    /'descr': '(.*)', 'fortran_order': (\w+), 'shape': \((.*)\)/.exec(header) ?? []
  expect([start % 64, header.at(-1), order]).toEqual([0, '\n', 'False'])
  const wide = type === '<f8'
  const numbers = Array.from({ length: (buffer.length - start) / (wide ? 8 : 4) }, (_, index) =>
    wide ? buffer.readDoubleLE(start + 8 * index) : buffer.readFloatLE(start + 4 * index),
  )
  return { type, shape: shape.split(',').map(Number), numbers }
}

const python = 'import json, sys, io, numpy; f = numpy.load(io.BytesIO(sys.stdin.buffer.read()));'
const hasNumPy = spawnSync('python3', ['-c', 'import numpy']).status === 0

/** What `program` prints, as JSON, with the .npz opened by NumPy as `f`. */
function numpy(program: string, model: Model): unknown {
  const { stdout, stderr } = spawnSync('python3', ['-c', python + program], { input: encodeNpz(model) })
  expect(stderr.toString()).toBe('')
  return JSON.parse(stdout.toString())
}

describe('a model as .npz', () => {
  it.each([
    ['float32', '<f4'],
    ['float64', '<f8'],
  ] as const)('holds W1, b1, W2, b2 row by row in %s', (precision, type) => {
    const members = unzipSync(encodeNpz(smallModel(precision)))
    expect(Object.keys(members)).toEqual(['descent.json', 'W1.npy', 'b1.npy', 'W2.npy', 'b2.npy'])
    const eighths = (first: number, count: number) => Array.from({ length: count }, (_, i) => (first + i) / 8)
    expect(readNpy(members['W1.npy']!)).toEqual({ type, shape: [3, 4], numbers: eighths(1, 12) })
    expect(readNpy(members['b1.npy']!)).toEqual({ type, shape: [3, 1], numbers: eighths(13, 3) })
    expect(readNpy(members['W2.npy']!)).toEqual({ type, shape: [1, 3], numbers: eighths(16, 3) })
    expect(readNpy(members['b2.npy']!)).toEqual({ type, shape: [1, 1], numbers: eighths(19, 1) })
  })

  it('says in descent.json what the network is', () => {
    const recipe = new TextDecoder().decode(unzipSync(encodeNpz(smallModel()))['descent.json'])
    const { architecture, preprocessing, classes, seed, version } = smallModel().description
    expect(JSON.parse(recipe)).toMatchObject({ architecture, preprocessing, classes, seed, version })
  })

  it('is the same bytes each time', () => {
    expect(encodeNpz(smallModel())).toEqual(encodeNpz(smallModel()))
  })

  it('reads back', () => {
    const model = decodeNpz(encodeNpz(smallModel('float64')))
    expect(model.ok && bitsOf(model.value)).toEqual(bitsOf(smallModel('float64')))
  })

  it.skipIf(!hasNumPy)('opens in NumPy, which computes the same from it', () => {
    expect(
      numpy('print(json.dumps([f["W1"].tolist(), str(f["b1"].dtype), f["b1"].shape]))', smallModel()),
    ).toEqual([
      [
        [1 / 8, 2 / 8, 3 / 8, 4 / 8],
        [5 / 8, 6 / 8, 7 / 8, 8 / 8],
        [9 / 8, 10 / 8, 11 / 8, 12 / 8],
      ],
      'float32',
      [3, 1],
    ])
    // W2 · (W1 · (1, 1, 1, 1)ᵀ + b1) + b2, in eighths: W1 · 1 = (10, 26, 42), + b1 = (23, 40, 57);
    // 16·23 + 17·40 + 18·57 = 2074 sixty-fourths, + 19/8 = 2226/64
    expect(
      numpy('print((f["W2"] @ (f["W1"] @ numpy.ones((4, 1)) + f["b1"]) + f["b2"]).item())', smallModel()),
    ).toBe(2226 / 64)
  })

  it.skipIf(!hasNumPy)('is an archive without faults for Python', () => {
    const program = 'print(json.dumps([f.zip.testzip(), f.files]))'
    expect(numpy(program, smallModel())).toEqual([null, ['descent.json', 'W1', 'b1', 'W2', 'b2']])
  })
})

describe('a .npz that is not a model of ours', () => {
  const members = () => unzipSync(encodeNpz(smallModel()))
  const refusal = (content: Record<string, Uint8Array>, level: 0 | 6 = 0) => {
    const result = decodeNpz(zipSync(content, { level }))
    return result.ok ? 'read' : [result.error.code, result.error.message]
  }
  const without = (name: string) =>
    Object.fromEntries(Object.entries(members()).filter(([member]) => member !== name))
  const sentence = (reason: string) => [
    'model-unreadable',
    `This is not a model file that Descent can read: ${reason}.`,
  ]

  it('is refused with the reason', () => {
    expect(refusal(members())).toBe('read')
    expect(refusal(without('descent.json'))).toEqual(sentence('descent.json is missing'))
    expect(refusal(without('b2.npy'))).toEqual(sentence('b2 is missing'))
    expect(refusal({ ...members(), 'W3.npy': new Uint8Array() })).toEqual(
      sentence('it holds arrays of another network'),
    )
    expect(refusal({ ...members(), 'W1.npy': members()['W2.npy']! })).toEqual(
      sentence('W1 is not the array that its description says'),
    )
    expect(refusal({ ...members(), 'descent.json': Uint8Array.of(0xff) })).toEqual(
      sentence('descent.json is not text'),
    )
    expect(refusal(members(), 6)).toEqual(
      sentence('the zip archive is damaged or was written by another program'),
    )
  })

  it('is refused when its numbers are those of another training', () => {
    const other = smallModel()
    other.b[2]!.data[0] = 4
    const mixed = { ...members(), 'b2.npy': unzipSync(encodeNpz(other))['b2.npy']! }
    expect(refusal(mixed)).toEqual(sentence('it was changed or damaged after it was written'))
  })
})
