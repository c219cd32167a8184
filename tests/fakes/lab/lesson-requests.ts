/** A proper request of each of the lessons' calls. */
import type { LessonCallName, LessonCalls } from '../../../shared/ipc/lesson-calls'

export const lessonRequests = {
  'lesson:unroll': { picture: 0, size: 4 },
  'lesson:train-template': undefined,
  'lesson:survey-costs': undefined,
  'lesson:nudge': { of: 'square', at: 5, nudge: 0.001 },
  'lesson:descend': { surface: 'line', rule: 'gradient', learningRate: 0.1 },
  'lesson:combine-shapes': { operation: 'add', a: [3, 4], b: [3, 1] },
  'lesson:train-activation': { activation: 'tanh' },
  'lesson:backpropagate': { fault: 'none' },
  'lesson:train-from': { start: 'zeros', data: 'flower' },
  'lesson:train-pictures-from': { start: 'zeros' },
  'lesson:run-graph': { graph: 'course', a: 5, b: 3, c: 2 },
  'lesson:walk-network': {
    network: {
      kind: 'designed',
      hidden: [{ units: 3, activation: 'relu' }],
      initialization: 'scaled',
      seed: 1,
    },
    picture: null,
  },
  'lesson:start-planar': { data: 'flower', units: 4, activation: 'tanh', learningRate: 1.2 },
  'lesson:advance-planar': { iterations: 10, milliseconds: 10 },
  'lesson:measure-planar': { units: 1 },
  'lesson:measure-split': { split: 1, testPictures: 10, iterations: 2 },
  'lesson:measure-growth': { network: 'none', share: 0, draw: 1 },
  'lesson:race': { racer: 'loops' },
} as const satisfies { readonly [Name in LessonCallName]: Parameters<LessonCalls[Name]>[0] }
