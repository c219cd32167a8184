import { describe, expect, it } from 'vitest'
import {
  agreeingDecimals,
  COURSE_LESSONS,
  courseLessons,
  hasCoursePictures,
} from '../../../shared/domain/course-lessons'
import { DEFAULT_PREPROCESSING } from '../../../shared/domain/preprocessing'

describe('agreeingDecimals', () => {
  it.each([
    [0.7717493, '0.771749', 6], // off by 0.3 of the last printed digit
    [0.7717496, '0.771749', 5], // off by 0.6 of it
    [0.77173, '0.771749', 4], // off by 0.000019: less than half of 0.0001
    [0.7999999, '0.800000', 6], // rounding carries over
    [0.5, '0.771749', 0],
    [0.69314718055994529, '0.69314718055994529', 17],
    [Number.NaN, '0.771749', 0],
  ])('%d against %s: %d', (ours, printed, decimals) => {
    expect(agreeingDecimals(ours, printed)).toBe(decimals)
  })
})

describe('courseLessons', () => {
  it.each(COURSE_LESSONS)('%s: costs that a run with its settings measures, in order', (name) => {
    const { costs, hyperparameters } = courseLessons[name]
    const iterations = costs.map(({ iteration }) => iteration)
    expect(iterations).toEqual([...new Set(iterations)].sort((a, b) => a - b))
    expect(iterations.every((i) => i % hyperparameters.logEvery === 0)).toBe(true)
    expect(Math.max(...iterations)).toBeLessThan(hyperparameters.iterations)
  })

  it('begins with the cost of a network that knows nothing, ln 2, where weights start at or near zero', () => {
    for (const name of ['logistic', 'two-layer', 'planar'] as const) {
      expect(Number(courseLessons[name].costs[0]?.cost)).toBeCloseTo(Math.LN2, 3)
    }
  })
})

it('the course’s pictures are known by their counts and their size', () => {
  const course = {
    train: { examples: 209, positives: 72 },
    features: 12_288,
    preprocessing: DEFAULT_PREPROCESSING,
  }
  expect(hasCoursePictures(course)).toBe(true)
  expect(hasCoursePictures({ ...course, train: { examples: 209, positives: 137 } })).toBe(false)
  expect(hasCoursePictures({ ...course, preprocessing: null })).toBe(false)
})
