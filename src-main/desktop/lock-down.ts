/**
 * What no page of this app may do: go elsewhere, open windows, have powers, or reach the network.
 * Security: do not change without reading tests/security/lock-down.spec.ts.
 */
import type { App, Session, WebContents } from 'electron'
import type { CameraGate } from './camera-gate'
import { originOf, parseAddress, SCHEME } from './origin'

/** For every page there will ever be, also ones that nobody meant to create. */
export function lockDownContents(app: App, appOrigin: string): void {
  app.on('web-contents-created', (_event, contents) => lockDown(contents, appOrigin))
}

function lockDown(contents: WebContents, appOrigin: string): void {
  const keepHere = (event: { preventDefault(): void; readonly url: string }): void => {
    if (originOf(event.url) !== appOrigin) event.preventDefault()
  }
  contents.on('will-navigate', keepHere)
  contents.on('will-redirect', keepHere)
  contents.on('will-frame-navigate', (event) => event.preventDefault()) // there are no frames
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}

/** No permission but the camera's is ever granted, and nothing but the app's own addresses is ever fetched. */
export function lockDownSession(
  session: Session,
  developmentOrigin: string | null,
  camera: Pick<CameraGate, 'grants' | 'holds'>,
): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) =>
    answer(camera.grants(permission, details)),
  )
  session.setPermissionCheckHandler((_contents, permission, _origin, details) =>
    camera.holds(permission, details),
  )
  session.setDevicePermissionHandler(() => false)
  session.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !isOwnAddress(details.url, developmentOrigin) })
  })
}

/** `blob:` is memory of the page itself; `devtools:` is the inspector of a development build. */
export function isOwnAddress(address: string, developmentOrigin: string | null): boolean {
  const url = parseAddress(address)
  if (!url) return false
  if (url.protocol === `${SCHEME}:` || url.protocol === 'blob:' || url.protocol === 'devtools:') return true
  if (developmentOrigin === null) return false
  return url.host === parseAddress(developmentOrigin)?.host
}
