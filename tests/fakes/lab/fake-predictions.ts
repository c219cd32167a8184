/** The fake lab's answers about new pictures and its exports. */
import type { PredictionAnswer, PredictionOutcome } from '../../../shared/domain/prediction'
import { labelOf } from '../../../shared/domain/prediction'
import type { RunSummary } from '../../../shared/domain/run'
import type { LabBridge } from '../../../shared/ipc/bridge'
import type { CallName } from '../../../shared/ipc/contract'
import { failure, ok, type Result } from '../../../shared/ipc/result'

type PredictionCalls = Pick<
  LabBridge<File>['calls'],
  Extract<CallName, `predict:${string}` | `model:${string}` | `camera:${string}`>
>

interface Surroundings {
  readonly drops: ReadonlyMap<string, readonly File[]>
  readonly wait: () => Promise<void>
  readonly find: (runId: string) => RunSummary | null
}

/** What the system's dialog would give. */
const CHOSEN = ['on the sofa.jpg', 'garden.jpg', 'neighbour.jpg', 'notes.txt', 'window.jpg']

export function fakePredictions({ drops, wait, find }: Surroundings): PredictionCalls {
  async function predict(runId: string, names: readonly string[]): Promise<Result<PredictionAnswer>> {
    await wait()
    const run = find(runId)
    if (!run) return failure('unknown-id', 'That run is no longer there. Choose another one.')
    const { iteration } = run.progress
    return ok({ iteration, outcomes: names.flatMap(namesInFolder).map(outcomeOf) })
  }

  return {
    'predict:open-drop': async ({ runId, dropId }) => {
      const files = drops.get(dropId)
      if (!files) return failure('unknown-id', 'That drop is no longer there. Drop the files again.')
      return predict(
        runId,
        files.map(({ name }) => name),
      )
    },
    'predict:choose-pictures': ({ runId }) => predict(runId, CHOSEN),
    'predict:choose-folder': ({ runId }) => predict(runId, ['holidays']),
    'predict:look-at-frame': async ({ runId }) => {
      await wait()
      const run = find(runId)
      if (!run) return failure('unknown-id', 'That run is no longer there. Choose another one.')
      const probability = (Math.sin(performance.now() / 900) + 1) / 2
      const { size = 8, colour = 'grey' } = run.preprocessing ?? {}
      const channels = colour === 'rgb' ? 3 : 1
      const pixels = Uint8Array.from({ length: size * size * channels }, (_, i) => (i * 7) & 0xff)
      const { iteration } = run.progress
      return ok({ iteration, probability, label: labelOf(probability), seen: { size, channels, pixels } })
    },
    'predict:save-table': async ({ pictureIds }) => {
      await wait()
      return ok({ fileName: 'predictions.csv', rows: pictureIds.length })
    },
    'camera:open': () => Promise.resolve(ok(null)),
    'camera:close': () => Promise.resolve(ok(null)),
    'model:export': async ({ runId, format }) => {
      await wait()
      if (!find(runId)) return failure('unknown-id', 'That run is no longer there.')
      const sizeBytes = { json: 5_213_004, npz: 986_112, onnx: 987_530 }[format]
      return ok({ fileName: `cat-${runId}.${format}`, sizeBytes, largestDifference: 0, picturesTried: 32 })
    },
  }
}

/** A name without an ending stands for a folder of twenty-four. */
function namesInFolder(name: string): readonly string[] {
  if (name.includes('.')) return [name]
  return Array.from({ length: 24 }, (_, index) => `${name}/${String(index).padStart(3, '0')}.png`)
}

function outcomeOf(name: string, index: number): PredictionOutcome {
  if (/\.(txt|pdf)$/.test(name)) return { ok: false, id: `refused-${index}`, name, code: 'not-a-picture' }
  const probability = (Math.sin(index * 2.4 + 1) + 1) / 2
  return {
    ok: true,
    id: `${index % 2 === 0 ? 1 : 0}-${index}`,
    name,
    probability,
    label: labelOf(probability),
  }
}
