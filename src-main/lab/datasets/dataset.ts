/** A data set in memory: immutable, so that undo is "the one before", and its pixels are shared with worker threads. */
import type {
  ClassNames,
  CopySummary,
  DatasetSummary,
  Label,
  PictureSummary,
  Refusal,
  SourceKind,
  Split,
  SplitCounts,
} from '../../../shared/domain/dataset'
import { featureCount, type Preprocessing } from '../../../shared/domain/preprocessing'
import { copyGroups, countCopies } from './copies'

/** Where a picture's bytes come from when it must be prepared anew: a file, or a whole picture file in memory. */
export type PictureOrigin =
  { readonly kind: 'file'; readonly path: string } | { readonly kind: 'bytes'; readonly bytes: Uint8Array }

/** A picture that was found and has not been read yet. */
export interface PictureCandidate {
  readonly id: string
  readonly name: string
  readonly label: Label
  /** Set when the source says what is for testing (an `.h5` file, a test folder); null = the seeded split decides. */
  readonly fixedSplit: Split | null
  readonly origin: PictureOrigin
}

/** A picture that was read: its content is known. */
export interface Picture extends PictureCandidate {
  readonly sha256: string
  /** What it looks like to the network, where another picture looked the same when they were prepared; else null. */
  readonly sharedLook: string | null
  readonly split: Split
}

export interface Dataset {
  readonly id: string
  readonly source: SourceKind
  readonly classes: ClassNames
  readonly preprocessing: Preprocessing
  /** Training pictures first, then test pictures; picture i has the bytes i·n_x … (i+1)·n_x of `pixels`. */
  readonly pictures: readonly Picture[]
  readonly pixels: SharedArrayBuffer
  readonly refused: readonly Refusal[]
  readonly fingerprint: string
}

/** In one pass and without lists of its own: it is counted anew after every edit, of however many pictures. */
export function countSplit(pictures: readonly Picture[], split: Split): SplitCounts {
  let [examples, positives] = [0, 0]
  for (const picture of pictures) {
    if (picture.split !== split) continue
    examples += 1
    positives += picture.label
  }
  return { examples, positives }
}

export function summarize(dataset: Dataset): DatasetSummary {
  const { id, source, classes, pictures, refused, fingerprint, preprocessing } = dataset
  const train = countSplit(pictures, 'train')
  const test = countSplit(pictures, 'test')
  const positives = train.positives + test.positives
  return {
    id,
    source,
    classes,
    counts: [positives, pictures.length - positives],
    train,
    test: test.examples > 0 ? test : null,
    refused,
    copies: countCopies(dataset.pictures),
    preprocessing,
    features: featureCount(preprocessing),
    fingerprint,
  }
}

/** A view of picture i's vector, uint8, length n_x. */
export function vectorOf(dataset: Dataset, index: number): Uint8Array {
  const features = featureCount(dataset.preprocessing)
  return new Uint8Array(dataset.pixels, index * features, features)
}

const indices = new WeakMap<Dataset, ReadonlyMap<string, number>>()

/** The place of a picture, or undefined when it is not in the data set. */
export function indexOfPicture(dataset: Dataset, pictureId: string): number | undefined {
  let ofDataset = indices.get(dataset)
  if (!ofDataset) {
    ofDataset = new Map(dataset.pictures.map((picture, index) => [picture.id, index]))
    indices.set(dataset, ofDataset)
  }
  return ofDataset.get(pictureId)
}

export function pictureSummary({ id, name, label, split }: Picture): PictureSummary {
  return { id, name, label, split }
}

/** The pictures that have an equal, equal ones side by side. */
export function copySummaries({ pictures }: Dataset): readonly CopySummary[] {
  return copyGroups(pictures).flatMap((members, i) =>
    members
      .flatMap((index) => pictures[index] ?? [])
      .map((picture) => ({ ...pictureSummary(picture), group: i + 1 })),
  )
}
