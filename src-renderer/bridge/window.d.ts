/** What the preload puts on the page: nothing else of the main process is in reach. */
import type { LabBridge } from '../../shared/ipc/bridge'

declare global {
  interface Window {
    readonly lab: LabBridge<File>
  }
}
