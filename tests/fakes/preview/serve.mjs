// Builds the renderer on the fake lab and serves it with the app's own content security policy:
//   node tests/fakes/preview/serve.mjs [port]     then open http://localhost:4173/?scenario=full
// Pictures come from ../shared/data where that is there, else they are drawn as plain squares.
import vue from '@vitejs/plugin-vue'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join, normalize, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const here = import.meta.dirname
const root = resolve(here, '../../..')
const outDir = join(root, 'out/preview')
const pictures = resolve(root, '../shared/data/catvnoncat/png')
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.woff2': 'font/woff2' }

const listed = (name) =>
  ['train', 'test'].flatMap((split) => {
    const folder = join(pictures, split, name)
    return existsSync(folder) ? readdirSync(folder).map((file) => join(folder, file)) : []
  })
const byLabel = { 1: listed('cat'), 0: listed('non-cat') }

/** "1-12" is the thirteenth picture of the positive class. */
function picture(id) {
  const [label, index] = id.split('-').map(Number)
  const files = byLabel[label] ?? []
  if (files.length > 0) return { type: 'image/png', body: readFileSync(files[index % files.length]) }
  const fill = `hsl(${(index * 47) % 360} 40% ${label ? 60 : 45}%)`
  const body = `<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64"><path fill="${fill}" d="M0 0h64v64H0z"/></svg>`
  return { type: 'image/svg+xml', body }
}

function answer(path) {
  const image = /^\/(?:thumbnails|seen|shown\/[^/]+)\/([^/]+)$/.exec(path)
  if (image) return picture(decodeURIComponent(image[1]))
  const file = normalize(join(outDir, path === '/' ? 'index.html' : path))
  if (!file.startsWith(outDir) || !existsSync(file)) return null
  return { type: types[extname(file)] ?? 'application/octet-stream', body: readFileSync(file) }
}

/** Builds once and serves until `close()`. */
export async function startPreview(port = 0) {
  await build({
    root: here,
    configFile: false,
    logLevel: 'warn',
    plugins: [vue()],
    build: { outDir, emptyOutDir: true, assetsInlineLimit: 0, target: 'esnext' },
  })
  const server = createServer((request, response) => {
    const found = answer(new URL(request.url ?? '/', 'http://localhost').pathname)
    response.writeHead(found ? 200 : 404, {
      'content-type': found?.type ?? 'text/plain',
      'content-security-policy': policy,
    })
    response.end(found?.body)
  })
  await new Promise((done) => server.listen(port, '127.0.0.1', done))
  return { address: `http://127.0.0.1:${server.address().port}`, close: () => server.close() }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { address } = await startPreview(Number(process.argv[2] ?? 4173))
  console.log(`${address}/?scenario=full`)
}
