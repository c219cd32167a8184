// Lesson "Backpropagation": the faults spoil the layers that they must, and the equations' numbers are the graph's too.
import { describe, expect, it } from 'vitest'
import { CHECK_LIMITS, type BackpropagationFault } from '../../../../shared/domain/lessons/backpropagation'
import { gradientOf } from '../../../../src-main/engine/graph/graph'
import { networkGraph } from '../../../../src-main/engine/graph/network-graph'
import { initializeParameters } from '../../../../src-main/engine/initializers'
import { rowMajor } from '../../../../src-main/engine/matrix'
import { planarFlower } from '../../../../src-main/engine/planar'
import { backpropagate } from '../../../../src-main/workers/lessons/backpropagation'

/** "2W 1b" and so on: what is wrong; every other difference must be below the limit of right. */
function wrong(fault: BackpropagationFault): string {
  const found = backpropagate({ fault }).layers.flatMap(({ layer, W, b }) =>
    (['W', 'b'] as const).flatMap((part) => {
      const difference = { W, b }[part]
      if (difference > CHECK_LIMITS.wrong) return [`${layer}${part}`]
      expect({ fault, layer, part, isRight: difference < CHECK_LIMITS.right }).toMatchObject({
        isRight: true,
      })
      return []
    }),
  )
  return found.join(' ')
}

describe('the gradient check', () => {
  it.each([
    ['none', ''],
    ['activation', '1W 1b 2W 2b'], // the layer of g′ and the one before
    ['mean', '1W 2W 3W'], // every dW, no db
    ['transpose', '1W 1b'], // W[2] carries back to layer 1 only
    ['sum', '1b 2b 3b'],
  ] as const)('finds %s: %s', (fault, expected) => {
    expect(wrong(fault)).toBe(expected)
  })
})

it('the six equations of 2-4-1 over 400 points: shapes, and numbers as the computation graph derives them', () => {
  const { equations } = backpropagate({ fault: 'none' })
  expect(equations.map(({ name, shape }) => `${name} ${shape.join('×')}`)).toEqual([
    'dZ[2] 1×400',
    'dW[2] 1×4',
    'db[2] 1×1',
    'dZ[1] 4×400',
    'dW[1] 4×2',
    'db[1] 4×1',
  ])
  const { numbers, labels } = planarFlower()
  const architecture = { inputs: 2, hidden: [{ units: 4, activation: 'tanh' as const }] }
  const { graph, layers, J } = networkGraph(
    initializeParameters(architecture, 'scaled', 2, 'float64'),
    ['tanh', 'sigmoid'],
    { rows: 2, columns: 400, data: numbers },
    { rows: 1, columns: 400, data: Float64Array.from(labels) },
    'stable',
  )
  graph.differentiate(J)
  for (const [index, { W, b }] of layers.entries()) {
    for (const [name, node] of [
      [`dW[${index + 1}]`, W],
      [`db[${index + 1}]`, b],
    ] as const) {
      const shown = equations.find((equation) => equation.name === name)!.numbers
      const expected = rowMajor(gradientOf(node)).subarray(0, shown.length)
      shown.forEach((number, i) => expect(number).toBeCloseTo(expected[i]!, 14))
    }
  }
})
