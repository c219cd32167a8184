/**
 * The course's four networks with the numbers its notebooks print: float64, full-batch gradient descent. Costs stand as
 * they are printed, so that no digit is added or lost. Sources and tolerances: published runs of weeks 2, 3 and 4.
 */
import type { HiddenLayer } from './architecture'
import type { DatasetSummary } from './dataset'
import { DEFAULT_HYPERPARAMETERS, type Hyperparameters } from './hyperparameters'

export const COURSE_LESSONS = ['logistic', 'two-layer', 'deep', 'planar'] as const
export type CourseLessonName = (typeof COURSE_LESSONS)[number]

export interface PrintedCost {
  readonly iteration: number
  /** As in the notebook's output, for example "0.771749". */
  readonly cost: string
}

export interface CourseLesson {
  readonly week: 2 | 3 | 4
  readonly hidden: readonly HiddenLayer[]
  readonly hyperparameters: Hyperparameters
  readonly costs: readonly PrintedCost[]
  /** So many decimals are the same in independent published runs; beyond them NumPy's own builds differ. */
  readonly sharedDecimals: number
  /** Shares of right answers that the notebook prints; the planar lesson prints whole per cents and has no test. */
  readonly train: number
  readonly test: number | null
}

/** The examples of the course's picture files: 209 to train, 72 of them cats; 64 · 64 · 3 numbers each. */
const COURSE_PICTURES = { examples: 209, positives: 72, features: 12_288 }

const asInNumPy = { ...DEFAULT_HYPERPARAMETERS, precision: 'float64', seed: 1 } as const

const layer = (activation: HiddenLayer['activation'], ...units: number[]): readonly HiddenLayer[] =>
  units.map((count) => ({ units: count, activation }))

/** @param every iterations between two printed costs */
const printed = (every: number, ...costs: string[]): readonly PrintedCost[] =>
  costs.map((cost, index) => ({ iteration: index * every, cost }))

export const courseLessons: Readonly<Record<CourseLessonName, CourseLesson>> = {
  logistic: {
    week: 2,
    hidden: [],
    hyperparameters: {
      ...asInNumPy,
      initialization: 'zeros',
      learningRate: 0.005,
      iterations: 2000,
      logEvery: 100,
    },
    costs: printed(
      100,
      ...['0.69314718055994529', '0.58450836369930859', '0.46694904094655459', '0.37600686694802077'],
      ...['0.33146328932825114', '0.30327306747438287', '0.27987958658260481', '0.26004213692587569'],
      ...['0.24294068467796615', '0.22800422256726072', '0.21481951378449646', '0.20307819060644994'],
      ...['0.19254427716706857', '0.18303333796883509', '0.17439859438448876', '0.16652139705400335'],
      ...['0.15930451829756614', '0.1526673247129651', '0.14654223503982333', '0.14087207570310162'],
    ),
    sharedDecimals: 10,
    train: 207 / 209,
    test: 35 / 50,
  },
  'two-layer': {
    week: 4,
    hidden: layer('relu', 7),
    hyperparameters: {
      ...asInNumPy,
      initialization: 'small',
      learningRate: 0.0075,
      iterations: 2500,
      logEvery: 100,
    },
    costs: [
      ...printed(
        100,
        ...['0.6930497356599888', '0.6464320953428849', '0.6325140647912677', '0.6015024920354665'],
        ...['0.5601966311605748', '0.5158304772764729'],
      ),
      { iteration: 1600, cost: '0.17080762978' },
      { iteration: 2400, cost: '0.048554785628' },
    ],
    sharedDecimals: 11,
    train: 1,
    test: 36 / 50,
  },
  deep: {
    week: 4,
    hidden: layer('relu', 20, 7, 5),
    hyperparameters: {
      ...asInNumPy,
      initialization: 'scaled',
      learningRate: 0.0075,
      iterations: 2500,
      logEvery: 100,
    },
    costs: [
      ...printed(
        100,
        ...['0.771749', '0.672053', '0.648263', '0.611507', '0.567047'],
        ...['0.540138', '0.527930', '0.465477', '0.369126', '0.391747'],
      ),
      { iteration: 2400, cost: '0.092878' },
    ],
    sharedDecimals: 6,
    train: 206 / 209,
    test: 40 / 50,
  },
  planar: {
    week: 3,
    hidden: layer('tanh', 4),
    hyperparameters: {
      ...asInNumPy,
      seed: 2,
      initialization: 'small',
      learningRate: 1.2,
      iterations: 10_000,
      logEvery: 1000,
    },
    // After iteration 7000 published runs differ from each other: a lesson in sensitivity, not in arithmetic.
    costs: printed(
      1000,
      ...['0.693048', '0.288083', '0.254385', '0.233864', '0.226792', '0.222644', '0.219731', '0.217504'],
    ),
    sharedDecimals: 6,
    train: 0.9,
    test: null,
  },
}

/** Whether a data set is the course's pictures as far as its counts tell, cut as the course does. */
export function hasCoursePictures(
  dataset: Pick<DatasetSummary, 'train' | 'features' | 'preprocessing'>,
): boolean {
  const { examples, positives, features } = COURSE_PICTURES
  return (
    dataset.train.examples === examples &&
    dataset.train.positives === positives &&
    dataset.features === features &&
    dataset.preprocessing?.scaling === 'unit'
  )
}

/**
 * How many decimals of a printed number ours has too: the most, up to all printed, at which the two differ by no more
 * than half a unit of the last one. 0.7717493 has all six of "0.771749"; 0.77173 has four.
 */
export function agreeingDecimals(ours: number, printedNumber: string): number {
  const decimals = printedNumber.split('.')[1]?.length ?? 0
  const difference = Math.abs(ours - Number(printedNumber))
  for (let places = decimals; places > 0; places--) {
    // A hair more than a half: the difference of two float64 numbers carries their rounding.
    if (difference <= 0.5 * 10 ** -places * (1 + 1e-9) + 1e-17) return places
  }
  return 0
}
