/** `lab://app/…`: the page's own origin. `file:` is never used. */
import type { Protocol } from 'electron'
import { APP_ORIGIN, originOf, SCHEME } from './origin'
import { refuse, serveFile } from './serve-files'
import { serveSeen, serveThumbnail, type PictureSources } from './serve-pictures'

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
  const [, kind, id = ''] = /^\/(thumbnails|seen)\/([\w-]{1,64})$/.exec(pathname) ?? []
  if (kind === 'thumbnails') return serveThumbnail(id, pictures)
  return kind === 'seen' ? serveSeen(id, pictures) : serveFile(rendererFolder, pathname)
}
