/** What the lessons' calls answered, kept for a recording: the newest answer of each question, and the newest planar network's frames. */
import type { RecordedCall } from '../../shared/domain/recorded-calls'
import { recordedStartSchema } from '../../shared/domain/recorded-calls'
import { isCallOf, type RecordedLesson } from '../../shared/domain/recording'

/** A recording keeps so many frames of the planar lesson, evenly from the first to the last. */
const MOST_FRAMES = 60

export class Notes {
  readonly #answers = new Map<string, RecordedCall>()
  #frames: RecordedCall[] = []
  /** Own points stay with whoever placed them: what the network does with them is not kept. */
  #keepsFrames = false

  add(note: RecordedCall): void {
    if (note.call === 'lesson:advance-planar') {
      if (this.#keepsFrames) this.#addFrame(note)
      return
    }
    if (note.call === 'lesson:start-planar') {
      // The page's request may hold own points, which no file takes.
      this.#keepsFrames = recordedStartSchema.safeParse(note.request).success
      if (!this.#keepsFrames) return
      this.#frames = []
    }
    this.#answers.set(keyOf(note.call, note.request), note)
  }

  /** However long a network is watched: at twice as many as are saved, every other one goes. */
  #addFrame(frame: RecordedCall): void {
    this.#frames.push(frame)
    if (this.#frames.length >= 2 * MOST_FRAMES) this.#frames = thinned(this.#frames)
  }

  of(lesson: RecordedLesson): readonly RecordedCall[] {
    const all = [...this.#answers.values(), ...thinned(this.#frames)]
    return all.filter(({ call }) => isCallOf(lesson, call))
  }

  clear(): void {
    this.#answers.clear()
    this.#frames = []
    this.#keepsFrames = false
  }
}

/** One network at a time, so all starts are one; other questions differ by what they ask. */
function keyOf(call: RecordedCall['call'], request: object): string {
  return call === 'lesson:start-planar' ? call : questionKey(call, request)
}

/** Whatever the order of its parts. */
export function questionKey(call: string, request: object): string {
  return JSON.stringify([call, Object.entries(request).toSorted(([a], [b]) => (a < b ? -1 : 1))])
}

/** A frame that stands for several took as long as they did together. */
function thinned(frames: readonly RecordedCall[]): RecordedCall[] {
  const kept = Math.min(MOST_FRAMES, frames.length)
  const places = Array.from({ length: kept }, (_, i) =>
    Math.round((i * (frames.length - 1)) / Math.max(1, kept - 1)),
  )
  return places.flatMap((place, i) => {
    const frame = frames[place]
    const since = frames.slice(i === 0 ? 0 : (places[i - 1] ?? 0) + 1, place + 1)
    return frame ? [{ ...frame, tookMs: since.reduce((sum, { tookMs }) => sum + tookMs, 0) }] : []
  })
}
