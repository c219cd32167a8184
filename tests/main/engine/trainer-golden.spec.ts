import { describe, expect, it } from 'vitest'
import { ACTIVATIONS, hiddenLayerSchema, INITIALIZATIONS } from '../../../shared/domain/architecture'
import golden from '../../golden/trainer.json'
import { randomExamples, smallTrainer } from './small-runs'

const named = golden.runs.map((run) => ({ ...run, name: run.activations.join(', ') || 'no hidden layer' }))

describe('training against NumPy', () => {
  it.each(named)('$initialization, $name: costs to 1e-12', ({ activations, initialization, costs }) => {
    const hidden = activations.map((activation, i) =>
      hiddenLayerSchema.parse({ units: golden.hidden[i], activation }),
    )
    const trainer = smallTrainer(
      { inputs: golden.inputs, hidden },
      randomExamples(golden.inputs, golden.examples, golden.dataSeed),
      {
        initialization: INITIALIZATIONS.find((known) => known === initialization)!,
        seed: golden.weightSeed,
        learningRate: golden.learningRate,
      },
    )
    const all = Array.from({ length: 51 }, () => trainer.step().cost)
    golden.iterations.forEach((iteration, i) => {
      expect(Math.abs(all[iteration]! / costs[i]! - 1)).toBeLessThanOrEqual(1e-12)
    })
  })

  it('covers every initialisation with 0, 1, 2 and 3 hidden layers of every activation', () => {
    // and one network of several activations
    expect(golden.runs.length).toBe(INITIALIZATIONS.length * (1 + ACTIVATIONS.length * 3) + 1)
  })
})
