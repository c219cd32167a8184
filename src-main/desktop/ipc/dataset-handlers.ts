/** Calls of the Data room. */
import { failure, ok } from '../../../shared/ipc/result'
import { dataErrors } from '../../../shared/messages/data-errors'
import type { DatasetService } from '../../lab/datasets/dataset-service'
import type { Dialogs } from '../dialogs'
import type { Drops } from '../drops'
import type { Handlers } from './handle'

type DatasetCalls = Extract<keyof Handlers, `dataset:${string}`>

export function datasetHandlers(
  datasets: DatasetService,
  drops: Drops,
  dialogs: Dialogs,
): Pick<Handlers, DatasetCalls> {
  return {
    'dataset:current': () => ok(datasets.summary()),
    'dataset:open-drop': ({ dropId, zone }) => {
      const items = drops.find(dropId)
      return items ? datasets.openDropped(items, zone) : failure('unknown-id', dataErrors.unknownDrop())
    },
    'dataset:choose-folder': async ({ zone }) => {
      const paths = await dialogs.chooseFolders()
      if (!paths) return ok(null)
      return datasets.openDropped(
        paths.map((path) => ({ kind: 'path', path })),
        zone,
      )
    },
    'dataset:open-sample': () => datasets.openSample(),
    'dataset:cancel-import': () => {
      datasets.cancelImport()
      return ok(null)
    },
    'dataset:list-pictures': ({ datasetId, label, offset, limit }) =>
      datasets.listPictures(datasetId, label, offset, limit),
    'dataset:list-copies': (request) => datasets.listCopies(request),
    'dataset:rename-class': ({ label, name }) => datasets.renameClass(label, name),
    'dataset:swap-classes': () => datasets.swapClasses(),
    'dataset:set-preprocessing': (preprocessing) => datasets.setPreprocessing(preprocessing),
    'dataset:move-picture': ({ pictureId, label }) => datasets.movePicture(pictureId, label),
    'dataset:remove-picture': ({ pictureId }) => datasets.removePicture(pictureId),
    'dataset:remove-copies': () => datasets.removeCopies(),
    'dataset:clear': () => {
      datasets.clear()
      return ok(null)
    },
    'dataset:undo': () => datasets.undo(),
    'dataset:redo': () => datasets.redo(),
    'dataset:count-edits': () => ok(datasets.editCounts()),
  }
}
