/** Where a field on a grid crosses a level: marching squares, as separate short segments. Pure; it draws, it measures nothing. */

/** x1, y1, x2, y2 in grid places: 0 is the centre of the first one. */
export type Segment = readonly [number, number, number, number]

/** @param field rows of `side` values @param level between two values of the field */
export function contour(field: ArrayLike<number>, side: number, level: number): readonly Segment[] {
  const segments: Segment[] = []
  for (let row = 0; row + 1 < side; row++) {
    for (let column = 0; column + 1 < side; column++) {
      const crossings = crossingsOf(field, side, level, row, column)
      for (let i = 0; i + 1 < crossings.length; i += 2) {
        const [from, to] = [crossings[i], crossings[i + 1]]
        if (from && to) segments.push([...from, ...to])
      }
    }
  }
  return segments
}

type Point = readonly [number, number]

/** Where the level crosses the four edges of a cell: none, two, or all four (a saddle, joined as they come). */
function crossingsOf(
  field: ArrayLike<number>,
  side: number,
  level: number,
  row: number,
  column: number,
): readonly Point[] {
  const at = (i: number, j: number): number => (field[(row + i) * side + column + j] ?? 0) - level
  const [a, b, c, d] = [at(0, 0), at(0, 1), at(1, 1), at(1, 0)]
  const crossings: Point[] = []
  const cross = (from: number, to: number, point: (share: number) => Point): void => {
    if (from < 0 !== to < 0) crossings.push(point(from / (from - to)))
  }
  cross(a, b, (share) => [column + share, row])
  cross(b, c, (share) => [column + 1, row + share])
  cross(d, c, (share) => [column + share, row + 1])
  cross(a, d, (share) => [column, row + share])
  return crossings
}
