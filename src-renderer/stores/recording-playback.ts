/** Answers a lesson's questions from a recording, in the time that they took then. Computes nothing. */
import type { RecordedCall } from '../../shared/domain/recorded-calls'
import type { Recording } from '../../shared/domain/recording'
import { questionKey } from './recording-notes'

/** Nobody waits longer than this for what is known. */
const LONGEST_MS = 500

export class Playback {
  readonly #answers: ReadonlyMap<string, RecordedCall>
  readonly #frames: readonly RecordedCall[]
  /** The next frame; null while no recorded network is shown. */
  #frame: number | null = null

  constructor({ calls }: Recording) {
    this.#answers = new Map(calls.map((one) => [questionKey(one.call, one.request), one]))
    this.#frames = calls.filter(({ call }) => call === 'lesson:advance-planar')
  }

  /** Null when the recording does not hold it. */
  async answer(call: string, request: object): Promise<RecordedCall['answer'] | null> {
    const found =
      call === 'lesson:advance-planar' ? this.#nextFrame() : this.#answers.get(questionKey(call, request))
    if (call === 'lesson:start-planar') this.#frame = found ? 0 : null
    if (!found) return null
    await new Promise((resolve) => setTimeout(resolve, Math.min(LONGEST_MS, found.tookMs)))
    return found.answer
  }

  #nextFrame(): RecordedCall | undefined {
    return this.#frame === null ? undefined : this.#frames[this.#frame++]
  }
}
