/** Reading what a kept run can show of its past, in the task thread: what there is, and what of it is damaged. */
import type { Probe } from '../../shared/domain/probe'
import type { RunSummary, WeightPictures } from '../../shared/domain/run'
import { runFolderMessages } from '../../shared/messages/run-folder'
import { answerRowSize, wholeRows } from '../formats/answers-file'
import { firstLayerFileSize, firstLayerOf, firstLayerShape } from '../formats/first-layer-file'
import { healthOf } from '../formats/health-file'
import { ANSWERS, FIRST_LAYER, HEALTH, type RunReader } from '../storage/run-reader'
import { isRecordable } from './probability-record'
import type { PastContents } from './training-protocol'

type KeptRunRecord = Omit<RunSummary, 'kept'>
type Part = 'whole' | 'missing' | 'damaged'

export async function readPast(run: KeptRunRecord, reader: RunReader): Promise<PastContents> {
  const [layers, health, answers] = [
    await readFirstLayers(run, reader),
    await readHealth(reader),
    await lookAtAnswers(run, reader),
  ]
  const problem = run.progress.iteration > 0 ? problemOf(layers.part, health.part, answers) : null
  return { firstLayers: layers.iterations, probe: health.probe, problem }
}

/** The last of them; for a run whose network cannot be read. */
export async function lastFirstLayer(
  run: KeptRunRecord,
  iterations: readonly number[],
  reader: RunReader,
): Promise<WeightPictures | null> {
  const shape = firstLayerShape(run.architecture, run.preprocessing)
  const iteration = iterations.at(-1)
  if (!shape || iteration === undefined) return null
  const bytes = await reader.readFirstLayer(iteration, firstLayerFileSize(shape))
  return bytes && firstLayerOf(bytes, shape, iteration)
}

/** By their sizes: what is in them is looked at when they are. */
async function readFirstLayers(
  { architecture, preprocessing }: KeptRunRecord,
  reader: RunReader,
): Promise<{ readonly iterations: readonly number[]; readonly part: Part }> {
  const shape = firstLayerShape(architecture, preprocessing)
  if (!shape) return { iterations: [], part: 'whole' }
  const files = await reader.firstLayers()
  const whole = files.filter(({ sizeBytes }) => sizeBytes === firstLayerFileSize(shape))
  const part = whole.length < files.length ? 'damaged' : files.length === 0 ? 'missing' : 'whole'
  return { iterations: whole.map(({ iteration }) => iteration), part }
}

async function readHealth(reader: RunReader): Promise<{ readonly probe: Probe | null; readonly part: Part }> {
  const text = await reader.readHealth()
  if (text === null) return { probe: null, part: 'missing' }
  const probe = healthOf(text)
  return { probe, part: probe ? 'whole' : 'damaged' }
}

async function lookAtAnswers({ dataset, hyperparameters }: KeptRunRecord, reader: RunReader): Promise<Part> {
  const examples = dataset.train.examples + (dataset.test?.examples ?? 0)
  if (!isRecordable(examples, hyperparameters.iterations)) return 'whole'
  const iterations = await reader.readAnswers(answerRowSize(examples), 0)
  if (iterations === null) return 'missing'
  const rows = wholeRows(iterations)
  return rows < iterations.length || rows === 0 ? 'damaged' : 'whole'
}

/** Nobody need have looked inside a run: of the three, only the health may be missing by itself. */
function problemOf(firstLayer: Part, health: Part, answers: Part): string | null {
  if (firstLayer !== 'whole' && health === 'missing' && answers === 'missing')
    return runFolderMessages.withoutPast
  const lost = [
    ...(firstLayer === 'whole' ? [] : [FIRST_LAYER]),
    ...(health === 'damaged' ? [HEALTH] : []),
    ...(answers === 'whole' ? [] : [ANSWERS]),
  ]
  return lost.length === 0 ? null : runFolderMessages.pastDamaged(lost)
}
