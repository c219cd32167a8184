// S3, S4: `lab://app/…` answers with files of the packaged renderer and with nothing else of the disk, always under the policy.
import fc from 'fast-check'
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { answer } from '../../src-main/desktop/lab-protocol'
import type { PictureSources } from '../../src-main/desktop/serve-pictures'
import { CONTENT_SECURITY_POLICY, serveFile } from '../../src-main/desktop/serve-files'

const SECRET = 'secret of the person'
let folder: string
let root: string

/** No pictures: these tests are about files. Touching any of it fails. */
const pictures = {
  registry: { originOf: () => null },
  datasets: { current: () => null },
  predictions: { seen: () => null },
} as unknown as PictureSources

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'descent-serve-'))
  root = join(folder, 'renderer')
  await mkdir(join(root, 'assets'), { recursive: true })
  await mkdir(join(folder, 'renderer-evil'))
  await writeFile(join(root, 'index.html'), '<!doctype html>')
  await writeFile(join(root, 'assets', 'index-B1a_2.js'), 'export {}')
  await writeFile(join(root, 'assets', 'inter.woff2'), 'font')
  await writeFile(join(root, 'assets', 'notes.txt'), SECRET)
  await writeFile(join(root, 'assets', '.hidden.js'), SECRET)
  await writeFile(join(root, 'assets', 'a..b.js'), SECRET)
  await writeFile(join(folder, 'outside.html'), SECRET)
  await writeFile(join(folder, 'renderer-evil', 'index.html'), SECRET)
  await mkdir(join(root, 'folder.js'))
  await symlink(join(folder, 'outside.html'), join(root, 'link.html'))
  await symlink(folder, join(root, 'up'))
  await symlink(join(root, 'index.html'), join(root, 'inner-link.html'))
  await symlink(join(root, 'loop.html'), join(root, 'loop.html'))
})
afterAll(() => rm(folder, { recursive: true }))

const get = (url: string): Promise<Response> => answer({ method: 'GET', url }, root, pictures)

it.each([
  ['lab://app/index.html', 'text/html; charset=utf-8', '<!doctype html>'],
  ['lab://app/index.html?theme=dark#top', 'text/html; charset=utf-8', '<!doctype html>'],
  ['lab://app/assets/index-B1a_2.js', 'text/javascript; charset=utf-8', 'export {}'],
  ['lab://app/assets/%69ndex-B1a_2.js', 'text/javascript; charset=utf-8', 'export {}'],
  ['lab://app/assets/inter.woff2', 'font/woff2', 'font'],
  ['lab://app/inner-link.html', 'text/html; charset=utf-8', '<!doctype html>'],
])('%s is served', async (url, type, body) => {
  const response = await get(url)
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toBe(type)
  expect(await response.text()).toBe(body)
})

const attacks = [
  'lab://app/../outside.html',
  'lab://app/assets/../../outside.html',
  'lab://app/%2e%2e/outside.html',
  'lab://app/%2E%2E%2Foutside.html',
  'lab://app/assets/..%2f..%2foutside.html',
  'lab://app/%252e%252e/outside.html',
  'lab://app/%252e%252e%252foutside.html',
  'lab://app/..\\outside.html',
  'lab://app/..%5coutside.html',
  'lab://app/assets\\..\\..\\outside.html',
  'lab://app/index.html%00.js',
  'lab://app/%00',
  'lab://app/C:/outside.html',
  'lab://app/C%3A%5Coutside.html',
  'lab://app//server/share/outside.html',
  'lab://app/%2F%2Fserver%2Fshare%2Foutside.html',
  'lab://app/\\\\server\\share',
  'lab://app//etc/passwd',
  'lab://app/%2Fetc%2Fpasswd',
  'lab://app/../renderer-evil/index.html',
  'lab://app/..%2frenderer-evil/index.html',
  'lab://app-evil/index.html',
  'lab://evil/index.html',
  'lab://app:80/index.html',
  'lab://APP.evil/index.html',
  'https://app/index.html',
  'file:///index.html',
  'lab:index.html',
  'lab:///index.html',
  'not an address',
  '',
  'lab://app',
  'lab://app/',
  'lab://app/assets',
  'lab://app/assets/',
  'lab://app/folder.js',
  'lab://app/folder.js/',
  'lab://app/link.html',
  'lab://app/up/outside.html',
  'lab://app/loop.html',
  'lab://app/assets/notes.txt',
  'lab://app/assets/.hidden.js',
  'lab://app/assets/a..b.js',
  'lab://app/assets//index-B1a_2.js',
  'lab://app/./.',
  'lab://app/index.html/',
  'lab://app/index.html/x.html',
  'lab://app/%',
  'lab://app/%zz.html',
  'lab://app/%ff%fe.html',
  'lab://app/index.html::$DATA',
  'lab://app/CON',
  'lab://app/is-not-there.html',
  `lab://app/${'a'.repeat(100_000)}.html`,
  `lab://app/${'a/'.repeat(50_000)}index.html`,
  'lab://app/thumbnails/..%2foutside.html',
  'lab://app/thumbnails/is-not-there',
  'lab://app/seen/',
  'lab://app/seen/../../outside.html',
  `lab://app/seen/${'a'.repeat(65)}`,
]

it.each(attacks)('%.80s is refused under the policy, with nothing in it', async (url) => {
  const response = await get(url)
  expect(response.status).toBeGreaterThanOrEqual(400)
  expect(response.status).toBeLessThan(500)
  expect(response.headers.get('content-security-policy')).toBe(CONTENT_SECURITY_POLICY)
  expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  expect(await response.text()).toBe('')
})

it('only GET is answered', async () => {
  for (const method of ['POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS', 'get']) {
    const response = await answer({ method, url: 'lab://app/index.html' }, root, pictures)
    expect(response.status).toBe(405)
  }
})

it('the policy allows nothing but the page’s own files, and pictures that it makes', async () => {
  const policy = (await get('lab://app/index.html')).headers.get('content-security-policy')
  const directives = new Map(
    policy?.split('; ').map((part) => [part.split(' ')[0], part.split(' ').slice(1)]),
  )
  expect(directives.get('default-src')).toEqual(["'none'"])
  for (const name of ['base-uri', 'form-action', 'frame-ancestors'])
    expect(directives.get(name)).toEqual(["'none'"])
  const sources = [...directives.values()].flat()
  expect(sources.filter((source) => !["'none'", "'self'", 'blob:'].includes(source))).toEqual([])
  expect([...directives].filter(([, allowed]) => allowed.includes('blob:')).map(([name]) => name)).toEqual([
    'img-src',
  ])
})

it('no address, however it is written, reaches a file outside', async () => {
  const part = fc.oneof(
    fc.constantFrom(
      '..',
      '.',
      '',
      'up',
      'assets',
      'outside.html',
      'renderer-evil',
      'index.html',
      'link.html',
    ),
    fc.constantFrom(
      '%2e%2e',
      '%2E.',
      '%252e%252e',
      '..%2f',
      '%5c..',
      '..\\',
      '%00',
      'C:',
      '~',
      '%c0%ae%c0%ae',
    ),
    fc.string({ maxLength: 6, unit: 'binary' }),
  )
  const path = fc.array(part, { maxLength: 8 }).map((parts) => `/${parts.join('/')}`)
  await fc.assert(
    fc.asyncProperty(path, async (pathname) => {
      const direct = await serveFile(root, pathname)
      const whole = await get(`lab://app${pathname}`)
      for (const response of [direct, whole]) {
        expect(response.status === 200 || (response.status >= 400 && response.status < 500)).toBe(true)
        expect(response.headers.get('content-security-policy')).toBe(CONTENT_SECURITY_POLICY)
        expect(await response.text()).not.toContain(SECRET)
      }
    }),
    { numRuns: 500, seed: 20 },
  )
})
