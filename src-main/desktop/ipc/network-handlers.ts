/** Calls of the Network room that need the engine. */
import { ok } from '../../../shared/ipc/result'
import { trainPlanarLesson } from '../../lab/lessons/planar-lesson'
import type { Lab, LabThreads } from '../../lab/lab'
import type { Handlers } from './handle'

type NetworkCalls = Extract<keyof Handlers, `network:${string}` | 'lesson:train-planar'>

export function networkHandlers(
  { tasks }: Pick<Lab, 'tasks'>,
  { startTrainingThread }: Pick<LabThreads, 'startTrainingThread'>,
): Pick<Handlers, NetworkCalls> {
  return {
    'network:draw-initial-weights': async (request) => ok(await tasks.run('initial-weights', request)),
    'lesson:train-planar': () => trainPlanarLesson(startTrainingThread),
  }
}
