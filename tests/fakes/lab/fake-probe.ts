/** A look inside a network that is not there: healthy layers, bells for distributions. */
import { layerActivations } from '../../../shared/domain/architecture'
import type { Histogram, Probe } from '../../../shared/domain/probe'
import type { RunSummary } from '../../../shared/domain/run'

const BINS = 40

function bell(width: number, height: number): Histogram {
  const counts = Array.from({ length: BINS }, (_, bin) => {
    const z = (bin - (BINS - 1) / 2) / 6
    return Math.round(height * Math.exp((-z * z) / 2))
  })
  return { min: -width, max: width, counts }
}

export function fakeProbe({ architecture, progress }: RunSummary): Probe {
  const layers = layerActivations(architecture).map((activation, index) => ({
    layer: index + 1,
    activation,
    weightNorm: 4.4 / (index + 1),
    gradientNorm: 0.031 / (index + 1),
    updateRatio: 0.0011 * (index + 1),
    deadShare: activation === 'relu' ? 0.05 * index : null,
    saturatedShare: activation === 'sigmoid' || activation === 'tanh' ? 0.2 : null,
    histograms: { Z: bell(3, 900), A: bell(1, 700), W: bell(0.03, 5000), dW: bell(0.002, 5000) },
  }))
  return { iteration: progress.iteration, layers, positiveShare: 0.4 }
}
