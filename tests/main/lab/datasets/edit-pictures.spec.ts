// Correcting single pictures: the rest stays byte for byte, and the data set before stays as it was.
import { expect, it } from 'vitest'
import { vectorOf } from '../../../../src-main/lab/datasets/dataset'
import { withOtherLabel, withoutPictures } from '../../../../src-main/lab/datasets/edit-pictures'
import { tinyDataset } from '../../../fakes/tiny-dataset'

it('a picture changes its class, and nothing else changes', () => {
  const before = tinyDataset()
  const after = withOtherLabel(before, 3)
  expect(after.pictures.map(({ label }) => label)).toEqual([1, 0, 1, 1, 1, 0, 1, 0])
  expect(after.pictures.map(({ id, split }) => [id, split])).toEqual(
    before.pictures.map(({ id, split }) => [id, split]),
  )
  expect(after.pixels).toBe(before.pixels)
  expect([after.id === before.id, after.fingerprint === before.fingerprint]).toEqual([false, false])
  expect(withOtherLabel(after, 3).fingerprint).not.toBe(after.fingerprint)
  expect(before.pictures[3]?.label).toBe(0)
})

it.each([0, 3, 7])('without picture %i, each other keeps its own pixels', async (index) => {
  const before = tinyDataset()
  const expected = before.pictures.map((picture, i) => ({ id: picture.id, vector: [...vectorOf(before, i)] }))
  const after = await withoutPictures(before, [index])
  expect(after.pictures.map(({ id }, i) => ({ id, vector: [...vectorOf(after, i)] }))).toEqual(
    expected.toSpliced(index, 1),
  )
  expect(after.pixels.byteLength).toBe(28)
  expect(before.pictures).toHaveLength(8)
  expect([...vectorOf(before, 7)]).toEqual(expected[7]?.vector)
})

it('several at once: the first, the last and two neighbours', async () => {
  const before = tinyDataset()
  const gone = [0, 3, 4, 7]
  const expected = before.pictures
    .map((picture, i) => ({ id: picture.id, vector: [...vectorOf(before, i)] }))
    .filter((_, i) => !gone.includes(i))
  const after = await withoutPictures(before, gone)
  expect(after.pictures.map(({ id }, i) => ({ id, vector: [...vectorOf(after, i)] }))).toEqual(expected)
  expect(after.pixels.byteLength).toBe(16)
})

it('more pixels than are copied in one turn', async () => {
  const features = 256 * 256 * 3
  const count = 25 // 4.9 MB
  const pixels = new SharedArrayBuffer(features * count)
  const bytes = new Uint8Array(pixels)
  for (let i = 0; i < count; i++) bytes.fill(i + 1, i * features, (i + 1) * features)
  const base = tinyDataset()
  const pictures = Array.from({ length: count }, (_, i) => ({ ...base.pictures[0]!, id: `p${i}` }))
  const preprocessing = { ...base.preprocessing, size: 256, colour: 'rgb' as const }
  for (const index of [0, 10, 21, 24]) {
    const after = await withoutPictures({ ...base, pictures, pixels, preprocessing }, [index])
    const rows = after.pictures.map((_, i) => new Set(vectorOf(after, i)))
    expect(rows.map((row) => [...row])).toEqual(
      Array.from({ length: count }, (_, i) => [i + 1]).toSpliced(index, 1),
    )
  }
})
