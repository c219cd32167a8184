/** Pictures to vectors, on several threads: many files into shared memory, single pictures in between. */
import { assert } from '../../../shared/assert'
import type { RefusalCode } from '../../../shared/domain/dataset'
import { featureCount, type Preprocessing } from '../../../shared/domain/preprocessing'
import type { ImagingAnswer, ImagingRequest, PictureSource } from '../../workers/imaging-protocol'
import { nextTurn } from '../next-turn'
import { ImagingThread, type ImagingThreadLike, type LostAnswer } from './imaging-thread'

export interface PictureFile {
  readonly path: string
  /** For people: relative to what was dropped, with `/` between parts. */
  readonly name: string
}

/** A file and the slot of the target that its vector goes to; by default its place in the list. */
export interface PictureJob extends PictureFile {
  readonly slot?: number
}

export interface PictureRefused {
  readonly ok: false
  readonly code: RefusalCode
  readonly detail?: string
}

/** `sha256` of the file's bytes, in hexadecimal; `look` of the vector (`workers/look.ts`). */
export type PictureOutcome =
  { readonly ok: true; readonly sha256: string; readonly look: string } | PictureRefused
export type PreparedVector = { readonly ok: true; readonly vector: Uint8Array } | PictureRefused
export type PictureThumbnail =
  { readonly ok: true; readonly rgb: Uint8Array; readonly size: number } | PictureRefused

export interface PrepareManyOptions {
  /** Called as each file is done, in whatever order that is; never after the signal. */
  readonly onOutcome: (index: number, outcome: PictureOutcome) => void
  readonly signal: AbortSignal
  /** Null: neither read nor write the cache of prepared pictures. */
  readonly cacheFolder: string | null
}

export interface PicturePool {
  /**
   * Prepares many files into `target` (uint8, n_x bytes a slot). Rejects with the signal's reason, at once; threads may
   * then still write what they had begun, so an abandoned target is not used again.
   */
  prepareMany(
    files: readonly PictureJob[],
    preprocessing: Preprocessing,
    target: SharedArrayBuffer,
    options: PrepareManyOptions,
  ): Promise<void>
  prepareBytes(bytes: Uint8Array, preprocessing: Preprocessing): Promise<PreparedVector>
  prepareFile(file: PictureFile, preprocessing: Preprocessing): Promise<PreparedVector>
  /** The middle square in colour; `rgb` has 3 · size · size bytes. */
  thumbnail(path: string, size: number): Promise<PictureThumbnail>
  thumbnailOfBytes(bytes: Uint8Array, size: number): Promise<PictureThumbnail>
  /** Ends the threads; what is still asked rejects. */
  close(): Promise<void>
}

interface PicturePoolOptions {
  readonly startThread: () => ImagingThreadLike
  /** How many threads there are at most; each starts when it is first needed. */
  readonly threads: number
  /** How long one picture may take. */
  readonly timeLimitMs?: number
}

/** Ten times what the largest picture that is decoded takes on a slow computer. */
const PICTURE_TIME_LIMIT_MS = 30_000

type Answer = ImagingAnswer | LostAnswer

interface Job {
  readonly request: ImagingRequest
  readonly resolve: (answer: Answer) => void
  readonly reject: (error: unknown) => void
}

/** Single pictures are what a person waits for: they go before the files of an import. */
type Urgency = 'now' | 'in-turn'

export function createPicturePool(options: PicturePoolOptions): PicturePool {
  return new ThreadedPicturePool(options)
}

class ThreadedPicturePool implements PicturePool {
  readonly #threads: readonly ImagingThread[]
  readonly #idle: ImagingThread[]
  readonly #queues: Readonly<Record<Urgency, Job[]>> = { now: [], 'in-turn': [] }
  #isClosed = false

  constructor({ startThread, threads, timeLimitMs = PICTURE_TIME_LIMIT_MS }: PicturePoolOptions) {
    this.#threads = Array.from({ length: threads }, () => new ImagingThread({ startThread, timeLimitMs }))
    this.#idle = [...this.#threads].reverse()
  }

  async prepareMany(
    files: readonly PictureJob[],
    preprocessing: Preprocessing,
    target: SharedArrayBuffer,
    { onOutcome, signal, cacheFolder }: PrepareManyOptions,
  ): Promise<void> {
    signal.throwIfAborted()
    assertSlots(files, preprocessing, target)
    let isOver = false
    // Each lane has one file in hand, so a million files are a million turns and not a million jobs in memory.
    const entries = files.entries()
    const lane = async (_: unknown, number: number): Promise<void> => {
      // Starting a thread takes milliseconds: one in a turn.
      for (let turns = 0; turns < number; turns++) await nextTurn()
      for (const [index, { path, slot = index }] of entries) {
        const answer = await this.#run(
          { kind: 'store', path, preprocessing, target, slot, cacheFolder },
          'in-turn',
        )
        if (isOver || signal.aborted) return
        onOutcome(index, outcomeOf(answer))
      }
    }
    try {
      await untilAborted(Promise.all(this.#threads.map(lane)), signal)
    } finally {
      isOver = true
    }
  }

  prepareBytes(bytes: Uint8Array, preprocessing: Preprocessing): Promise<PreparedVector> {
    return this.#prepare({ kind: 'bytes', bytes }, preprocessing)
  }

  prepareFile({ path }: PictureFile, preprocessing: Preprocessing): Promise<PreparedVector> {
    return this.#prepare({ kind: 'file', path }, preprocessing)
  }

  thumbnail(path: string, size: number): Promise<PictureThumbnail> {
    return this.#thumbnail({ kind: 'file', path }, size)
  }

  thumbnailOfBytes(bytes: Uint8Array, size: number): Promise<PictureThumbnail> {
    return this.#thumbnail({ kind: 'bytes', bytes }, size)
  }

  async close(): Promise<void> {
    this.#isClosed = true
    const abandoned = [...this.#queues.now.splice(0), ...this.#queues['in-turn'].splice(0)]
    for (const { reject } of abandoned) reject(new Error('the picture pool was closed'))
    await Promise.all(this.#threads.map((thread) => thread.close()))
  }

  async #prepare(source: PictureSource, preprocessing: Preprocessing): Promise<PreparedVector> {
    const answer = await this.#run({ kind: 'prepare', source, preprocessing }, 'now')
    return answer.kind === 'prepared' ? { ok: true, vector: answer.vector } : refusalOf(answer)
  }

  async #thumbnail(source: PictureSource, size: number): Promise<PictureThumbnail> {
    const answer = await this.#run({ kind: 'thumbnail', source, size }, 'now')
    return answer.kind === 'thumbnail' ? { ok: true, rgb: answer.rgb, size: answer.size } : refusalOf(answer)
  }

  #run(request: ImagingRequest, urgency: Urgency): Promise<Answer> {
    if (this.#isClosed) return Promise.reject(new Error('the picture pool was closed'))
    return new Promise((resolve, reject) => {
      this.#queues[urgency].push({ request, resolve, reject })
      this.#dispatch()
    })
  }

  #dispatch(): void {
    const thread = this.#idle.pop()
    if (!thread) return
    const job = this.#queues.now.shift() ?? this.#queues['in-turn'].shift()
    if (!job) {
      this.#idle.push(thread)
      return
    }
    const done = (): void => {
      this.#idle.push(thread)
      this.#dispatch()
    }
    thread.run(job.request).then(job.resolve, job.reject).finally(done)
  }
}

/** Waits for `work`, or rejects with the signal's reason, whichever comes first. */
function untilAborted(work: Promise<unknown>, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(signal.reason as Error)
    signal.addEventListener('abort', onAbort)
    const forget = (): void => signal.removeEventListener('abort', onAbort)
    void work.then(() => resolve(), reject).finally(forget)
  })
}

function assertSlots(
  files: readonly PictureJob[],
  preprocessing: Preprocessing,
  target: SharedArrayBuffer,
): void {
  const slots = Math.floor(target.byteLength / featureCount(preprocessing))
  for (const [index, { slot = index }] of files.entries()) {
    assert(slot < slots, () => `file ${index} has slot ${slot} of ${slots}`)
  }
}

function outcomeOf(answer: Answer): PictureOutcome {
  if (answer.kind !== 'stored') return refusalOf(answer)
  const { sha256, look } = answer
  return { ok: true, sha256, look }
}

/** Any answer but the one that was asked for. A picture that killed or stopped its thread counts as damaged. */
function refusalOf(answer: Answer): PictureRefused {
  if (answer.kind === 'refused') {
    const { code, detail } = answer
    return detail === undefined ? { ok: false, code } : { ok: false, code, detail }
  }
  if (answer.kind === 'lost') return { ok: false, code: 'corrupt', detail: answer.reason }
  throw new Error(`an imaging thread answered "${answer.kind}" to another question`)
}
