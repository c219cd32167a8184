/** What the two graphs are given at first, and the range of each field. */
import { COURSE_ENTRY, LOGISTIC_ENTRY, type GraphRequest } from '../../../../shared/domain/lessons/graph'

export type GraphName = GraphRequest['graph']

type RequestOf<Name extends GraphName> = Extract<GraphRequest, { graph: Name }>

/** J = 33 as in the course, and an example that the weights get wrong. */
export const DEFAULT_GRAPHS: { readonly [Name in GraphName]: RequestOf<Name> } = {
  course: { graph: 'course', a: 5, b: 3, c: 2 },
  logistic: { graph: 'logistic', x1: 1, w1: 0.5, x2: -2, w2: 0.75, b: 0.25, y: 1 },
}

export interface GraphField {
  readonly name: string
  /** As the graph writes it: w₁ for w1. */
  readonly label: string
  readonly value: number
  readonly range: { readonly min: number; readonly max: number }
  readonly step: number
}

/** The numbers that can be typed; a label is chosen instead. */
export function graphFields(request: GraphRequest): readonly GraphField[] {
  const [range, step] = request.graph === 'course' ? [COURSE_ENTRY, 1] : [LOGISTIC_ENTRY, 0.25]
  return Object.entries(request).flatMap(([name, value]) =>
    typeof value === 'number' && name !== 'y'
      ? [{ name, label: name.replace('1', '₁').replace('2', '₂'), value, range, step }]
      : [],
  )
}
