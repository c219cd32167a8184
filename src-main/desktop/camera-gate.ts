/**
 * The one permission that this app ever grants: video from the camera, to its own main frame, once for each press of the
 * camera's button. Closed otherwise.
 * Security: do not change without reading tests/security/camera.spec.ts.
 */
import { originOf } from './origin'

/** Long enough for the person to answer the system's own question. */
const OPEN_MS = 30_000

/** The parts of Electron's details of a permission that decide. */
export interface PermissionDetails {
  readonly isMainFrame?: boolean
  readonly requestingUrl?: string
  /** Of a request. */
  readonly mediaTypes?: readonly string[]
  /** Of a check. */
  readonly mediaType?: string
}

export class CameraGate {
  #openUntilMs = -Infinity
  #isInUse = false
  readonly #appOrigin: string
  readonly #now: () => number

  /** @param now a clock that only goes forward, in milliseconds */
  constructor(appOrigin: string, now: () => number) {
    this.#appOrigin = appOrigin
    this.#now = now
  }

  /** The button was pressed. */
  open(): void {
    this.#openUntilMs = this.#now() + OPEN_MS
  }

  close(): void {
    this.#openUntilMs = -Infinity
    this.#isInUse = false
  }

  /** Answers a request for a permission; a grant uses the press up. */
  grants(permission: string, details: PermissionDetails): boolean {
    const types = details.mediaTypes ?? []
    const isVideoOnly = types.length > 0 && types.every((type) => type === 'video')
    if (!this.#isOpen() || !isVideoOnly || !this.#isOurs(permission, details)) return false
    this.#openUntilMs = -Infinity
    this.#isInUse = true
    return true
  }

  /** Answers whether the permission is there, which Chromium asks around each request. It grants nothing by itself. */
  holds(permission: string, details: PermissionDetails): boolean {
    if (!this.#isOpen() && !this.#isInUse) return false
    return details.mediaType === 'video' && this.#isOurs(permission, details)
  }

  #isOpen(): boolean {
    return this.#now() < this.#openUntilMs
  }

  #isOurs(permission: string, { isMainFrame, requestingUrl }: PermissionDetails): boolean {
    const origin = requestingUrl === undefined ? null : originOf(requestingUrl)
    return permission === 'media' && isMainFrame === true && origin === this.#appOrigin
  }
}
