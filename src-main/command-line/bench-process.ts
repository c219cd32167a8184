/** What a training does to the process around it: its memory, and how long the event loop waits. */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { DEFAULT_HYPERPARAMETERS } from '../../shared/domain/hyperparameters'
import { Trainer } from '../engine/trainer'
import { createKernels } from '../workers/kernel-choice'
import { randomPictures } from './bench-workloads'
import type { CommandContext } from './context'
import { trainOptions } from './train-options'
import { runTrainingJob } from './training-job'

export interface MemoryMeasurement {
  readonly pictures: number
  readonly dataBytes: number
  /** The most that the process held, less what it held before there were pictures. */
  readonly peakBytes: number
  readonly ratio: number
  readonly epochMs: number
}

/** 64 × 64 × 3 bytes each: 307 MB. */
const PICTURES = 25_000

/** One epoch over many pictures. To be measured first: the system only remembers the most that a process ever held. */
export async function measureMemory(cores: number): Promise<MemoryMeasurement> {
  const kernels = await createKernels('auto', 'float32', cores)
  const before = peakResidentBytes()
  const train = randomPictures(PICTURES)
  const architecture = { inputs: 64 * 64 * 3, hidden: [{ units: 20, activation: 'relu' }] } as const
  const hyperparameters = { ...DEFAULT_HYPERPARAMETERS, precision: 'float32' } as const
  const scaling = { kind: 'unit' } as const
  const trainer = new Trainer({ kernels, architecture, hyperparameters, scaling, train, test: null })
  const start = performance.now()
  trainer.step()
  const epochMs = performance.now() - start
  trainer.dispose()
  const dataBytes = PICTURES * architecture.inputs
  const peakBytes = peakResidentBytes() - before
  return { pictures: PICTURES, dataBytes, peakBytes, ratio: peakBytes / dataBytes, epochMs }
}

function peakResidentBytes(): number {
  return process.resourceUsage().maxRSS * 1024
}

/** 99 of 100 delays of this thread's event loop while another trains on the sample are at most this long, in ms. */
export async function measureEventLoop(context: CommandContext): Promise<number | null> {
  const words = ['--sample', '--iterations', '1000', '--layers', '20,7,5', '--quiet']
  const delays = monitorEventLoopDelay({ resolution: 1 })
  const warmUp = await runTrainingJob(trainOptions([...words, '--iterations', '1'], context.cores), context)
  if (!warmUp.ok) return null
  delays.enable()
  const job = await runTrainingJob(trainOptions(words, context.cores), context)
  delays.disable()
  return job.ok ? delays.percentile(99) / 1e6 : null
}
