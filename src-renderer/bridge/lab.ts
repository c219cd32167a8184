/** The only place that touches `window.lab`. Calls always answer a `Result`; subscriptions end with their scope. */
import { onScopeDispose } from 'vue'
import type { RegisteredDrop, Unsubscribe } from '../../shared/ipc/bridge'
import type { CallName, CallValue, LabCalls } from '../../shared/ipc/contract'
import type { EventName, LabEvents } from '../../shared/ipc/events'
import { failure, type Result } from '../../shared/ipc/result'
import { appMessages } from '../../shared/messages/app'

/**
 * Makes a call of the contract.
 *
 * The request is copied first: Vue's proxies cannot be cloned into another process, and no request holds more than
 * plain data. A bridge that rejects (a reloading main process, an untrusted frame) becomes an `internal` failure, so that
 * callers have one thing to handle.
 *
 * @example const result = await callLab('dataset:rename-class', { label: 1, name: 'cat' })
 */
export async function callLab<Name extends CallName>(
  name: Name,
  ...request: Parameters<LabCalls[Name]>
): Promise<Result<CallValue<Name>>> {
  try {
    const plain = request.map(copyOfPlainData) as Parameters<LabCalls[Name]>
    return await window.lab.calls[name](...plain)
  } catch (cause) {
    return unanswered(cause)
  }
}

/** Hands dropped, pasted or picked files to the main process, which keeps their paths under the returned `dropId`. */
export async function registerDrop(files: readonly File[]): Promise<Result<RegisteredDrop>> {
  try {
    return await window.lab.registerDrop(files)
  } catch (cause) {
    return unanswered(cause)
  }
}

/** Listens to an event of the contract until the surrounding component, store or effect scope ends. */
export function useLabEvent<Name extends EventName>(
  name: Name,
  listener: (payload: LabEvents[Name]) => void,
): Unsubscribe {
  const unsubscribe = window.lab.events[name](listener)
  onScopeDispose(unsubscribe)
  return unsubscribe
}

function copyOfPlainData<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T
}

function unanswered(cause: unknown): ReturnType<typeof failure> {
  return failure('internal', appMessages.unanswered, {
    cause: cause instanceof Error ? cause.message : String(cause),
  })
}
