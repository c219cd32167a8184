/** The course's networks as designs of ours. */
import { courseLessons, type CourseLessonName } from '../../../shared/domain/course-lessons'
import { designOf, type NetworkDesign } from '../../stores/network-design'

/** The lessons on pictures; the planar one has points, and runs in its own card. */
export const PRESET_NAMES = ['logistic', 'two-layer', 'deep'] as const satisfies readonly CourseLessonName[]
export type PresetName = (typeof PRESET_NAMES)[number]

export function presetOf(name: CourseLessonName): NetworkDesign {
  const { hidden, hyperparameters } = courseLessons[name]
  return designOf(hidden, hyperparameters)
}
