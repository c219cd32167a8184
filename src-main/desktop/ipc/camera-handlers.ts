/** Calls of the camera's button. */
import { ok } from '../../../shared/ipc/result'
import type { CameraGate } from '../camera-gate'
import type { Handlers } from './handle'

type CameraCalls = Extract<keyof Handlers, `camera:${string}`>

export function cameraHandlers(camera: Pick<CameraGate, 'open' | 'close'>): Pick<Handlers, CameraCalls> {
  return {
    'camera:open': () => {
      camera.open()
      return ok(null)
    },
    'camera:close': () => {
      camera.close()
      return ok(null)
    },
  }
}
