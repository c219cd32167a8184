// S14: neither the sources nor the built app take a dangerous switch or turn text into code. The catalogue of switches and
// functions is the one that electronegativity's checks are about (CUSTOM_ARGUMENTS, DANGEROUS_FUNCTIONS).
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { builtFolder, sourceFiles, type SourceFile } from './source-text'

const dangers: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['eval', /(?<![\w.$])eval\s*\(/],
  ['code from text', /\bnew\s+Function\s*\(/],
  ['a script from text', /\bexecuteJavaScript\s*\(|\binsertCSS\s*\(/],
  ['a timer on text', /\bset(?:Timeout|Interval)\s*\(\s*['"`]/],
  ['a switch of Chromium', /\bappendSwitch\s*\(|\bappendArgument\s*\(/],
  [
    'a dangerous switch',
    /--(?:no-sandbox|disable-web-security|allow-file-access|allow-running-insecure-content|ignore-certificate-errors|remote-debugging-port|inspect(?:-brk)?\b|js-flags|disable-site-isolation|host-rules|auth-server-whitelist|load-extension|proxy-server)/,
  ],
  ['a switched-off protection', /\b(?:sandbox|contextIsolation|webSecurity)\s*:\s*(?:false|!1)/],
  [
    'a switched-on danger',
    /\b(?:nodeIntegration\w*|webviewTag|allowRunningInsecureContent|experimentalFeatures|enableRemoteModule|navigateOnDragDrop)\s*:\s*(?:true|!0)/,
  ],
  [
    'certificates let through',
    /\bsetCertificateVerifyProc\b|['"]certificate-error['"]|NODE_TLS_REJECT_UNAUTHORIZED/,
  ],
  ['silenced warnings', /ELECTRON_DISABLE_SECURITY_WARNINGS/],
  ['another process', /['"](?:node:)?child_process['"]/],
  ['a remote module', /['"]@electron\/remote['"]/],
  ['a page from the disk', /\bloadFile\s*\(|['"`]file:\/\//],
  ['an opener of anything', /\bopenExternal\s*\(|\bopenPath\s*\(/],
]

function dangersIn(files: readonly SourceFile[], checked = dangers): readonly string[] {
  return files.flatMap(({ path, text }) =>
    checked.filter(([, pattern]) => pattern.test(text)).map(([what]) => `${path}: ${what}`),
  )
}

it.each([
  ['eval', 'const x = eval("1")'],
  ['code from text', 'return new Function("a", body)'],
  ['a script from text', 'contents.executeJavaScript(text)'],
  ['a timer on text', 'setTimeout("alert(1)", 1)'],
  ['a switch of Chromium', "app.commandLine.appendSwitch('lang', 'en')"],
  ['a dangerous switch', "['--disable-web-security']"],
  ['a switched-off protection', 'webPreferences: { sandbox: false }'],
  ['a switched-off protection', 'webPreferences:{contextIsolation:!1}'],
  ['a switched-on danger', 'nodeIntegrationInWorker: true'],
  ['certificates let through', "app.on('certificate-error', allow)"],
  ['silenced warnings', "process.env['ELECTRON_DISABLE_SECURITY_WARNINGS'] = '1'"],
  ['another process', "import { spawn } from 'node:child_process'"],
  ['a remote module', "require('@electron/remote')"],
  ['a page from the disk', "window.loadFile('index.html')"],
  ['an opener of anything', 'shell.openPath(path)'],
])('the scanner sees %s', (what, text) => {
  expect(dangersIn([{ path: 'planted.ts', text }])).toEqual([`planted.ts: ${what}`])
})

it('no source file holds a danger', () => {
  const files = sourceFiles(['src-main', 'src-renderer', 'shared'], /\.(ts|vue|html)$/)
  expect(files.length).toBeGreaterThan(100)
  expect(dangersIn(files)).toEqual([])
})

it('the page’s own html holds no script, style or handler of its own', () => {
  const pages = sourceFiles(['src-renderer', 'out/renderer'], /\.html$/)
  expect(pages.map(({ path }) => path)).toContain('src-renderer/index.html')
  for (const { path, text } of pages) {
    expect(text, path).not.toMatch(
      /<style|\sstyle\s*=|\son\w+\s*=|javascript:|<base|<iframe|<object|https?:/i,
    )
    expect(text, path).not.toMatch(/<script(?![^>]*\bsrc=)/i)
  }
})

describe.skipIf(!existsSync(join(builtFolder, 'main')))('the built app', () => {
  /** Libraries name some of these without using them: Vue's compiler, say, names `new Function`. What is ours does not. */
  const ofOurs = dangers.filter(
    ([what]) => !['code from text', 'eval', 'another process', 'a page from the disk'].includes(what),
  )

  it('holds none of the dangers of a window', () => {
    const files = sourceFiles(['out/main', 'out/preload', 'out/renderer'], /\.(c?js|mjs|html)$/)
    expect(files.length).toBeGreaterThan(2)
    expect(dangersIn(files, ofOurs)).toEqual([])
  })

  it('the preload requires electron and nothing else', () => {
    const [preload] = sourceFiles(['out/preload'], /^preload\.cjs$/)
    const required = [...(preload?.text ?? '').matchAll(/\brequire\(\s*["'`]([^"'`]+)/g)].map(
      ([, name]) => name,
    )
    expect(new Set(required)).toEqual(new Set(['electron']))
    expect(preload?.text).not.toMatch(/\bimport\s*\(|\beval\(|new Function/)
  })
})
