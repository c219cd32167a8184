/**
 * A series that keeps its shape in bounded memory: it knows numbers, not charts.
 *
 * Every bucket of consecutive points keeps its first, lowest, highest and last point, which is all that a line chart can
 * show of it (the "M4" aggregation of Jugel et al., VLDB 2014). When the buckets run out, neighbours merge in pairs and
 * each bucket covers twice as many points. A merge keeps the lower of two lows and the higher of two highs, so no
 * extreme is ever lost, however long the run; appending costs O(1) amortised.
 */
export interface SeriesPoint {
  readonly x: number
  readonly y: number
}

interface Bucket {
  readonly first: SeriesPoint
  readonly lowest: SeriesPoint
  readonly highest: SeriesPoint
  readonly last: SeriesPoint
}

/** With four points each, more points than most charts have pixels in their width; each costs time in every drawing. */
const DEFAULT_BUCKETS = 256

export class ThinSeries {
  readonly #bucketLimit: number
  #buckets: Bucket[] = []
  #pointsPerBucket = 1
  #pointsInLastBucket = 0
  #points: readonly SeriesPoint[] | null = null

  /** @param bucketLimit at most this many buckets, so at most four times as many points; an even number */
  constructor(bucketLimit = DEFAULT_BUCKETS) {
    this.#bucketLimit = bucketLimit
  }

  /** Adds a point to the right of all others. A value that is not finite has no place on an axis and is left out. */
  append(x: number, y: number): void {
    if (!Number.isFinite(y)) return
    this.#points = null
    const point: SeriesPoint = { x, y }
    const bucket: Bucket = { first: point, lowest: point, highest: point, last: point }
    const open = this.#buckets.at(-1)
    if (open && this.#pointsInLastBucket < this.#pointsPerBucket) {
      this.#buckets[this.#buckets.length - 1] = merge(open, bucket)
      this.#pointsInLastBucket += 1
      return
    }
    if (this.#buckets.length === this.#bucketLimit) this.#mergePairs()
    this.#buckets.push(bucket)
    this.#pointsInLastBucket = 1
  }

  /** The kept points from left to right, each once. The same array until a point is added. */
  points(): readonly SeriesPoint[] {
    this.#points ??= this.#buckets.flatMap(pointsOf)
    return this.#points
  }

  /** The newest point. */
  get last(): SeriesPoint | null {
    return this.#buckets.at(-1)?.last ?? null
  }

  #mergePairs(): void {
    const merged: Bucket[] = []
    for (let index = 0; index < this.#buckets.length; index += 2) {
      const [left, right] = this.#buckets.slice(index, index + 2)
      if (left) merged.push(right ? merge(left, right) : left)
    }
    this.#buckets = merged
    this.#pointsPerBucket *= 2
  }
}

/** One bucket for two neighbours. Of equal extremes the earlier one stays. */
function merge(left: Bucket, right: Bucket): Bucket {
  return {
    first: left.first,
    lowest: right.lowest.y < left.lowest.y ? right.lowest : left.lowest,
    highest: right.highest.y > left.highest.y ? right.highest : left.highest,
    last: right.last,
  }
}

function pointsOf({ first, lowest, highest, last }: Bucket): SeriesPoint[] {
  const [earlier, later] = lowest.x <= highest.x ? [lowest, highest] : [highest, lowest]
  const points = [first]
  // A point that plays several parts stands beside itself.
  for (const point of [earlier, later, last]) if (point !== points.at(-1)) points.push(point)
  return points
}
