/**
 * The bridge: builds the one frozen object `window.lab` from the contract. Runs sandboxed in an isolated world.
 * Do NOT import third-party code here, and keep the code to the minimum.
 * Security: do not change without reading tests/security/bridge.spec.ts.
 */
import { contextBridge, ipcRenderer, webUtils } from 'electron'
import { CALL_NAMES } from '../../../shared/ipc/contract'
import { DROP_CHANNEL } from '../../../shared/ipc/drop-channel'
import { EVENT_NAMES } from '../../../shared/ipc/events'

const calls = Object.fromEntries(
  CALL_NAMES.map((name) => [
    name,
    (request?: unknown) => ipcRenderer.invoke(name, request) as Promise<unknown>,
  ]),
)

/** Listeners get the payload only: Electron's event object would hand them the sender. */
const events = Object.fromEntries(
  EVENT_NAMES.map((name) => [
    name,
    (listener: (payload: unknown) => void) => {
      const relay = (_event: unknown, payload: unknown): void => listener(payload)
      ipcRenderer.on(name, relay)
      return () => {
        ipcRenderer.removeListener(name, relay)
      }
    },
  ]),
)

/** A dropped file's path stays on this side; a pasted picture, which has none, is sent as bytes. */
async function registerDrop(files: readonly File[]): Promise<unknown> {
  const items = await Promise.all(
    files.map(async (file) => {
      const path = webUtils.getPathForFile(file)
      if (path !== '') return { kind: 'path', path }
      return { kind: 'bytes', name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }
    }),
  )
  return ipcRenderer.invoke(DROP_CHANNEL, items)
}

contextBridge.exposeInMainWorld('lab', { calls, events, registerDrop })
