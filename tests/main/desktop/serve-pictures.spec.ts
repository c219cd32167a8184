// Pictures by opaque id only, under the same policy as the page's files; what the network saw when the folder is gone.
import { join } from 'node:path'
import { rm } from 'node:fs/promises'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { answer } from '../../../src-main/desktop/lab-protocol'
import { CONTENT_SECURITY_POLICY } from '../../../src-main/desktop/serve-files'
import type { PictureSources } from '../../../src-main/desktop/serve-pictures'
import { withoutPictures } from '../../../src-main/lab/datasets/edit-pictures'
import { indexOfPicture, vectorOf, type Dataset } from '../../../src-main/lab/datasets/dataset'
import { PictureRegistry } from '../../../src-main/lab/pictures/picture-registry'
import { failure, ok } from '../../../shared/ipc/result'
import { createFakePool, fakePicture } from '../../fakes/picture-pool'
import { tinyDataset } from '../../fakes/tiny-dataset'
import { realTree, type RealTree } from '../lab/datasets/real-tree'

let tree: RealTree
let dataset: Dataset
/** What run-1 was trained on: the data before they were changed. */
let ofRun: Dataset
let sources: PictureSources

beforeEach(async () => {
  tree = await realTree({ 'cat.jpg': fakePicture('cat') })
  const registry = new PictureRegistry()
  dataset = tinyDataset()
  registry.remember(dataset.pictures)
  const [first, ...rest] = dataset.pictures
  const inFile = { ...first!, origin: { kind: 'file' as const, path: join(tree.path, 'cat.jpg') } }
  dataset = { ...dataset, pictures: [inFile, ...rest] }
  registry.remember(dataset.pictures)
  ofRun = dataset
  sources = {
    registry,
    pool: createFakePool(),
    datasets: { current: () => dataset },
    predictions: {
      seen: (id: string) => (id === 'predicted' ? { vector: Uint8Array.of(7), size: 1, channels: 1 } : null),
    },
    runs: {
      find: (id: string) => (id === 'run-1' ? ok({ dataset: ofRun }) : failure('unknown-id', 'no such run')),
      datasetWith: (id: string) => (indexOfPicture(ofRun, id) === undefined ? null : ofRun),
    },
  } as unknown as PictureSources
})
afterEach(() => tree.remove())

const get = (path: string): Promise<Response> =>
  answer({ method: 'GET', url: `lab://app${path}` }, tree.path, sources)

/** The pixels, top row first, as [red, green, blue], of an uncompressed BMP of 24 bits, or of 8 with a palette. */
async function pixelsOf(response: Response): Promise<readonly (readonly number[])[]> {
  const view = new DataView(await response.arrayBuffer())
  const [start, width, height] = [view.getUint32(10, true), view.getInt32(18, true), view.getInt32(22, true)]
  const bytes = view.getUint16(28, true) / 8
  const palette = 14 + view.getUint32(14, true) // behind the two headers: blue, green, red, unused
  const stride = Math.ceil((width * bytes) / 4) * 4
  return Array.from({ length: width * Math.abs(height) }, (_, i) => {
    const row = Math.floor(i / width)
    const pixel = start + (height > 0 ? height - 1 - row : row) * stride + (i % width) * bytes
    const at = bytes === 1 ? palette + 4 * view.getUint8(pixel) : pixel
    return [view.getUint8(at + 2), view.getUint8(at + 1), view.getUint8(at)]
  })
}

it('what the network sees is exactly the vector', async () => {
  const response = await get('/seen/picture-of-test-2?v=f1')
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toBe('image/bmp')
  expect(response.headers.get('content-security-policy')).toBe(CONTENT_SECURITY_POLICY)
  expect(response.headers.get('cache-control')).toContain('private')
  expect(await pixelsOf(response)).toEqual([...vectorOf(dataset, 2)].map((grey) => [grey, grey, grey]))
})

it('the picture of a prediction, too', async () => {
  expect(await pixelsOf(await get('/seen/predicted'))).toEqual([[7, 7, 7]])
})

it('a thumbnail is of the person’s file; when that is gone, of what the network has', async () => {
  expect((await pixelsOf(await get('/thumbnails/picture-of-test-0'))).length).toBe(192 * 192)
  await rm(join(tree.path, 'cat.jpg'))
  expect((await pixelsOf(await get('/thumbnails/picture-of-test-0'))).length).toBe(4)
})

it('a picture that was taken out of the data is still what its run was shown, and has its thumbnail', async () => {
  const before = await pixelsOf(await get('/shown/run-1/picture-of-test-0'))
  await rm(join(tree.path, 'cat.jpg'))
  dataset = await withoutPictures(dataset, [0])
  expect(await pixelsOf(await get('/shown/run-1/picture-of-test-0'))).toEqual(before)
  expect(before).toEqual([...vectorOf(ofRun, 0)].map((grey) => [grey, grey, grey]))
  expect((await pixelsOf(await get('/thumbnails/picture-of-test-0'))).length).toBe(4)
  expect((await get('/shown/run-2/picture-of-test-0')).status).toBe(404)
})

it.each(['nobody', 'cat.jpg', '..', '%2e%2e%2fcat.jpg', '__proto__', 'picture-of-test-0%00'])(
  'the id %s is nobody’s',
  async (id) => {
    for (const folder of ['thumbnails', 'seen', 'shown/run-1', 'shown/nobody']) {
      const response = await get(`/${folder}/${id}`)
      expect(response.status).toBeGreaterThanOrEqual(400)
      expect((await response.arrayBuffer()).byteLength).toBe(0)
    }
  },
)
