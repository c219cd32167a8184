/** Which numbers of a graph are on show after so many steps, and what an edit changed among them. Pure. */
import type { GraphReport } from '../../../../shared/domain/lessons/graph'
import { graphMessages } from '../../../../shared/messages/learn/graph'
import { formatMeasured } from '../../../../shared/messages/learn/number'

export function stepCount({ forward, backward }: GraphReport): number {
  return forward.length + backward.length
}

/** What is given is always on show; what is computed, once its forward step was done. */
export function isValueShown({ forward }: GraphReport, step: number, node: number): boolean {
  const place = forward.indexOf(node)
  return place < step
}

export function isDerivativeShown({ forward, backward }: GraphReport, step: number, node: number): boolean {
  const place = backward.indexOf(node)
  return place >= 0 && forward.length + place < step
}

/** Places of the nodes with a number on show that differs between two reports of the same graph. */
export function changedNodes(before: GraphReport, after: GraphReport, step: number): ReadonlySet<number> {
  const changed = after.nodes.flatMap((node, index) => {
    const old = before.nodes[index]
    const value = isValueShown(after, step, index) && old?.value !== node.value
    const derivative = isDerivativeShown(after, step, index) && old?.derivative !== node.derivative
    return value || derivative ? [index] : []
  })
  return new Set(changed)
}

/** The newest step in words. */
export function stepSentence({ nodes, forward, backward }: GraphReport, step: number): string {
  const last = nodes.at(-1)?.name ?? ''
  const isForward = step <= forward.length
  const place = isForward ? forward[step - 1] : backward[step - 1 - forward.length]
  const node = place === undefined ? undefined : nodes[place]
  if (!node) return graphMessages.ready
  if (isForward) return graphMessages.forwardStep(node.name, node.formula ?? '', formatMeasured(node.value))
  if (node.name === last) return graphMessages.start(last)
  return graphMessages.backwardStep(last, node.name, formatMeasured(node.derivative ?? Number.NaN))
}
