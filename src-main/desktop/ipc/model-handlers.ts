/** Calls that use a trained network: predictions and exports. */
import { failure, ok } from '../../../shared/ipc/result'
import { dataErrors } from '../../../shared/messages/data-errors'
import { exportModel, type ExportPorts } from '../../lab/models/export-run'
import type { PredictionService } from '../../lab/predictions/prediction-service'
import type { Dialogs } from '../dialogs'
import type { Drops } from '../drops'
import type { Handlers } from './handle'

type ModelCalls = Extract<keyof Handlers, `predict:${string}` | `model:${string}`>

export function modelHandlers(
  predictions: PredictionService,
  exporting: ExportPorts,
  drops: Drops,
  dialogs: Dialogs,
): Pick<Handlers, ModelCalls> {
  return {
    'predict:open-drop': ({ runId, dropId }) => {
      const items = drops.find(dropId)
      return items ? predictions.predict(runId, items) : failure('unknown-id', dataErrors.unknownDrop())
    },
    'predict:choose-pictures': async ({ runId }) => {
      const paths = await dialogs.choosePictures()
      if (!paths) return ok(null)
      return predictions.predict(
        runId,
        paths.map((path) => ({ kind: 'path', path })),
      )
    },
    'model:export': async ({ runId, format }) => {
      const path = await dialogs.chooseSavePath(`model.${format}`)
      return path === null ? ok(null) : exportModel(runId, format, path, exporting)
    },
  }
}
