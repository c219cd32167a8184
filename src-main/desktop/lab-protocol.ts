/** `lab://app/…`: the page's own origin. `file:` is never used. */
import type { Protocol } from 'electron'
import { HOST, parseAddress, SCHEME } from './origin'
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
  const url = parseAddress(request.url)
  if (!url || url.protocol !== `${SCHEME}:` || url.host !== HOST) return refuse(404)
  const picture = /^\/(thumbnails|seen)\/([\w-]{1,64})$/.exec(url.pathname)
  if (picture?.[1] === 'thumbnails') return serveThumbnail(picture[2] ?? '', pictures)
  if (picture?.[1] === 'seen') return serveSeen(picture[2] ?? '', pictures)
  return serveFile(rendererFolder, url.pathname)
}
