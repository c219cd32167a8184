/** What a network says of the camera's picture, again and again: one frame at a time, each forgotten when answered. */
import { onScopeDispose, shallowRef, type ShallowRef } from 'vue'
import type { FrameAnswer } from '../../../shared/domain/prediction'
import { callLab, registerDrop } from '../../bridge/lab'

/** A pause after each answer, so that a training beside it keeps its pace. */
const PAUSE_MS = 150
const FRAME_NAME = 'camera.png'

export interface FrameAnswers {
  readonly answer: Readonly<ShallowRef<FrameAnswer | null>>
  readonly problem: Readonly<ShallowRef<string | null>>
  /** The present frame as a picture file; null before the first. */
  readonly takePicture: () => Promise<File | null>
}

export function useFrameAnswers(
  video: Readonly<ShallowRef<HTMLVideoElement | null>>,
  runId: () => string,
): FrameAnswers {
  const answer = shallowRef<FrameAnswer | null>(null)
  const problem = shallowRef<string | null>(null)
  const canvas = document.createElement('canvas')
  let timer: ReturnType<typeof setTimeout> | undefined
  let isOver = false

  async function takePicture(): Promise<File | null> {
    const source = video.value
    if (!source || source.videoWidth === 0) return null
    canvas.width = source.videoWidth
    canvas.height = source.videoHeight
    canvas.getContext('2d')?.drawImage(source, 0, 0)
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
    return blob && new File([blob], FRAME_NAME, { type: 'image/png' })
  }

  async function look(): Promise<void> {
    const frame = await takePicture()
    const drop = frame && (await registerDrop([frame]))
    if (drop) {
      const asked = runId()
      const result = drop.ok
        ? await callLab('predict:look-at-frame', { runId: asked, dropId: drop.value.dropId })
        : drop
      if (asked === runId()) {
        problem.value = result.ok ? null : result.error.message
        answer.value = result.ok ? result.value : null
      }
    }
    if (!isOver) timer = setTimeout(() => void look(), PAUSE_MS)
  }

  void look()
  onScopeDispose(() => {
    isOver = true
    clearTimeout(timer)
  })
  return { answer, problem, takePicture }
}
