/** What is on disk of a run's past, read a piece at a time: one first layer, what was said of one picture. */
import type { RunSummary } from '../../../shared/domain/run'
import { answerRowOf, answerRowSize, wholeRows } from '../../formats/answers-file'
import { firstLayerFileSize, firstLayerOf, firstLayerShape } from '../../formats/first-layer-file'
import { RunReader } from '../../storage/run-reader'
import type { KeptPast } from './look-back'

/** What says how large each piece is. */
type PastShape = Pick<RunSummary, 'architecture' | 'preprocessing'> & {
  readonly dataset: Pick<RunSummary['dataset'], 'train' | 'test'>
}

/** @param place the run's folder */
export function keptPast(place: string, { dataset, architecture, preprocessing }: PastShape): KeptPast {
  const reader = new RunReader(place)
  const shape = firstLayerShape(architecture, preprocessing)
  const rowBytes = answerRowSize(dataset.train.examples + (dataset.test?.examples ?? 0))
  const iterationsKept = async (): Promise<Float32Array> => {
    const iterations = (await reader.readAnswers(rowBytes, 0)) ?? new Float32Array()
    return iterations.subarray(0, wholeRows(iterations))
  }
  return {
    async firstLayer(iteration) {
      const bytes = shape && (await reader.readFirstLayer(iteration, firstLayerFileSize(shape)))
      return bytes && firstLayerOf(bytes, shape, iteration)
    },

    async picture(index) {
      const [iterations, probabilities] = [
        await iterationsKept(),
        (await reader.readAnswers(rowBytes, 1 + index)) ?? new Float32Array(),
      ]
      const isAnswer = (y: number | undefined): boolean => y !== undefined && y >= 0 && y <= 1
      const end = iterations.findIndex((_, row) => !isAnswer(probabilities[row]))
      const count = end < 0 ? iterations.length : end
      if (count === 0) return null
      return {
        iterations: [...iterations.subarray(0, count)],
        probabilities: [...probabilities.subarray(0, count)],
      }
    },

    async *answers() {
      const { length } = await iterationsKept()
      for (let row = 0; row < length; row++) {
        const bytes = await reader.readAnswerRow(rowBytes, row)
        if (bytes) yield answerRowOf(bytes)
      }
    },
  }
}
