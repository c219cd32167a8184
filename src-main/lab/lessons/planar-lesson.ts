/** The course's planar lesson, trained with its own settings on its own points: it needs no pictures and takes a second. */
import { courseLessons } from '../../../shared/domain/course-lessons'
import { ok, type Result } from '../../../shared/ipc/result'
import type { LessonRun } from '../../../shared/ipc/contract'
import { planarFlower } from '../../engine/planar'
import type { TrainingOrder } from '../../workers/training-protocol'
import type { ThreadLike } from '../runs/training-thread'
import { trainToEnd } from '../runs/train-to-end'

/** Errors: worker-failed. */
export async function trainPlanarLesson(startThread: () => ThreadLike): Promise<Result<LessonRun>> {
  const { hidden, hyperparameters } = courseLessons.planar
  const { numbers, labels } = planarFlower()
  const order: TrainingOrder = {
    architecture: { inputs: 2, hidden },
    hyperparameters,
    scaling: 'unit',
    train: { X: { kind: 'numbers', numbers }, labels },
    test: null,
    picture: null,
  }
  const trained = await trainToEnd(order, startThread, () => undefined)
  if (!trained.ok) return trained
  const { points, ended } = trained.value
  return ok({
    costs: points.map(({ iteration, trainCost }) => ({ iteration, cost: trainCost })),
    train: ended.score.train.accuracy,
    test: null,
  })
}
