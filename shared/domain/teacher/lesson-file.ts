/** What a teacher's lesson file holds once it is read. docs/teacher-lessons.md describes the file. */
import type { HiddenLayer } from '../architecture'
import type { Hyperparameters } from '../hyperparameters'
import type { LessonId } from '../lesson'
import type { PlanarDataName, PlanarStart } from '../lessons/planar'

/** The first line of settings of every file; another number is another format. */
export const LESSON_FILE_VERSION = 1
/** Letters: far more than any lesson needs. */
export const LESSON_FILE_LIMIT = 200_000

export interface TextPart {
  readonly kind: 'text' | 'strong' | 'emphasis' | 'code'
  readonly text: string
}
export type TextLine = readonly TextPart[]

interface QuestionBase {
  /** Stable over editions of the file: results are kept under it. */
  readonly id: string
  readonly ask: string
}

export interface ChoiceQuestion extends QuestionBase {
  readonly kind: 'choice'
  readonly choices: readonly string[]
  readonly answer: string
}

export interface NumberQuestion extends QuestionBase {
  readonly kind: 'number'
  readonly answer: number
  /** An answer this far off is right, too. */
  readonly within: number
}

export type TeacherQuestion = ChoiceQuestion | NumberQuestion

/** One of the ready sets of points, and the network that learns them. */
export type PlanarStepSettings = Omit<PlanarStart, 'data'> & { readonly data: PlanarDataName }

/** Where a step leads, and with what. */
export type StepTarget =
  | { readonly kind: 'lesson'; readonly lesson: LessonId }
  | { readonly kind: 'planar'; readonly settings: PlanarStepSettings }
  | {
      readonly kind: 'network'
      /** Null leaves the network as it is. */
      readonly hidden: readonly HiddenLayer[] | null
      readonly hyperparameters: Partial<Hyperparameters>
    }

export interface TeacherStep {
  readonly title: string
  readonly target: StepTarget
}

export type TeacherBlock =
  | { readonly kind: 'heading'; readonly line: TextLine }
  | { readonly kind: 'paragraph'; readonly line: TextLine }
  | { readonly kind: 'list'; readonly lines: readonly TextLine[] }
  | { readonly kind: 'question'; readonly question: TeacherQuestion }
  | { readonly kind: 'step'; readonly step: TeacherStep }

export interface TeacherLesson {
  readonly title: string
  readonly blocks: readonly TeacherBlock[]
}

/** Why a file is no lesson, and where. */
export interface LessonFileProblem {
  /** From 1. */
  readonly line: number
  readonly message: string
}

export type LessonFileAnswer =
  | { readonly ok: true; readonly lesson: TeacherLesson }
  | { readonly ok: false; readonly problem: LessonFileProblem }
