/** `window.lab`: what the preload exposes to the page. One frozen object, derived from the contract. */
import type { CallName, RemoteCall } from './contract'
import type { EventName, LabEvents } from './events'
import type { Result } from './result'

/** Stops a subscription. */
export type Unsubscribe = () => void

/** What was dropped, by name only; the paths stay in the main process under `dropId`. */
export interface RegisteredDrop {
  readonly dropId: string
  readonly count: number
}

export interface LabBridge<DroppedFile = unknown> {
  readonly calls: { readonly [Name in CallName]: RemoteCall<Name> }
  readonly events: {
    readonly [Name in EventName]: (listener: (payload: LabEvents[Name]) => void) => Unsubscribe
  }
  /** Hands dropped or pasted files and folders (DOM `File` objects) to the main process. */
  readonly registerDrop: (files: readonly DroppedFile[]) => Promise<Result<RegisteredDrop>>
}
