/** An imaging thread without a thread: the real server behind a message channel, with faults on demand. */
import { MessageChannel } from 'node:worker_threads'
import type { ImagingThreadLike } from '../../../../src-main/lab/pictures/imaging-thread'
import type { ImagingRequest } from '../../../../src-main/workers/imaging-protocol'
import { serveImaging } from '../../../../src-main/workers/imaging-server'
import { codecs } from '../../imaging/codecs'

/** What a thread does with a file instead of preparing it. */
export type Fault = 'throw' | 'exit' | 'hang'

interface Options {
  /** By a request's path; undefined for a healthy answer. */
  readonly faultOf?: (path: string) => Fault | undefined
  /** Called with each path as its work begins. */
  readonly onRequest?: (request: ImagingRequest) => void
}

interface Threads {
  readonly startThread: () => ImagingThreadLike
  /** How many were started, and how many of them were ended by their owner. */
  readonly counts: { started: number; terminated: number }
}

function pathOf(request: ImagingRequest): string {
  if (request.kind === 'store') return request.path
  return request.source.kind === 'file' ? request.source.path : ''
}

export function servedThreads({
  faultOf = () => undefined,
  onRequest = () => undefined,
}: Options = {}): Threads {
  const counts = { started: 0, terminated: 0 }
  const startThread = (): ImagingThreadLike => {
    counts.started++
    const { port1, port2 } = new MessageChannel()
    const onError: ((error: Error) => void)[] = []
    const onExit: ((code: number) => void)[] = []
    setImmediate(() => serveImaging(port2, codecs))
    return {
      postMessage(request) {
        onRequest(request)
        const fault = faultOf(pathOf(request))
        if (fault === undefined) port1.postMessage(request)
        if (fault === 'throw') setImmediate(() => onError.forEach((tell) => tell(new Error('planted'))))
        if (fault === 'exit') setImmediate(() => onExit.forEach((tell) => tell(1)))
      },
      on(event: string, listener: (value: never) => void) {
        if (event === 'message') port1.on('message', listener as (message: unknown) => void)
        else if (event === 'error') onError.push(listener as (error: Error) => void)
        else onExit.push(listener as (code: number) => void)
      },
      terminate() {
        counts.terminated++
        port1.close()
        return Promise.resolve()
      },
    }
  }
  return { startThread, counts }
}
