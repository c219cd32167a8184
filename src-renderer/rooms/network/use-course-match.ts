/** What came out here for one of the course's lessons: of the newest run with its settings on its pictures. */
import { computed, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import {
  courseLessons,
  hasCoursePictures,
  type CourseLessonName,
} from '../../../shared/domain/course-lessons'
import type { RunSummary } from '../../../shared/domain/run'
import type { LessonRun } from '../../../shared/ipc/contract'
import { callLab } from '../../bridge/lab'
import { designOf, isSameDesign } from '../../stores/network-design'
import { useRunListStore } from '../../stores/run-list-store'
import { courseMatch, type CourseMatch } from './course-match'
import { presetOf } from './presets'

export interface CourseMatchView {
  readonly match: ComputedRef<CourseMatch>
  /** What it came to here; null when it was not trained. */
  readonly result: ShallowRef<LessonRun | null>
  readonly isTraining: ShallowRef<boolean>
  readonly problem: ShallowRef<string>
  readonly trainPlanar: () => Promise<void>
}

export function useCourseMatch(lesson: Ref<CourseLessonName>): CourseMatchView {
  const runs = useRunListStore()
  const result = shallowRef<LessonRun | null>(null)
  const planar = shallowRef<LessonRun | null>(null)
  const isTraining = shallowRef(false)
  const problem = shallowRef('')
  const run = computed(() => runs.runs.find((candidate) => isRunOf(lesson.value, candidate)) ?? null)

  async function read(): Promise<void> {
    const [name, source] = [lesson.value, run.value]
    if (name === 'planar' || !source) {
      result.value = name === 'planar' ? planar.value : null
      return
    }
    const history = await callLab('run:history', { runId: source.id })
    if (name !== lesson.value) return
    problem.value = history.ok ? '' : history.error.message
    result.value = history.ok ? lessonRunOf(source, history.value.points) : null
  }
  watch([lesson, () => run.value?.id, () => run.value?.progress.state], () => void read(), {
    immediate: true,
  })

  async function trainPlanar(): Promise<void> {
    if (isTraining.value) return
    isTraining.value = true
    const answer = await callLab('lesson:train-planar')
    isTraining.value = false
    problem.value = answer.ok ? '' : answer.error.message
    if (answer.ok) planar.value = answer.value
    await read()
  }

  const match = computed(() => courseMatch(courseLessons[lesson.value], result.value?.costs ?? []))
  return { match, result, isTraining, problem, trainPlanar }
}

function isRunOf(name: CourseLessonName, run: RunSummary): boolean {
  const { dataset, architecture, hyperparameters, preprocessing } = run
  const isCourse = hasCoursePictures({ train: dataset.train, features: architecture.inputs, preprocessing })
  return isCourse && isSameDesign(designOf(architecture.hidden, hyperparameters), presetOf(name))
}

function lessonRunOf(
  { score }: RunSummary,
  points: readonly {
    readonly iteration: number
    readonly trainCost: number
    readonly trainAccuracy: number
  }[],
): LessonRun {
  return {
    costs: points.map(({ iteration, trainCost }) => ({ iteration, cost: trainCost })),
    train: score?.train.accuracy ?? points.at(-1)?.trainAccuracy ?? 0,
    test: score?.test?.accuracy ?? null,
  }
}
