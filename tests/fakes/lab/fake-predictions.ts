/** The fake lab's answers about new pictures and its exports. */
import type { PredictionOutcome } from '../../../shared/domain/prediction'
import { labelOf } from '../../../shared/domain/prediction'
import type { RunSummary } from '../../../shared/domain/run'
import type { LabBridge } from '../../../shared/ipc/bridge'
import { failure, ok, type Result } from '../../../shared/ipc/result'

type PredictionCalls = Pick<
  LabBridge<File>['calls'],
  'predict:open-drop' | 'predict:choose-pictures' | 'model:export'
>

interface Surroundings {
  readonly drops: ReadonlyMap<string, readonly File[]>
  readonly wait: () => Promise<void>
  readonly find: (runId: string) => RunSummary | null
}

/** What the system's dialog would give. */
const CHOSEN = ['on the sofa.jpg', 'garden.jpg', 'neighbour.jpg', 'notes.txt', 'window.jpg']

export function fakePredictions({ drops, wait, find }: Surroundings): PredictionCalls {
  async function predict(
    runId: string,
    names: readonly string[],
  ): Promise<Result<readonly PredictionOutcome[]>> {
    await wait()
    if (!find(runId)) return failure('unknown-id', 'That run is no longer there. Choose another one.')
    return ok(names.flatMap(namesInFolder).map(outcomeOf))
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
  if (/\.(txt|pdf)$/.test(name)) return { ok: false, name, code: 'not-a-picture' }
  const probability = (Math.sin(index * 2.4 + 1) + 1) / 2
  return {
    ok: true,
    id: `${index % 2 === 0 ? 1 : 0}-${index}`,
    name,
    probability,
    label: labelOf(probability),
  }
}
