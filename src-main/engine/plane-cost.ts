/** J of logistic regression over two weights, with the logistic loss or with the squared error of its probability. */
import type { LossName } from '../../shared/domain/lessons/logistic'
import type { Kernels } from './kernels/kernels'
import type { Matrix } from './matrix'
import { activationsBySlot, forward, type Network, type PassMemory } from './network'
import { Workspace } from './workspace'

export class PlaneCost {
  readonly #kernels: Kernels
  readonly #loss: LossName
  readonly #network: Network
  readonly #X: Matrix
  readonly #Y: Matrix
  readonly #pass: PassMemory
  readonly #dW: Matrix

  /** @param X shape (2, m) @param bias b, which stays as it is. All memory is the kernels'. */
  constructor(kernels: Kernels, loss: LossName, X: Matrix, Y: Matrix, bias: number) {
    const empty = kernels.allocate(0, 0)
    const [W, b] = [kernels.allocate(1, 2), kernels.allocate(1, 1)]
    b.data[0] = bias
    this.#kernels = kernels
    this.#loss = loss
    this.#network = { kernels, g: activationsBySlot(['sigmoid']), W: [empty, W], b: [empty, b] }
    this.#X = X
    this.#Y = Y
    this.#pass = new Workspace(kernels, [2, 1], X.columns).forColumns(X.columns)
    this.#dW = kernels.allocate(1, 2)
  }

  /** (1/m) Σ of the loss: −(y log ŷ + (1 − y) log(1 − ŷ)), or ½ (ŷ − y)². */
  cost(w1: number, w2: number): number {
    const { Z, A } = this.#forward(w1, w2)
    const total =
      this.#loss === 'logistic'
        ? this.#kernels.logisticCost(Z, this.#Y, null)
        : this.#kernels.squaredCost(A, this.#Y, null)
    return total / this.#X.columns
  }

  /**
   * ∂J/∂w₁ and ∂J/∂w₂. ∂/∂z of the logistic loss is ŷ − y; of ½ (σ(z) − y)² it is (ŷ − y) σ′(z), by the chain rule.
   */
  gradient(w1: number, w2: number): readonly [number, number] {
    const { Z, A, dZ } = this.#forward(w1, w2)
    this.#kernels.outputGradient(A, this.#Y, null, dZ)
    if (this.#loss === 'squared') this.#kernels.activateBackward('sigmoid', dZ, Z, A, dZ)
    this.#kernels.outerProduct(1 / this.#X.columns, dZ, this.#X, this.#dW, false)
    return [this.#dW.data[0]!, this.#dW.data[1]!]
  }

  #forward(w1: number, w2: number) {
    this.#network.W[1]!.data.set([w1, w2])
    forward(this.#network, this.#X, this.#pass)
    return { Z: this.#pass.Z[1]!, A: this.#pass.A[1]!, dZ: this.#pass.dZ[1]! }
  }
}
