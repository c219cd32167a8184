/** Lesson "Bias, variance and the size of the test set": divides the pictures, trains logistic regression on one part, scores both. */
import { DEFAULT_HYPERPARAMETERS } from '../../../shared/domain/hyperparameters'
import { SPLIT_PICTURES, type SplitReport, type SplitRequest } from '../../../shared/domain/lessons/splits'
import type { Kernels } from '../../engine/kernels/kernels'
import { measureScaling } from '../../engine/standardization'
import { Trainer } from '../../engine/trainer'
import type { LessonPictures } from '../lesson-protocol'
import { drawByLot, examplesOf, scoreOf } from './lesson-examples'

/** The draw that chooses among many pictures; divisions are numbered from 1. */
const CHOICE_SEED = 0
/** Adam's usual one. */
const LEARNING_RATE = 0.001

/** @param kernels in float32; disposed of */
export function measureSplit(request: SplitRequest, pictures: LessonPictures, kernels: Kernels): SplitReport {
  const { iterations } = request
  const { features, source, labels } = pictures
  const divided = divide(request, labels)
  const [train, test] = [examplesOf(pictures, divided.train), examplesOf(pictures, divided.test)]
  const trainer = new Trainer({
    kernels,
    architecture: { inputs: features, hidden: [] },
    hyperparameters: {
      ...DEFAULT_HYPERPARAMETERS,
      optimizer: 'adam',
      learningRate: LEARNING_RATE,
      iterations,
    },
    scaling: pictures.scaling === 'unit' ? { kind: 'unit' } : measureScaling(train.X.pixels, features),
    train,
    test,
  })
  for (let i = 0; i < iterations; i++) trainer.step()
  const [trained, tested] = [trainer.evaluate('train').score, trainer.evaluate('test').score]
  trainer.dispose()
  return {
    source,
    available: labels.length,
    train: scoreOf(trained.confusion),
    test: scoreOf(tested.confusion),
  }
}

/** Places of the pictures to train on and to test on, both with the classes in the same proportion. */
function divide(
  { split, testPictures }: Pick<SplitRequest, 'split' | 'testPictures'>,
  labels: Uint8Array,
): { readonly train: readonly number[]; readonly test: readonly number[] } {
  const chosen = drawByLot([...labels.keys()], labels, SPLIT_PICTURES / labels.length, CHOICE_SEED).taken
  const { taken, left } = drawByLot(chosen, labels, Math.min(testPictures / chosen.length, 1 / 2), split)
  return { train: left, test: taken }
}
