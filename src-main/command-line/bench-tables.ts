/** What the benchmarks found, as lines for a person. */
import { formatBytes } from '../../shared/messages/format'
import type { MemoryMeasurement } from './bench-process'
import type { ProductsMeasurement } from './bench-products'
import type { Measurement } from './bench-steps'

/** The steps of one network. */
export function stepLines(rows: readonly Measurement[]): readonly string[] {
  const [first] = rows
  return [
    `${first?.workload ?? ''}, ${first?.layers.join('-') ?? ''}, ${first?.examples ?? 0} examples`,
    ...rows.map((row) =>
      line(
        `${row.kernels.padEnd(9)} ${row.precision}  ${row.threads === 1 ? '1 thread ' : `${row.threads} threads`}  ${row.firstLayer.padEnd(6)}`,
        row.millisecondsPerStep,
        row.gigaflopsPerSecond,
        row.shareOfPeak,
      ),
    ),
  ]
}

export function productLines(rows: readonly ProductsMeasurement[]): readonly string[] {
  return rows.map(({ workload, kernels, precision, milliseconds, gigaflopsPerSecond, shareOfPeak }) =>
    line(
      `products alone, ${workload}, ${kernels} ${precision}`.padEnd(44),
      milliseconds,
      gigaflopsPerSecond,
      shareOfPeak,
    ),
  )
}

function line(what: string, milliseconds: number, gigaflops: number | null, share: number | null): string {
  const speed = gigaflops === null ? '' : `  ${gigaflops.toFixed(1).padStart(6)} GFLOP/s`
  const ofPeak = share === null ? '' : `  ${(100 * share).toFixed(0).padStart(3)} % of the peak`
  return `  ${what}  ${milliseconds.toFixed(3).padStart(9)} ms${speed}${ofPeak}`
}

export function aroundLines(memory: MemoryMeasurement | null, eventLoopMs: number | null): readonly string[] {
  const lines: string[] = []
  if (memory) {
    const { pictures, peakBytes, dataBytes, ratio } = memory
    const sizes = `${formatBytes(peakBytes)} for ${formatBytes(dataBytes)} of pictures (${ratio.toFixed(2)} ×)`
    lines.push(`one epoch over ${pictures} pictures: ${sizes}`)
  }
  if (eventLoopMs !== null) {
    lines.push(`event loop while training: 99 % of delays within ${eventLoopMs.toFixed(1)} ms`)
  }
  return lines
}
