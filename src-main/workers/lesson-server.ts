/** The lesson thread's side: what each lesson computes. A lesson is added as one line of the table. */
import { ok } from '../../shared/ipc/result'
import type { Precision } from '../../shared/domain/hyperparameters'
import type { Kernels } from '../engine/kernels/kernels'
import type { Tasks } from './answer-requests'
import type { LessonTaskMap } from './lesson-protocol'
import { trainActivation } from './lessons/activations'
import { backpropagate } from './lessons/backpropagation'
import { combineShapes } from './lessons/broadcasting'
import { nudge } from './lessons/derivatives'
import { descendBowl } from './lessons/descent'
import { runGraph } from './lessons/graph'
import { measureGrowth } from './lessons/growth'
import { trainFrom, trainPicturesFrom } from './lessons/initialization'
import { walkNetwork } from './lessons/network-walk'
import { PlanarLesson } from './lessons/planar'
import { race, type KernelChoice } from './lessons/race'
import { measureSplit } from './lessons/splits'
import { surveyCosts } from './lessons/survey'
import { trainTemplate } from './lessons/template'
import { unrollPicture } from './lessons/vectors'

export interface LessonPorts {
  readonly now: () => number
  /** Threads that this computer runs at a time. */
  readonly cores: number
  /** The fastest there are, on one thread, unless chosen; in float64, as the course, unless said. */
  readonly createKernels: (precision?: Precision, choice?: KernelChoice) => Promise<Kernels>
}

export function lessonTasks(ports: LessonPorts): Tasks<LessonTaskMap> {
  const planar = new PlanarLesson(ports)
  return {
    'lesson:unroll': async ({ asked, pictures }) =>
      ok(unrollPicture(asked, pictures, await ports.createKernels())),
    'lesson:train-template': async ({ pictures }) =>
      ok(trainTemplate(pictures, await ports.createKernels('float32'))),
    'lesson:survey-costs': async ({ pictures }) => ok(surveyCosts(pictures, await ports.createKernels())),
    'lesson:nudge': (request) => ok(nudge(request)),
    'lesson:descend': (request) => ok(descendBowl(request)),
    'lesson:combine-shapes': (request) => ok(combineShapes(request)),
    'lesson:train-activation': async ({ asked, pictures }) =>
      ok(await trainActivation(asked, pictures, ports.createKernels)),
    'lesson:backpropagate': (request) => ok(backpropagate(request)),
    'lesson:train-from': async (request) => ok(await trainFrom(request, ports.createKernels)),
    'lesson:train-pictures-from': async ({ asked, pictures }) =>
      ok(await trainPicturesFrom(asked, pictures, ports.createKernels)),
    'lesson:run-graph': (request) => ok(runGraph(request)),
    'lesson:walk-network': ({ asked, own }) => walkNetwork(asked, own, ports.createKernels),
    'lesson:start-planar': async (request) => ok(await planar.start(request)),
    'lesson:advance-planar': (request) => planar.advance(request),
    'lesson:measure-planar': async ({ units }) => ok(await planar.accuracy(units)),
    'lesson:measure-split': async ({ asked, pictures }) =>
      ok(measureSplit(asked, pictures, await ports.createKernels('float32'))),
    'lesson:measure-growth': async ({ asked, pictures }) =>
      ok(measureGrowth(asked, pictures, await ports.createKernels('float32'))),
    'lesson:race': async ({ asked, pictures }) => ok(await race(asked.racer, pictures, ports)),
  }
}
