/** Lesson "Logistic regression": trains it on the pictures from zeros and keeps its weights at a few moments. */
import { DEFAULT_HYPERPARAMETERS } from '../../../shared/domain/hyperparameters'
import { TEMPLATE_MOMENTS, TEMPLATE_RATE, type TemplateReport } from '../../../shared/domain/lessons/logistic'
import type { Kernels } from '../../engine/kernels/kernels'
import { Trainer } from '../../engine/trainer'
import type { LessonPictures } from '../lesson-protocol'
import { channelSums } from './channel-sums'
import { examplesOf } from './lesson-examples'
import { chosenPlaces, SMALL_SCALING } from './small-pictures'

/** @param kernels in float32; disposed of */
export function trainTemplate(pictures: LessonPictures, kernels: Kernels): TemplateReport {
  const { labels, features, size, channels, source, classes } = pictures
  const taken = chosenPlaces(labels)
  const trainer = new Trainer({
    kernels,
    architecture: { inputs: features, hidden: [] },
    hyperparameters: {
      ...DEFAULT_HYPERPARAMETERS,
      initialization: 'zeros',
      learningRate: TEMPLATE_RATE / features,
    },
    scaling: SMALL_SCALING,
    train: examplesOf(pictures, taken),
    test: null,
  })
  const moments = TEMPLATE_MOMENTS.map((iteration) => {
    while (trainer.iteration < iteration) trainer.step()
    const { cost, score } = trainer.evaluate('train')
    const w = trainer.parameters().W[1]
    return { iteration, cost, accuracy: score.accuracy, weights: channelSums(w?.data ?? [], channels) }
  })
  trainer.dispose()
  return { source, classes, available: labels.length, examples: taken.length, size, features, moments }
}
