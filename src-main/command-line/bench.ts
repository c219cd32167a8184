/** `descent bench`: time of one training step on each implementation of the kernels, and what a training costs around it. */
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { formatBytes } from '../../shared/messages/format'
import { measureEventLoop, measureMemory, type MemoryMeasurement } from './bench-process'
import { measureSteps, type Measurement } from './bench-steps'
import { WORKLOADS } from './bench-workloads'
import type { CommandContext } from './context'
import { exitCodes } from './exit-codes'
import { UsageError } from './usage-error'

const PARTS = ['memory', 'event-loop', ...WORKLOADS.map(({ name }) => name)]
const DEFAULT_REPETITIONS = 7

/** @returns the exit code */
export async function bench(words: readonly string[], context: CommandContext): Promise<number> {
  const { terminal, cores, version } = context
  const { parts, repetitions, isJson } = benchOptions(words)
  const memory = parts.includes('memory') ? await measureMemory(cores) : null
  const eventLoopMs = parts.includes('event-loop') ? await measureEventLoop(context) : null
  const steps: Measurement[] = []
  for (const workload of WORKLOADS.filter(({ name }) => parts.includes(name))) {
    terminal.progress(workload.name)
    const rows = await measureSteps(workload, cores, repetitions)
    terminal.clearProgress()
    steps.push(...rows)
    if (!isJson) for (const line of table(rows)) terminal.print(line)
  }
  if (isJson) {
    const machine = { processor: cpus()[0]?.model ?? '', cores, node: process.version, version }
    terminal.print(JSON.stringify({ machine, memory, eventLoopMs, steps }, null, 2))
    return exitCodes.done
  }
  for (const line of aroundLines(memory, eventLoopMs)) terminal.print(line)
  return exitCodes.done
}

function aroundLines(memory: MemoryMeasurement | null, eventLoopMs: number | null): readonly string[] {
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

function benchOptions(words: readonly string[]): {
  readonly parts: readonly string[]
  readonly repetitions: number
  readonly isJson: boolean
} {
  const { values } = parseArgs({
    args: [...words],
    options: {
      json: { type: 'boolean' },
      only: { type: 'string', multiple: true },
      repetitions: { type: 'string' },
    },
  })
  const parts = values.only ?? PARTS
  const unknown = parts.find((part) => !PARTS.includes(part))
  if (unknown !== undefined) throw new UsageError(`--only ${unknown} is none of: ${PARTS.join(', ')}.`)
  const repetitions = Number(values.repetitions ?? DEFAULT_REPETITIONS)
  if (!Number.isInteger(repetitions) || repetitions < 1)
    throw new UsageError('--repetitions takes a whole number from 1 on.')
  return { parts, repetitions, isJson: values.json === true }
}

function table(rows: readonly Measurement[]): readonly string[] {
  const [first] = rows
  return [
    `${first?.workload ?? ''}, ${first?.layers.join('-') ?? ''}, ${first?.examples ?? 0} examples`,
    ...rows.map(({ kernels, precision, threads, millisecondsPerStep, gigaflopsPerSecond, shareOfPeak }) => {
      const what = `  ${kernels.padEnd(9)} ${precision}  ${threads === 1 ? '1 thread ' : `${threads} threads`}`
      const share =
        shareOfPeak === null ? '' : `  ${(100 * shareOfPeak).toFixed(0).padStart(3)} % of the peak`
      return `${what}  ${millisecondsPerStep.toFixed(3).padStart(9)} ms  ${gigaflopsPerSecond.toFixed(1).padStart(6)} GFLOP/s${share}`
    }),
  ]
}
