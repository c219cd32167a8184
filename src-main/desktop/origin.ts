/**
 * Who is us: the one origin whose main frame may call, and which addresses belong to it.
 * Security: do not change without reading tests/security/sender.spec.ts.
 */

export const SCHEME = 'lab'
const HOST = 'app'
export const APP_ORIGIN = `${SCHEME}://${HOST}`

/** The part of Electron's `WebFrameMain` that says who is calling. */
export interface CallingFrame {
  readonly url: string
  readonly parent: unknown
}

/** An address taken apart, or null when it is not one. */
export function parseAddress(address: string): URL | null {
  return URL.canParse(address) ? new URL(address) : null
}

/** `scheme://host` of an address, or null when it is not an address. Non-special schemes have no URL.origin of their own. */
export function originOf(address: string): string | null {
  const url = parseAddress(address)
  if (!url || url.username !== '' || url.password !== '') return null
  return `${url.protocol}//${url.host}`
}

/** Fails closed: no frame, a sub-frame, an empty or foreign address are all strangers. */
export function isTrustedFrame(
  frame: CallingFrame | null | undefined,
  appOrigin: string = APP_ORIGIN,
): boolean {
  if (!frame || frame.parent !== null) return false
  return originOf(frame.url) === appOrigin
}
