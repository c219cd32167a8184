/** What a network of two inputs says of every point of a square grid, and where each of its first units says 0. */
import { layerActivations, layerSizes, type Architecture } from '../../../shared/domain/architecture'
import type { PlanarFrame } from '../../../shared/domain/lessons/planar'
import type { Kernels } from '../../engine/kernels/kernels'
import type { Matrix } from '../../engine/matrix'
import { activationsBySlot, forward, type Network, type PassMemory } from '../../engine/network'
import { allocateParameters, copyParameters, type NetworkParameters } from '../../engine/parameters'
import { Workspace } from '../../engine/workspace'

export class PlanarGrid {
  readonly extent: number
  readonly #network: Network
  readonly #X: Matrix
  readonly #pass: PassMemory

  /** @param side points a side @param extent the grid reaches from −extent to extent on both axes */
  constructor(kernels: Kernels, architecture: Architecture, side: number, extent: number) {
    this.extent = extent
    const allocate = kernels.allocate.bind(kernels)
    const g = activationsBySlot(layerActivations(architecture))
    this.#network = { kernels, g, ...allocateParameters(architecture, allocate) }
    this.#X = kernels.allocate(2, side * side)
    this.#pass = new Workspace(kernels, layerSizes(architecture), side * side).forColumns(side * side)
    const at = (place: number): number => extent * ((2 * (place + 0.5)) / side - 1)
    for (let point = 0; point < side * side; point++) {
      const [row, column] = [Math.floor(point / side), point % side]
      this.#X.data.set([at(column), -at(row)], 2 * point)
    }
  }

  /** A forward pass over the grid. */
  draw(parameters: NetworkParameters): Pick<PlanarFrame, 'probabilities' | 'lines'> {
    copyParameters(parameters, this.#network)
    const { data } = forward(this.#network, this.#X, this.#pass)
    const probabilities = new Uint8Array(data.length)
    data.forEach(
      (probability: number, point: number) => (probabilities[point] = Math.round(255 * probability)),
    )
    return { probabilities, lines: linesOf(parameters) }
  }
}

function linesOf({ W, b }: NetworkParameters): PlanarFrame['lines'] {
  const [first, biases] = [W[1], b[1]]
  if (!first || !biases) throw new Error('a network has at least one layer')
  const line = (unit: number): readonly [number, number, number] => {
    const [w1, w2, bias] = [first.data[unit], first.data[first.rows + unit], biases.data[unit]]
    return [w1 ?? Number.NaN, w2 ?? Number.NaN, bias ?? Number.NaN]
  }
  return Array.from({ length: first.rows }, (_, unit) => line(unit))
}
