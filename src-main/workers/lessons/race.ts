/** Lesson "Vectorisation race": measures how long one gradient takes a racer, and how far it is from the loops' result. */
import type { KernelsName, Precision } from '../../../shared/domain/hyperparameters'
import { RACE_NUMBERS, type RaceReport, type RacerName } from '../../../shared/domain/lessons/race'
import type { Kernels } from '../../engine/kernels/kernels'
import { initializeParameters } from '../../engine/initializers'
import { createReferenceKernels } from '../../engine/kernels/reference'
import {
  exampleGradient,
  gradientDifference,
  loopGradient,
  vectorisedGradient,
  type LogisticGradient,
  type LogisticProblem,
} from '../../engine/logistic-gradient'
import { measureScaling } from '../../engine/standardization'
import type { LessonPictures } from '../lesson-protocol'
import { drawByLot, examplesOf } from './lesson-examples'

/** The course's small random weights: at zero every ŷ would be ½, a problem too easy to show a mistake. */
const SEED = 1
/** As training has it unless told otherwise. */
const PRECISION = 'float32'
/** Untimed, at least one run: the compiler gets to know the loops, helping threads start. */
const WARM_UP_MS = 250
/** Repetitions end when both this time is over and there are enough for a median, or there are plenty. */
const BUDGET_MS = 500
const ENOUGH = 3
const PLENTY = 25

/** Which array operations a racer wants, and on how many threads. */
export interface KernelChoice {
  readonly name: KernelsName
  readonly threads: number
}

export interface RacePorts {
  readonly now: () => number
  /** Threads that this computer runs at a time. */
  readonly cores: number
  readonly createKernels: (precision: Precision, choice: KernelChoice) => Promise<Kernels>
}

interface Racer extends Pick<RaceReport, 'kernels' | 'threads'> {
  /** One gradient. What it returns is only read after the last repetition. */
  readonly run: () => LogisticGradient
  readonly dispose: () => void
}

export async function race(
  racerName: RacerName,
  pictures: LessonPictures,
  ports: RacePorts,
): Promise<RaceReport> {
  const problem = problemOf(pictures)
  const racer = await enter(racerName, problem, ports)
  const { medianMs, repetitions, last } = await measure(racer.run, ports.now)
  const difference = racerName === 'loops' ? null : gradientDifference(loopGradient(problem), last)
  racer.dispose()
  return {
    racer: racerName,
    source: pictures.source,
    available: pictures.labels.length,
    examples: problem.X.columns,
    features: problem.X.rows,
    medianMs,
    repetitions,
    kernels: racer.kernels,
    threads: racer.threads,
    difference,
  }
}

/** Logistic regression on as many of the pictures as `RACE_NUMBERS` allows, drawn by lot. */
function problemOf(pictures: LessonPictures): LogisticProblem {
  const { features, labels, scaling } = pictures
  const share = Math.floor(RACE_NUMBERS / features) / labels.length
  const chosen = examplesOf(pictures, drawByLot([...labels.keys()], labels, share, SEED).taken)
  const kernels = createReferenceKernels(PRECISION)
  const X = kernels.allocate(features, chosen.labels.length)
  const { pixels } = chosen.X
  kernels.scalePixels(pixels, scaling === 'unit' ? { kind: 'unit' } : measureScaling(pixels, features), X)
  const Y = kernels.allocate(1, chosen.labels.length)
  Y.data.set(chosen.labels)
  const architecture = { inputs: features, hidden: [] }
  return { X, Y, parameters: initializeParameters(architecture, 'small', SEED, PRECISION) }
}

async function enter(racer: RacerName, problem: LogisticProblem, ports: RacePorts): Promise<Racer> {
  const withKernels = async (name: KernelsName, threads: number): Promise<Racer> => {
    const kernels = await ports.createKernels(PRECISION, { name, threads })
    const run = vectorisedGradient(problem, kernels)
    return { kernels: kernels.name, threads: kernels.threads, run, dispose: () => kernels.dispose() }
  }
  switch (racer) {
    case 'loops':
      return plainRacer(() => loopGradient(problem))
    case 'examples':
      return plainRacer(() => exampleGradient(problem))
    case 'vectorised':
      return withKernels('reference', 1)
    case 'simd':
      return withKernels('wasm', 1)
    case 'cores':
      return withKernels('auto', ports.cores)
  }
}

function plainRacer(run: () => LogisticGradient): Racer {
  return { kernels: null, threads: 1, run, dispose: () => undefined }
}

async function measure(run: Racer['run'], now: () => number) {
  const warmUntil = now() + WARM_UP_MS
  let last = run()
  while (now() < warmUntil) {
    last = run()
    await new Promise((resolve) => setTimeout(resolve))
  }
  const times: number[] = []
  const end = now() + BUDGET_MS
  while (times.length < ENOUGH || (times.length < PLENTY && now() < end)) {
    const start = now()
    last = run()
    times.push(now() - start)
  }
  const sorted = times.toSorted((a, b) => a - b)
  return { medianMs: medianOf(sorted), repetitions: times.length, last }
}

/** @param sorted at least one */
function medianOf(sorted: readonly number[]): number {
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]]
  return ((low ?? Number.NaN) + (high ?? Number.NaN)) / 2
}
