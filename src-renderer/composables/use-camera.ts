/** The computer's camera, opened only by a person and closed with the room. Video only; nothing of it is stored. */
import { onScopeDispose, ref, shallowRef, type Ref, type ShallowRef } from 'vue'
import { predictMessages } from '../../shared/messages/predict'
import { callLab } from '../bridge/lab'
import { doAfterFrame, leaveTurn } from './frame-turns'

export interface Camera {
  /** Whether there is one. */
  readonly isThere: Readonly<Ref<boolean>>
  readonly stream: Readonly<ShallowRef<MediaStream | null>>
  /** Why it did not open, in one sentence. */
  readonly problem: Ref<string | null>
  readonly open: () => Promise<void>
  readonly close: () => void
}

/** The page's own part of the media interface; absent in an insecure page and in tests. */
function mediaDevices(): MediaDevices | undefined {
  return (navigator as Partial<Navigator>).mediaDevices
}

export function useCamera(): Camera {
  const devices = mediaDevices()
  const isThere = ref(false)
  const stream = shallowRef<MediaStream | null>(null)
  const problem = ref<string | null>(null)
  /** Counts openings and closings: a camera that opens after it was closed is closed again. */
  let turn = 0

  async function look(): Promise<void> {
    const found = (await devices?.enumerateDevices()) ?? []
    isThere.value = found.some(({ kind }) => kind === 'videoinput')
  }

  async function open(): Promise<void> {
    const mine = ++turn
    problem.value = null
    // The main process grants one request for video after this call, and no other.
    const allowed = await callLab('camera:open')
    if (!allowed.ok || !devices) {
      problem.value = allowed.ok ? predictMessages.cameraMissing : allowed.error.message
      return
    }
    try {
      const opened = await devices.getUserMedia({ video: { width: { ideal: 640 } }, audio: false })
      if (mine === turn) stream.value = opened
      else stop(opened)
    } catch (error) {
      void callLab('camera:close')
      problem.value = whyNot(error)
    }
  }

  function close(): void {
    turn += 1
    if (!stream.value) return
    stop(stream.value)
    stream.value = null
    void callLab('camera:close')
  }

  const lookAgain = (): void => void look()
  // The browser takes its time to look, and nobody waits for the button.
  doAfterFrame(lookAgain)
  devices?.addEventListener('devicechange', lookAgain)
  onScopeDispose(() => {
    leaveTurn(lookAgain)
    devices?.removeEventListener('devicechange', lookAgain)
    close()
  })
  return { isThere, stream, problem, open, close }
}

function stop(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop()
}

/** getUserMedia's refusals, by the names of its specification. */
function whyNot(error: unknown): string {
  const name = error instanceof Error ? error.name : ''
  if (name === 'NotFoundError') return predictMessages.cameraMissing
  return name === 'NotAllowedError' ? predictMessages.cameraRefused : predictMessages.cameraFailed
}
