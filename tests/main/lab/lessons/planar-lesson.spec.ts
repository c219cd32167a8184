import { expect, it } from 'vitest'
import { agreeingDecimals, courseLessons } from '../../../../shared/domain/course-lessons'
import { trainPlanarLesson } from '../../../../src-main/lab/lessons/planar-lesson'
import { Training } from '../../workers/training-fixture'

it('the planar lesson comes to all six printed decimals of every cost', async () => {
  const result = await trainPlanarLesson(() => new Training().thread)
  if (!result.ok) throw new Error(result.error.message)
  const { costs, train, test } = result.value
  const ours = new Map(costs.map(({ iteration, cost }) => [iteration, cost]))
  const alike = courseLessons.planar.costs.map(({ iteration, cost }) =>
    agreeingDecimals(ours.get(iteration) ?? NaN, cost),
  )
  expect(alike).toEqual([6, 6, 6, 6, 6, 6, 6, 6])
  expect(Math.round(train * 100)).toBeGreaterThanOrEqual(90)
  expect(test).toBeNull()
})
