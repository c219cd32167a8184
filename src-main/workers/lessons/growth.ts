/** Lesson "Why deep learning now": trains one network on a share of the pictures and tests it on pictures kept aside. */
import type { Architecture } from '../../../shared/domain/architecture'
import { DEFAULT_HYPERPARAMETERS, type Hyperparameters } from '../../../shared/domain/hyperparameters'
import {
  GROWTH_PICTURES,
  GROWTH_SHARES,
  GROWTH_SIDE,
  growthUnits,
  type GrowthReport,
  type GrowthRequest,
} from '../../../shared/domain/lessons/growth'
import type { Kernels } from '../../engine/kernels/kernels'
import { splitStream } from '../../engine/random/streams'
import { measureScaling } from '../../engine/standardization'
import { Trainer } from '../../engine/trainer'
import type { LessonPictures } from '../lesson-protocol'
import { drawByLot, examplesOf, scoreOf } from './lesson-examples'
import { reducePictures } from './reduce-pictures'

/** The draw that keeps pictures for testing; those of training shares are numbered from 1. */
const TEST_SEED = 0
const TEST_SHARE = 1 / 4

/** The same training for every share, in updates and not in passes: more pictures are not more training. */
const TRAINING = {
  ...DEFAULT_HYPERPARAMETERS,
  optimizer: 'adam',
  learningRate: 0.002,
  batch: 64,
  initialization: 'xavier',
  iterations: 250,
} as const satisfies Hyperparameters

/** @param kernels in float32; disposed of */
export function measureGrowth(
  request: GrowthRequest,
  pictures: LessonPictures,
  kernels: Kernels,
): GrowthReport {
  const { labels, source } = pictures
  const { kept, rest } = divide(labels)
  const side = Math.min(pictures.size, GROWTH_SIDE)
  const chosen = shareOf(rest, labels, 2 ** (request.share - GROWTH_SHARES + 1), request.draw)
  const [train, test] = [reduced(pictures, chosen), reduced(pictures, kept)]
  const features = side * side * pictures.channels
  const architecture: Architecture = {
    inputs: features,
    hidden: growthUnits[request.network].map((units) => ({ units, activation: 'tanh' })),
  }
  const trainer = new Trainer({
    kernels,
    architecture,
    hyperparameters: { ...TRAINING, seed: request.draw },
    scaling: pictures.scaling === 'unit' ? { kind: 'unit' } : measureScaling(train.X.pixels, features),
    train,
    test,
  })
  for (let i = 0; i < TRAINING.iterations; i++) trainer.step()
  const [trained, tested] = [trainer.evaluate('train').score, trainer.evaluate('test').score]
  trainer.dispose()
  return {
    ...request,
    source,
    available: labels.length,
    side,
    train: scoreOf(trained.confusion),
    test: scoreOf(tested.confusion),
  }
}

/** Places kept for testing, the same ones for every network and share, and the rest. */
function divide(labels: Uint8Array): { readonly kept: readonly number[]; readonly rest: readonly number[] } {
  const chosen = drawByLot([...labels.keys()], labels, GROWTH_PICTURES / labels.length, TEST_SEED).taken
  const { taken, left } = drawByLot(chosen, labels, TEST_SHARE, TEST_SEED)
  return { kept: taken, rest: left }
}

/** A share of each class, one picture at least. A larger share of the same draw has all that a smaller one has. */
function shareOf(
  places: readonly number[],
  labels: Uint8Array,
  share: number,
  draw: number,
): readonly number[] {
  const order = splitStream(draw)
  return [1, 0].flatMap((label) => {
    const own = places.filter((place) => labels[place] === label)
    const shuffled = Array.from(order(own.length), (k) => own[k] ?? 0)
    return shuffled.slice(0, Math.max(1, Math.round(share * own.length)))
  })
}

function reduced(pictures: LessonPictures, places: readonly number[]) {
  const { X, labels } = examplesOf(pictures, places)
  const pixels = reducePictures({ ...pictures, pixels: X.pixels }, GROWTH_SIDE)
  return { X: { kind: 'pixels', pixels }, labels } as const
}
