/** The fake lab's answers about its own pictures: believable probabilities, made up from a picture's place. */
import { labelOf } from '../../../shared/domain/prediction'
import type { Label, PictureSummary } from '../../../shared/domain/dataset'
import type { ContributionMap, RunAnswers } from '../../../shared/domain/evaluation/run-answers'
import { countPairs } from '../../../shared/domain/evaluation/paired-comparison'
import type { RunSummary } from '../../../shared/domain/run'
import type { LabBridge } from '../../../shared/ipc/bridge'
import type { CallName } from '../../../shared/ipc/contract'
import { failure, ok } from '../../../shared/ipc/result'

type AnswerCalls = Pick<LabBridge<File>['calls'], Extract<CallName, `answers:${string}`>>

interface Surroundings {
  readonly wait: () => Promise<void>
  readonly find: (runId: string) => RunSummary | null
}

const UNKNOWN = failure('unknown-id', 'That run is no longer there.')

export function fakeAnswers({ wait, find }: Surroundings): AnswerCalls {
  return {
    'answers:collect': async ({ runId }) => {
      await wait()
      const run = find(runId)
      return run ? ok(answersOf(run)) : UNKNOWN
    },
    'answers:list-pictures': async ({ runId, indices }) => {
      await wait()
      const run = find(runId)
      return run ? ok(indices.map((index) => pictureAt(run, index))) : UNKNOWN
    },
    'answers:explain-picture': async ({ runId, pictureId }) => {
      await wait()
      const run = find(runId)
      return run ? ok(mapOf(run, pictureId)) : UNKNOWN
    },
    'answers:recall-picture': async ({ runId, index }) => {
      await wait()
      const run = find(runId)
      if (!run) return UNKNOWN
      const { iteration } = run.progress
      const end = answersOf(run).probabilities[index] ?? 0.5
      const iterations = Array.from({ length: 100 }, (_, row) => Math.round((row * iteration) / 99))
      const probabilities = iterations.map((_, row) => {
        const wobble = 0.25 * Math.sin(row / 3 + index) * Math.exp(-row / 30)
        return Math.min(1, Math.max(0, 0.5 + (end - 0.5) * (1 - Math.exp(-row / 25)) + wobble))
      })
      return ok({ isRecorded: true, iterations, probabilities })
    },
    'answers:compare-runs': async ({ firstId, secondId }) => {
      await wait()
      const [first, second] = [find(firstId), find(secondId)]
      if (!first || !second) return UNKNOWN
      const rights = [first, second].map((run) => rightOnTest(run))
      const [firstRight = [], secondRight = []] = rights
      const only = (mine: readonly boolean[], other: readonly boolean[]): readonly PictureSummary[] =>
        mine.flatMap((isRight, i) =>
          isRight && !other[i] ? [pictureAt(first, first.dataset.train.examples + i)] : [],
        )
      return ok({
        counts: countPairs(firstRight, secondRight),
        leftOut: 0,
        onlyFirst: only(firstRight, secondRight).slice(0, 24),
        onlySecond: only(secondRight, firstRight).slice(0, 24),
      })
    },
  }
}

function labelsOf({ dataset: { train, test } }: RunSummary): readonly Label[] {
  return [train, test ?? { examples: 0, positives: 0 }].flatMap(({ examples, positives }) =>
    Array.from({ length: examples }, (_, i) => (i < positives ? (1 as const) : (0 as const))),
  )
}

/** Sure and mostly right on the training pictures, less of both on the others. */
function answersOf(run: RunSummary): RunAnswers {
  const labels = Uint8Array.from(labelsOf(run))
  const trainExamples = run.dataset.train.examples
  const z = Float64Array.from(labels, (label, i) => {
    const [lean, spread] = i < trainExamples ? [2.4, 1.6] : [1.1, 2.2]
    const noise = Math.sin(i * 12.9898 + Number(run.id.replace(/\D/g, '')) * 78.233) * 43758.5453
    const uniform = noise - Math.floor(noise)
    return lean * (label === 1 ? 1 : -1) + spread * Math.log((uniform + 1e-3) / (1.001 - uniform))
  })
  return {
    runId: run.id,
    iteration: run.progress.iteration,
    trainExamples,
    labels,
    probabilities: z.map((value) => 1 / (1 + Math.exp(-value))),
    losses: z.map((value, i) => Math.log1p(Math.exp(labels[i] === 1 ? -value : value))),
  }
}

function rightOnTest(run: RunSummary): readonly boolean[] {
  const { labels, probabilities, trainExamples } = answersOf(run)
  return Array.from(
    labels.subarray(trainExamples),
    (label, i) => labelOf(probabilities[trainExamples + i]!) === label,
  )
}

function pictureAt(run: RunSummary, index: number): PictureSummary {
  const { train } = run.dataset
  const label = labelsOf(run)[index] ?? 0
  const split = index < train.examples ? 'train' : 'test'
  return { id: `${label}-${index}`, name: `${String(index).padStart(3, '0')}.png`, label, split }
}

/** A soft face: eyes and mouth for, the corners against. */
function mapOf({ architecture, preprocessing }: RunSummary, pictureId: string): ContributionMap {
  const size = preprocessing?.size ?? 8
  const turn = Number(pictureId.replace(/\D/g, '')) % 7
  const values = Float32Array.from({ length: size * size }, (_, i) => {
    const [x, y] = [(i % size) / size - 0.5, Math.floor(i / size) / size - 0.5]
    const rings = Math.cos(14 * Math.hypot(x, y + 0.1) + turn) * Math.exp(-6 * (x * x + y * y))
    return 0.02 * rings + 0.006 * Math.sin(i * 78.233)
  })
  const kind = architecture.hidden.length === 0 ? 'exact' : 'gradient'
  const bias = -0.06
  return { kind, size, values, z: bias + values.reduce((sum, value) => sum + value, 0), bias }
}
