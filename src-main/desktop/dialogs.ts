/** The system's dialogs: the other way, besides dropping, in which a path enters. */
import type { BrowserWindow, Dialog } from 'electron'

export interface Dialogs {
  /** Null when the person changed their mind; so for the others. */
  chooseFolders(): Promise<readonly string[] | null>
  chooseFolder(): Promise<string | null>
  choosePictures(): Promise<readonly string[] | null>
  chooseSavePath(suggestedName: string): Promise<string | null>
}

export function systemDialogs(dialog: Dialog, window: () => BrowserWindow): Dialogs {
  const open = async (properties: ('openDirectory' | 'openFile' | 'multiSelections')[]) => {
    const { canceled, filePaths } = await dialog.showOpenDialog(window(), { properties })
    return canceled || filePaths.length === 0 ? null : filePaths
  }
  return {
    chooseFolders: () => open(['openDirectory', 'multiSelections']),
    chooseFolder: async () => (await open(['openDirectory']))?.[0] ?? null,
    choosePictures: () => open(['openFile', 'multiSelections']),
    chooseSavePath: async (suggestedName) => {
      const { canceled, filePath } = await dialog.showSaveDialog(window(), { defaultPath: suggestedName })
      return canceled || filePath === '' ? null : filePath
    },
  }
}
