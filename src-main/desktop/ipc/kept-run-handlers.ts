/** Calls of the Runs room: the list, and what is done with a run as a whole. */
import { failure, ok } from '../../../shared/ipc/result'
import { runFolderMessages } from '../../../shared/messages/run-folder'
import type { RunService } from '../../lab/runs/run-service'
import type { Dialogs } from '../dialogs'
import type { Drops } from '../drops'
import type { Handlers } from './handle'

export type KeptRunCalls = Extract<
  keyof Handlers,
  | `run:list${'' | '-damaged'}`
  | `run:${'choose' | 'show'}-kept`
  | 'run:open-drop'
  | 'run:go-on'
  | `run:${'' | 'undo-'}delete`
>

export interface KeptRunPorts {
  readonly runs: RunService
  readonly drops: Drops
  readonly dialogs: Dialogs
  /** In the system's file manager. */
  readonly showInFolder: (path: string) => void
}

export function keptRunHandlers({
  runs,
  drops,
  dialogs,
  showInFolder,
}: KeptRunPorts): Pick<Handlers, KeptRunCalls> {
  return {
    'run:list': async () => {
      await runs.load()
      return ok(runs.list())
    },
    'run:list-damaged': async () => {
      await runs.load()
      return ok(runs.listDamaged())
    },
    'run:choose-kept': async () => {
      const path = await dialogs.chooseFolder()
      return path === null ? ok(null) : runs.openElsewhere(path)
    },
    'run:open-drop': ({ dropId }) => {
      const [item, ...others] = drops.take(dropId) ?? []
      return item?.kind === 'path' && others.length === 0
        ? runs.openElsewhere(item.path)
        : failure('invalid-request', runFolderMessages.oneFolder)
    },
    'run:show-kept': ({ runId }) => {
      const place = runs.placeOf(runId)
      if (!place.ok) return place
      showInFolder(place.value)
      return ok(null)
    },
    'run:go-on': ({ runId }) => runs.goOn(runId),
    'run:delete': ({ runId }) => runs.delete(runId),
    'run:undo-delete': () => runs.undoDelete(),
  }
}
