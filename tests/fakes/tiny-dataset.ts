/** Eight pictures of 2 × 2 grey pixels in memory, six to train and two to test, bright ones positive. */
import { DEFAULT_PREPROCESSING } from '../../shared/domain/preprocessing'
import type { Dataset, Picture } from '../../src-main/lab/datasets/dataset'

export function tinyDataset(change: Partial<Dataset> = {}): Dataset {
  const labels = [1, 0, 1, 0, 1, 0, 1, 0] as const
  const pixels = new SharedArrayBuffer(32)
  new Uint8Array(pixels).set(labels.flatMap((label, i) => [label * 150 + 7 * i, 60, label * 90 + 11 * i, 30]))
  const pictures = labels.map((label, i): Picture => ({
    id: `picture-of-test-${i}`,
    name: `${i}.jpg`,
    label,
    fixedSplit: null,
    origin: { kind: 'bytes', bytes: Uint8Array.of(i) },
    sha256: String(i).padStart(64, '0'),
    sharedLook: null,
    split: i < 6 ? 'train' : 'test',
  }))
  return {
    id: 'data-1',
    source: 'folders',
    classes: ['bright', 'dark'],
    preprocessing: { ...DEFAULT_PREPROCESSING, size: 2, colour: 'grey' },
    pictures,
    pixels,
    refused: [],
    fingerprint: 'f1',
    ...change,
  }
}
