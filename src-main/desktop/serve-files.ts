/**
 * Answering `lab://app/…` with the packaged renderer's files, and with nothing else of the disk.
 * Security: do not change without reading tests/security/serve-files.spec.ts.
 */
import { readFile, realpath } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
}

/** No inline script or style, nothing from outside, no frames, no forms. `blob:` is for pictures that the page makes. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
}

export function refuse(status: 400 | 404 | 405): Response {
  return new Response(null, { status, headers: SECURITY_HEADERS })
}

/** @param root the folder of the built renderer @param pathname the address's path, still percent-encoded */
export async function serveFile(root: string, pathname: string): Promise<Response> {
  const relative = safeRelativePath(pathname)
  if (relative === null) return refuse(400)
  try {
    const realRoot = await realpath(root)
    const file = await realpath(join(realRoot, relative))
    if (!file.startsWith(realRoot + sep)) return refuse(404) // a link that leads out
    const type = TYPES[extname(file)]
    if (type === undefined) return refuse(404)
    const body = new Uint8Array(await readFile(file))
    return new Response(body, { headers: { ...SECURITY_HEADERS, 'content-type': type } })
  } catch {
    return refuse(404) // not there, or not a file: both are "no such address" to the page
  }
}

/** The path below the root, or null when it tries to be anything else. Decoded exactly once. */
function safeRelativePath(pathname: string): string | null {
  let decoded: string
  try {
    decoded = decodeURIComponent(pathname)
  } catch {
    return null // not valid percent-encoding
  }
  const parts = decoded.split('/').slice(1)
  const isPlain = (part: string): boolean => /^[\w][\w.-]*$/.test(part) && !part.includes('..')
  if (decoded.length > 512 || parts.length === 0 || !parts.every(isPlain)) return null
  return join(...parts)
}
