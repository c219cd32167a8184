/** `lab://app/…`: the page's own origin. `file:` is never used. */
import type { Protocol } from 'electron'
import { APP_ORIGIN, originOf, SCHEME } from './origin'
import { refuse, serveFile } from './serve-files'
import { serveSeen, serveShown, serveThumbnail, type PictureSources } from './serve-pictures'

/** Must run before the app is ready. */
export function registerScheme(protocol: Protocol): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
  ])
}

export function handleScheme(protocol: Protocol, rendererFolder: string, pictures: PictureSources): void {
  protocol.handle(SCHEME, (request) => answer(request, rendererFolder, pictures))
}

export async function answer(
  request: Pick<Request, 'method' | 'url'>,
  rendererFolder: string,
  pictures: PictureSources,
): Promise<Response> {
  if (request.method !== 'GET') return refuse(405)
  if (originOf(request.url) !== APP_ORIGIN) return refuse(404)
  const { pathname } = new URL(request.url)
  return answerPicture(pathname, pictures) ?? serveFile(rendererFolder, pathname)
}

/** Null when the address is not one of a picture. */
function answerPicture(pathname: string, pictures: PictureSources): Promise<Response> | Response | null {
  const [, kind, id = ''] = /^\/(thumbnails|seen)\/([\w-]{1,64})$/.exec(pathname) ?? []
  if (kind === 'thumbnails') return serveThumbnail(id, pictures)
  if (kind === 'seen') return serveSeen(id, pictures)
  const [, runId, shownId] = /^\/shown\/([\w-]{1,64})\/([\w-]{1,64})$/.exec(pathname) ?? []
  return runId !== undefined && shownId !== undefined ? serveShown(runId, shownId, pictures) : null
}
