// Lesson "Computation graph" against numbers by hand and the course's closed forms.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { LOGISTIC_ENTRY, type GraphReport } from '../../../../shared/domain/lessons/graph'
import { runGraph } from '../../../../src-main/workers/lessons/graph'

const nodeOf = ({ nodes }: GraphReport, name: string) => nodes.find((node) => node.name === name)!
const byName = (report: GraphReport) =>
  Object.fromEntries(report.nodes.map(({ name, value, derivative }) => [name, [value, derivative]]))

it('J = 3(a + bc) at a = 5, b = 3, c = 2, in the course’s order', () => {
  const report = runGraph({ graph: 'course', a: 5, b: 3, c: 2 })
  expect(byName(report)).toEqual({
    a: [5, 3],
    b: [3, 6], // 3 · c
    c: [2, 9], // 3 · b
    u: [6, 3],
    v: [11, 3],
    3: [3, null],
    J: [33, 1],
  })
  const names = (places: readonly number[]) => places.map((place) => report.nodes[place]!.name).join(' ')
  expect([names(report.forward), names(report.backward)]).toEqual(['u v J', 'J v u c b a'])
  expect(report.nodes.map(({ formula }) => formula).filter(Boolean)).toEqual(['bc', 'a + u', '3v'])
})

it('logistic regression: dz = a − y, dw = x · dz, db = dz, for whatever numbers', () => {
  const entry = fc.double({ ...LOGISTIC_ENTRY, noNaN: true })
  const inputs = fc.record({ x1: entry, x2: entry, w1: entry, w2: entry, b: entry })
  fc.assert(
    fc.property(inputs, fc.constantFrom(0 as const, 1 as const), (given, y) => {
      const report = runGraph({ graph: 'logistic', ...given, y })
      const z = given.w1 * given.x1 + given.w2 * given.x2 + given.b
      const a = 1 / (1 + Math.exp(-z))
      expect(nodeOf(report, 'z').value).toBeCloseTo(z, 12)
      expect(nodeOf(report, 'a').value).toBeCloseTo(a, 12)
      expect(nodeOf(report, 'L').value).toBeCloseTo(-Math.log(y === 1 ? a : 1 / (1 + Math.exp(z))), 6)
      const expected = { z: a - y, 'w₁': given.x1 * (a - y), 'w₂': given.x2 * (a - y), b: a - y }
      for (const [name, slope] of Object.entries(expected)) {
        expect(nodeOf(report, name).derivative).toBeCloseTo(slope, 6)
      }
      expect(nodeOf(report, 'y').derivative).toBeNull()
    }),
  )
})
