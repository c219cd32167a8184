/** Asking a network about pictures: the same preparation as in training, then one forward pass. */
import type { PredictionOutcome } from '../../../shared/domain/prediction'
import { labelOf } from '../../../shared/domain/prediction'
import { featureCount } from '../../../shared/domain/preprocessing'
import { failure, ok, type Result } from '../../../shared/ipc/result'
import { modelErrors } from '../../../shared/messages/model-errors'
import type { Model } from '../../formats/model'
import type { PictureCandidate } from '../datasets/dataset'
import type { PicturePool } from '../pictures/picture-pool'
import type { TaskThread } from '../tasks/task-thread'

/** What is asked about: a candidate without a class. */
export type Asked = Pick<PictureCandidate, 'id' | 'name' | 'origin'>

export interface Answered {
  readonly outcome: PredictionOutcome
  /** What the network saw, uint8, length n_x; null for a picture that cannot be used. */
  readonly vector: Uint8Array | null
}

/** Pictures prepared and predicted together: enough to keep the threads busy, few enough to show progress. */
const BATCH = 64

/**
 * One answer for each picture, in the order given. Errors: model-not-for-pictures.
 * @param onAnswered called after every batch with how many are done
 */
export async function predictPictures(
  model: Model,
  pictures: readonly Asked[],
  ports: { readonly pool: PicturePool; readonly tasks: TaskThread },
  onAnswered: (done: number) => void = () => undefined,
): Promise<Result<readonly Answered[]>> {
  const { preprocessing } = model.description
  if (!preprocessing) return failure('model-not-for-pictures', modelErrors.notForPictures('This network'))
  const features = featureCount(preprocessing)
  const answers: Answered[] = []
  for (let first = 0; first < pictures.length; first += BATCH) {
    const batch = pictures.slice(first, first + BATCH)
    const prepared = await Promise.all(
      batch.map(({ origin, name }) =>
        origin.kind === 'file'
          ? ports.pool.prepareFile({ path: origin.path, name }, preprocessing)
          : ports.pool.prepareBytes(origin.bytes, preprocessing),
      ),
    )
    const usable = prepared.flatMap((result) => (result.ok ? [result.vector] : []))
    const pixels = new Uint8Array(usable.length * features)
    usable.forEach((vector, i) => pixels.set(vector, i * features))
    const probabilities =
      usable.length > 0 ? await ports.tasks.run('predict', { model, pixels }) : new Float64Array()
    let next = 0
    batch.forEach(({ id, name }, i) => {
      const result = prepared[i]
      if (result?.ok) {
        const probability = probabilities[next++] ?? NaN
        answers.push({
          outcome: { ok: true, id, name, probability, label: labelOf(probability) },
          vector: result.vector,
        })
      } else if (result) {
        const { code, detail } = result
        const refusal = detail === undefined ? { id, name, code } : { id, name, code, detail }
        answers.push({ outcome: { ok: false, ...refusal }, vector: null })
      }
    })
    onAnswered(answers.length)
  }
  return ok(answers)
}
