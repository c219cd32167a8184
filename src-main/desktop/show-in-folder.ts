/** The only door to the desktop's shell: showing, never opening, what Descent itself wrote or a person gave it. */
import { shell } from 'electron'

/** The system's file manager, with this one chosen in the folder it is in. */
export function showInFolder(path: string): void {
  shell.showItemInFolder(path)
}
