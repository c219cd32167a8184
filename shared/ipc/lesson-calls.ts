/** The calls of the Learn room, part of the contract: each computes something for one lesson, in the lesson thread. */
import type { ActivationReport, ActivationRequest } from '../domain/lessons/activations'
import type { BackpropagationReport, BackpropagationRequest } from '../domain/lessons/backpropagation'
import type { BroadcastReport, BroadcastRequest } from '../domain/lessons/broadcasting'
import type { NudgeReport, NudgeRequest } from '../domain/lessons/derivatives'
import type { DescentReport, DescentRequest } from '../domain/lessons/descent'
import type { GraphReport, GraphRequest } from '../domain/lessons/graph'
import type { PictureStartRequest, StartReport, StartRequest } from '../domain/lessons/initialization'
import type { WalkReport, WalkRequest } from '../domain/lessons/network-walk'
import type { SurveyReport, TemplateReport } from '../domain/lessons/logistic'
import type {
  PlanarAccuracy,
  PlanarAccuracyRequest,
  PlanarAdvance,
  PlanarFrame,
  PlanarPoints,
  PlanarStart,
} from '../domain/lessons/planar'
import type { GrowthReport, GrowthRequest } from '../domain/lessons/growth'
import type { RaceReport, RaceRequest } from '../domain/lessons/race'
import type { SplitReport, SplitRequest } from '../domain/lessons/splits'
import type { VectorReport, VectorRequest } from '../domain/lessons/vectors'

export interface LessonCalls {
  /** One picture as a vector. */
  'lesson:unroll': (request: VectorRequest) => VectorReport
  /** Logistic regression on pictures: its weights at a few moments. */
  'lesson:train-template': () => TemplateReport
  /** Both costs over two directions of the pictures. */
  'lesson:survey-costs': () => SurveyReport
  'lesson:nudge': (request: NudgeRequest) => NudgeReport
  'lesson:descend': (request: DescentRequest) => DescentReport
  'lesson:combine-shapes': (request: BroadcastRequest) => BroadcastReport
  /** One network with this activation, trained on pictures. */
  'lesson:train-activation': (request: ActivationRequest) => ActivationReport
  'lesson:backpropagate': (request: BackpropagationRequest) => BackpropagationReport
  'lesson:train-from': (request: StartRequest) => StartReport
  'lesson:train-pictures-from': (request: PictureStartRequest) => StartReport
  'lesson:run-graph': (request: GraphRequest) => GraphReport
  /** The network that is being designed, or a run's, forward and backward. */
  'lesson:walk-network': (request: WalkRequest) => WalkReport
  /** A new network; there is one at a time. */
  'lesson:start-planar': (request: PlanarStart) => PlanarPoints
  'lesson:advance-planar': (request: PlanarAdvance) => PlanarFrame
  /** The course's experiment with so many hidden units, beside whatever else is learning. */
  'lesson:measure-planar': (request: PlanarAccuracyRequest) => PlanarAccuracy
  /** One division of the pictures, trained and scored. */
  'lesson:measure-split': (request: SplitRequest) => SplitReport
  /** One network trained on one share of the pictures. */
  'lesson:measure-growth': (request: GrowthRequest) => GrowthReport
  /** One racer's gradient of logistic regression on the pictures, timed. */
  'lesson:race': (request: RaceRequest) => RaceReport
}

export type LessonCallName = keyof LessonCalls

export const LESSON_CALL_NAMES = [
  'lesson:unroll',
  'lesson:train-activation',
  'lesson:backpropagate',
  'lesson:train-from',
  'lesson:train-pictures-from',
  'lesson:train-template',
  'lesson:survey-costs',
  'lesson:nudge',
  'lesson:descend',
  'lesson:combine-shapes',
  'lesson:run-graph',
  'lesson:walk-network',
  'lesson:start-planar',
  'lesson:advance-planar',
  'lesson:measure-planar',
  'lesson:measure-split',
  'lesson:measure-growth',
  'lesson:race',
] as const satisfies readonly LessonCallName[]
