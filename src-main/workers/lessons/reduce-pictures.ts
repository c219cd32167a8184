/** Smaller pictures for lessons that train many networks: each pixel the mean of the ones it stands for. */

interface Pictures {
  /** Row, column, channel; one picture after the other. */
  readonly pixels: Uint8Array
  /** Rows and columns */
  readonly size: number
  readonly channels: number
}

/** Pictures of `side` rows and columns, or as they are when they are no larger. */
export function reducePictures({ pixels, size, channels }: Pictures, side: number): Uint8Array {
  if (size <= side) return pixels
  const length = size * size * channels
  const places = reducedPlaces(size, channels, side)
  const shares = new Uint32Array(side * side * channels)
  for (const place of places) shares[place] = (shares[place] ?? 0) + 1
  const reduced = new Uint8Array((pixels.length / length) * shares.length)
  const sums = new Uint32Array(shares.length)
  for (let from = 0, to = 0; from < pixels.length; from += length, to += shares.length) {
    sums.fill(0)
    const picture = pixels.subarray(from, from + length)
    picture.forEach((value, at) => (sums[places[at] ?? 0] = (sums[places[at] ?? 0] ?? 0) + value))
    sums.forEach((sum, at) => (reduced[to + at] = Math.round(sum / (shares[at] ?? 1))))
  }
  return reduced
}

/** For each number of a picture, the place of the number that it becomes a part of. */
function reducedPlaces(size: number, channels: number, side: number): Uint32Array {
  const binOf = (line: number): number => Math.floor(((line + 0.5) * side) / size)
  return Uint32Array.from({ length: size * size * channels }, (_, at) => {
    const [pixel, channel] = [Math.floor(at / channels), at % channels]
    const [row, column] = [Math.floor(pixel / size), pixel % size]
    return (binOf(row) * side + binOf(column)) * channels + channel
  })
}
