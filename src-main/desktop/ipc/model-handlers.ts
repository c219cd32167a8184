/** Calls that use a trained network: predictions, their table, and exports. */
import { failure, ok } from '../../../shared/ipc/result'
import { dataErrors } from '../../../shared/messages/data-errors'
import { exportModel, type ExportPorts } from '../../lab/models/export-run'
import { saveTable } from '../../lab/predictions/save-table'
import type { Dialogs } from '../dialogs'
import type { Drops } from '../drops'
import type { Handlers } from './handle'

const TABLE_NAME = 'predictions.csv'

type ModelCalls = Extract<keyof Handlers, `predict:${string}` | `model:${string}`>

export function modelHandlers(
  { runs, predictions, tasks }: ExportPorts,
  drops: Drops,
  dialogs: Dialogs,
): Pick<Handlers, ModelCalls> {
  const predictPaths = (runId: string, paths: readonly string[] | null) =>
    paths
      ? predictions.predict(
          runId,
          paths.map((path) => ({ kind: 'path', path })),
        )
      : ok(null)
  return {
    'predict:open-drop': ({ runId, dropId }) => {
      const items = drops.find(dropId)
      return items ? predictions.predict(runId, items) : failure('unknown-id', dataErrors.unknownDrop())
    },
    'predict:choose-pictures': async ({ runId }) => predictPaths(runId, await dialogs.choosePictures()),
    'predict:choose-folder': async ({ runId }) => predictPaths(runId, await dialogs.chooseFolders()),
    'predict:look-at-frame': ({ runId, dropId }) => {
      const [frame] = drops.take(dropId) ?? []
      return frame?.kind === 'bytes'
        ? predictions.lookAtFrame(runId, frame.bytes)
        : failure('unknown-id', dataErrors.unknownDrop())
    },
    'predict:save-table': async ({ runId, pictureIds }) => {
      const found = runs.findRun(runId)
      if (!found.ok) return found
      const path = await dialogs.chooseSavePath(TABLE_NAME)
      if (path === null) return ok(null)
      return saveTable(predictions.outcomesOf(pictureIds), found.value.summary.dataset.classes, path)
    },
    'model:export': async ({ runId, format }) => {
      const path = await dialogs.chooseSavePath(`model.${format}`)
      return path === null ? ok(null) : exportModel(runId, format, path, { runs, predictions, tasks })
    },
  }
}
