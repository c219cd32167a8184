/** Looking inside a network: norms, dead and saturated units, histograms. Only ever asked for, so never in the way. */
import type { ActivationName } from '../../shared/domain/architecture'
import { labelOf } from '../../shared/domain/prediction'
import type { LayerProbe, MeasuredProbe } from '../../shared/domain/probe'
import type { TargetBlock } from './example-set'
import { HistogramCounter, histogramOf } from './histogram'
import { logisticLoss, squaredLoss } from './losses'
import type { Matrix, Numbers } from './matrix'
import { forward, type Gradients, type Network, type PassMemory } from './network'

/** What a trainer lends for a look; it puts parameters and moments back afterwards. */
export interface ProbeSubject {
  readonly iteration: number
  readonly network: Network
  readonly gradients: Gradients
  /** All training examples. */
  readonly blocks: Iterable<TargetBlock>
  readonly passFor: (columns: number) => PassMemory
  /** Fills the gradients over all training examples, and shows each block's pass. */
  readonly descend: (onBlock: (block: TargetBlock, pass: PassMemory) => void) => void
  /** One update with these gradients. */
  readonly update: () => void
}

/** Where g′ is below 0.04: σ′ = a(1 − a) outside 0.02…0.98, tanh′ = 1 − a² beyond ±0.98. */
const SATURATION: Readonly<Partial<Record<ActivationName, (a: number) => boolean>>> = {
  sigmoid: (a) => a < 0.02 || a > 0.98,
  tanh: (a) => a < -0.98 || a > 0.98,
}

/** What is gathered of one layer over all blocks. */
class LayerGatherer {
  readonly Z = new HistogramCounter()
  readonly A = new HistogramCounter()
  readonly #g: ActivationName
  readonly #isAlive: Uint8Array
  #saturated = 0
  #answers = 0

  constructor(g: ActivationName, units: number) {
    this.#g = g
    this.#isAlive = new Uint8Array(units)
  }

  look(Z: Matrix, A: Matrix): void {
    this.Z.widen(Z.data)
    this.A.widen(A.data)
    this.#answers += A.data.length
    const isSaturated = SATURATION[this.#g]
    if (isSaturated) for (const a of A.data) if (isSaturated(a)) this.#saturated += 1
    if (this.#g !== 'relu') return
    for (let at = 0; at < A.data.length; at++) if (A.data[at]! > 0) this.#isAlive[at % A.rows] = 1
  }

  count(Z: Matrix, A: Matrix): void {
    this.Z.count(Z.data)
    this.A.count(A.data)
  }

  get deadShare(): number | null {
    if (this.#g !== 'relu') return null
    return this.#isAlive.filter((alive) => alive === 0).length / this.#isAlive.length
  }

  get saturatedShare(): number | null {
    return SATURATION[this.#g] ? this.#saturated / this.#answers : null
  }
}

/** Two passes over the training examples, the second with gradients, and one update that the caller undoes. */
export function measureProbe(subject: ProbeSubject): MeasuredProbe {
  const { network, gradients } = subject
  const { W, g } = network
  const layers = W.slice(1).map((w, i) => new LayerGatherer(g[i + 1]!, w.rows))
  look(subject, layers)
  const { losses, positives } = count(subject, layers)
  const before = W.map(({ data }) => data.slice())
  subject.update()
  const probed = layers.map((layer, i): LayerProbe => {
    const l = i + 1
    const [weights, dW] = [before[l]!, gradients.dW[l]!.data]
    const weightNorm = norm(weights)
    const change = norm(W[l]!.data.map((w, at) => w - weights[at]!))
    return {
      layer: l,
      activation: g[l]!,
      weightNorm,
      gradientNorm: norm(dW),
      updateRatio: ratio(change, weightNorm),
      deadShare: layer.deadShare,
      saturatedShare: layer.saturatedShare,
      histograms: {
        Z: layer.Z.histogram(),
        A: layer.A.histogram(),
        W: histogramOf(weights),
        dW: histogramOf(dW),
      },
    }
  })
  return {
    iteration: subject.iteration,
    layers: probed,
    positiveShare: positives / losses.length,
    losses: Float64Array.from(losses),
  }
}

/** The first pass: ranges, and which units live. */
function look({ network, blocks, passFor }: ProbeSubject, layers: readonly LayerGatherer[]): void {
  for (const { X } of blocks) {
    const pass = passFor(X.columns)
    forward(network, X, pass)
    layers.forEach((layer, i) => layer.look(pass.Z[i + 1]!, pass.A[i + 1]!))
  }
}

/** The second pass: histograms, losses and gradients. */
function count(
  { network, descend }: ProbeSubject,
  layers: readonly LayerGatherer[],
): { readonly losses: readonly number[]; readonly positives: number } {
  const isLogistic = network.g.at(-1) === 'sigmoid'
  const losses: number[] = []
  let positives = 0
  descend(({ targets }, { Z, A }) => {
    layers.forEach((layer, i) => layer.count(Z[i + 1]!, A[i + 1]!))
    const [answers, outputs, Y] = [A.at(-1)!.data, Z.at(-1)!.data, targets.Y.data]
    for (let j = 0; j < Y.length; j++) {
      positives += labelOf(answers[j]!)
      losses.push(isLogistic ? logisticLoss(outputs[j]!, Y[j]!) : squaredLoss(answers[j]!, Y[j]!))
    }
  })
  return { losses, positives }
}

/** Null where there is no such number: all weights 0, or the gradients of a training that has diverged. */
function ratio(change: number, weightNorm: number): number | null {
  return weightNorm === 0 || !Number.isFinite(change) ? null : change / weightNorm
}

function norm(values: Numbers): number {
  let sum = 0
  for (const value of values) sum += value * value
  return Math.sqrt(sum)
}
