/**
 * The one door of IPC: every call is from our own main frame, parsed, answered with a `Result`, and never throws across.
 * Security: do not change without reading tests/security/ipc.spec.ts.
 */
import { ipcMain } from 'electron'
import type { z } from 'zod'
import { CALL_NAMES, type CallName, type CallRequest, type CallValue } from '../../../shared/ipc/contract'
import { DROP_CHANNEL } from '../../../shared/ipc/drop-channel'
import { dropSchema } from '../../../shared/ipc/drop'
import { requestParsers } from '../../../shared/ipc/parsers'
import { failure, ok, type Result } from '../../../shared/ipc/result'
import type { RegisteredDrop } from '../../../shared/ipc/bridge'
import { ipcErrors } from '../../../shared/messages/ipc-errors'
import type { Drops } from '../drops'
import { isTrustedFrame, type CallingFrame } from '../origin'

type Answer<Value> = Result<Value> | Promise<Result<Value>>

/** One handler for every call of the contract; a missing one does not compile. */
export type Handlers = {
  readonly [Name in CallName]: (request: CallRequest<Name>) => Answer<CallValue<Name>>
}

export interface DoorPorts {
  readonly appOrigin: string
  readonly log: (line: string) => void
}

interface Caller {
  readonly senderFrame: CallingFrame | null
}

export function registerHandlers(handlers: Handlers, drops: Drops, ports: DoorPorts): void {
  for (const name of CALL_NAMES) register(name, requestParsers[name], handlers[name], ports)
  const registerDrop = (items: z.infer<typeof dropSchema>): Result<RegisteredDrop> =>
    ok({ dropId: drops.register(items), count: items.length })
  register(DROP_CHANNEL, dropSchema, registerDrop, ports)
}

/** The parser and the handler of one channel belong together; `Handlers` and `requestParsers` have proved it. */
function register(
  channel: string,
  parser: z.ZodType,
  handler: (request: never) => Answer<unknown>,
  { appOrigin, log }: DoorPorts,
): void {
  ipcMain.handle(channel, async (event: Caller, payload: unknown): Promise<Result<unknown>> => {
    const frame = frameOf(event)
    if (!isTrustedFrame(frame, appOrigin)) {
      log(`Refused ${channel} from ${frame?.url ?? 'a frame that is gone'}`)
      return failure('untrusted-sender', ipcErrors.untrustedSender())
    }
    try {
      const parsed = parser.safeParse(payload)
      if (!parsed.success) return failure('invalid-request', ipcErrors.invalidRequest(parsed.error.issues[0]))
      return await handler(parsed.data as never)
    } catch (error) {
      log(`${channel} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
      return failure('internal', ipcErrors.internal())
    }
  })
}

/** Who is calling, as of now. Electron throws when a frame that has been disposed of is asked anything. */
function frameOf({ senderFrame }: Caller): CallingFrame | null {
  try {
    return senderFrame && { url: senderFrame.url, parent: senderFrame.parent }
  } catch {
    return null
  }
}
