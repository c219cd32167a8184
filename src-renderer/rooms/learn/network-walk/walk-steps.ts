/** A walk through a network as steps: what is given, each layer forward, the cost, each layer backward. Pure. */
import type { WalkedKind, WalkedMatrix, WalkReport } from '../../../../shared/domain/lessons/network-walk'
import { formatDecimal } from '../../../../shared/messages/format'
import { walkMessages } from '../../../../shared/messages/learn/network-walk'

export interface WalkEquation {
  readonly tex: string
  /** "(4, 400) = (4, 2) · (2, 400) + (4, 1)" */
  readonly shapes: string
  /** Its left side. */
  readonly matrix: WalkedMatrix
}

export interface WalkStep {
  readonly pass: 'inputs' | 'forward' | 'cost' | 'backward'
  /** l; 0 where no layer is meant. */
  readonly layer: number
  readonly name: string
  readonly sentence: string
  readonly equations: readonly WalkEquation[]
  /** What is new with this step, and the layer's own W and b. */
  readonly matrices: readonly WalkedMatrix[]
}

const { tex, sentences } = walkMessages

function finder({ matrices }: WalkReport): (kind: WalkedKind, layer: number) => WalkedMatrix {
  return (kind, layer) => {
    // A[0] is X.
    const [of, at] = kind === 'A' && layer === 0 ? (['X', 0] as const) : [kind, layer]
    const found = matrices.find((matrix) => matrix.kind === of && matrix.layer === at)
    if (!found) throw new Error(`the walk has no ${kind}[${layer}]`)
    return found
  }
}

/** The layers' numbers, 1 … L. */
function layersOf({ activations }: WalkReport): readonly number[] {
  return activations.map((_, index) => index + 1)
}

/** In the order in which they are walked. */
export function walkSteps(report: WalkReport): readonly WalkStep[] {
  const find = finder(report)
  const L = report.activations.length
  const [X, Y, answers] = [find('X', 0), find('Y', 0), find('A', L)]
  const inputs: WalkStep = {
    pass: 'inputs',
    layer: 0,
    name: walkMessages.inputs,
    sentence: sentences.inputs,
    equations: [{ tex: tex.X, shapes: walkMessages.shape(X), matrix: X }],
    matrices: [X, Y],
  }
  const cost: WalkStep = {
    pass: 'cost',
    layer: 0,
    name: walkMessages.cost,
    sentence: sentences.cost(formatDecimal(report.cost, 6)),
    equations: [{ tex: tex.J, shapes: '', matrix: answers }],
    matrices: [answers, Y],
  }
  const forward = layersOf(report).map((l): WalkStep => {
    const g = report.activations[l - 1] ?? 'sigmoid'
    const [W, b, Z, A] = [find('W', l), find('b', l), find('Z', l), find('A', l)]
    const [from, to] = [walkMessages.shape(find('A', l - 1)), walkMessages.shape(Z)]
    return {
      pass: 'forward',
      layer: l,
      name: walkMessages.forwardLayer(l),
      sentence: sentences.forward(l),
      equations: [
        {
          tex: tex.Z(l),
          shapes: `${to} = ${walkMessages.shape(W)} · ${from} + ${walkMessages.shape(b)}`,
          matrix: Z,
        },
        { tex: tex.A(l, g), shapes: to, matrix: A },
      ],
      matrices: [W, b, Z, A],
    }
  })
  return [inputs, ...forward, cost, ...backwardSteps(report)]
}

function backwardSteps(report: WalkReport): readonly WalkStep[] {
  const isLast = (l: number): boolean => l === report.activations.length
  return layersOf(report)
    .toReversed()
    .map((l) => {
      const equations = layerEquations(report, l)
      return {
        pass: 'backward',
        layer: l,
        name: walkMessages.backwardLayer(l),
        sentence: isLast(l) ? sentences.last(l) : sentences.backward(l),
        equations,
        matrices: equations.map(({ matrix }) => matrix),
      }
    })
}

/** The equations of the backward pass, three a layer, from the last layer to the first: six with one hidden layer. */
export function backwardEquations(report: WalkReport): readonly WalkEquation[] {
  return backwardSteps(report).flatMap(({ equations }) => equations)
}

function layerEquations(report: WalkReport, l: number): readonly WalkEquation[] {
  const find = finder(report)
  const isLast = l === report.activations.length
  const [dZ, dW, db, before] = [find('dZ', l), find('dW', l), find('db', l), find('A', l - 1)]
  const shape = walkMessages.shape
  const turned = ({ rows, columns }: WalkedMatrix): string => shape({ rows: columns, columns: rows })
  const whence = isLast
    ? `${shape(find('A', l))} − ${shape(find('Y', 0))}`
    : `${turned(find('W', l + 1))} · ${shape(find('dZ', l + 1))} ∘ ${shape(find('Z', l))}`
  return [
    { tex: tex.dZ(l, isLast), shapes: `${shape(dZ)} = ${whence}`, matrix: dZ },
    { tex: tex.dW(l), shapes: `${shape(dW)} = ${shape(dZ)} · ${turned(before)}`, matrix: dW },
    { tex: tex.db(l), shapes: `${shape(db)} = Σ ${shape(dZ)}`, matrix: db },
  ]
}
