/** How far a chart's plot stands from the edges of its canvas, in pixels: there its numbers are written. */
export interface PlotFrame {
  readonly left: number
  readonly right: number
  readonly bottom: number
}

/**
 * Equal in all charts of a run, so that the same iteration stands at the same place in each; on the right there is room for
 * the direct label at the end of a line that reached the last iteration.
 */
export const RUN_FRAME = { left: 46, right: 88, bottom: 24 } as const satisfies PlotFrame

/** Both axes from 0 to 1, each with its name. */
export const UNIT_FRAME = { left: 62, right: 16, bottom: 44 } as const satisfies PlotFrame

export const BIOGRAPHY_FRAME = { left: 46, right: 14, bottom: 22 } as const satisfies PlotFrame
