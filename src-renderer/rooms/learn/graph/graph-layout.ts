/** Where the nodes of a small graph stand: columns by how many steps they are from the inputs. Pure. */
import type { GraphNodeReport } from '../../../../shared/domain/lessons/graph'

export interface PlacedNode {
  /** Centre of the node's box. */
  readonly x: number
  readonly y: number
}

export interface GraphLayout {
  readonly width: number
  readonly height: number
  /** In the order of the nodes. */
  readonly places: readonly PlacedNode[]
  /** From an operand to what is made of it. */
  readonly edges: readonly { readonly from: number; readonly to: number }[]
}

export const NODE_WIDTH = 124
export const NODE_HEIGHT = 66
const COLUMN = 150
const ROW = 82

/** @param nodes in topological order */
export function graphLayout(nodes: readonly GraphNodeReport[]): GraphLayout {
  const columns = columnsOf(nodes)
  const members = new Map<number, number[]>()
  columns.forEach((column, node) => members.set(column, [...(members.get(column) ?? []), node]))
  const rows = Math.max(0, ...[...members.values()].map(({ length }) => length))
  const places = nodes.map((_, node) => {
    const column = columns[node] ?? 0
    const beside = members.get(column) ?? []
    const y = (beside.indexOf(node) + (rows - beside.length) / 2 + 0.5) * ROW
    return { x: column * COLUMN + NODE_WIDTH / 2 + 1, y }
  })
  return {
    width: Math.max(0, ...columns) * COLUMN + NODE_WIDTH + 2,
    height: rows * ROW,
    places,
    edges: nodes.flatMap(({ operands }, to) => operands.map((from) => ({ from, to }))),
  }
}

/** What is computed stands one column after the last of its operands; what is given, just before its first use. */
function columnsOf(nodes: readonly GraphNodeReport[]): readonly number[] {
  const depths: number[] = []
  for (const { operands } of nodes) {
    depths.push(operands.length === 0 ? 0 : 1 + Math.max(...operands.map((operand) => depths[operand] ?? 0)))
  }
  return nodes.map(({ operands }, node) => {
    if (operands.length > 0) return depths[node] ?? 0
    const users = nodes.flatMap((user, place) => (user.operands.includes(node) ? [depths[place] ?? 0] : []))
    return users.length === 0 ? 0 : Math.min(...users) - 1
  })
}
