/** What goes into an installer: packaged with an imitation Electron, listed, its fuses read back, and run in the host. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeImitationElectron, readFuseWire } from '../../resources/scripts/imitation-electron.mjs'
import { nativeAddon } from '../native-addon'
import { openArchive, type Archive } from './asar'
import { launch } from './host/launch.mjs'

const root = resolve(import.meta.dirname, '../..')

/** Everything that may be in the archive. Hashes in names are the bundler's. */
const ALLOWED = [
  /^package\.json$/,
  /^out\/main\/(main|cli)\.cjs$/,
  /^out\/main\/chunks\/[\w.-]+\.(cjs|wasm)$/,
  /^out\/native\/kernels-[a-z0-9-]+\.node$/,
  /^out\/preload\/preload\.cjs$/,
  /^out\/renderer\/index\.html$/,
  /^out\/renderer\/assets\/[\w.-]+\.(js|css|woff2|svg)$/,
]

/** In the order of Electron's fuse wire: "0" off, "1" on. */
const FUSES = {
  runAsNode: '0',
  cookieEncryption: '1',
  nodeOptions: '0',
  nodeCliInspect: '0',
  asarIntegrity: '1',
  onlyLoadAppFromAsar: '1',
  browserV8Snapshot: '0',
  fileProtocolPrivileges: '0',
}

// electron-builder makes a Linux folder anywhere but on Windows, where the imitation's file modes are lost.
describe.skipIf(process.platform === 'win32')('the packaged app', () => {
  const folder = mkdtempSync(join(tmpdir(), 'descent-package-'))
  let archive: Archive

  beforeAll(() => {
    const distribution = makeImitationElectron(join(folder, 'electron'))
    const words = ['--config', 'electron.config.ts', '--linux', 'dir', `-c.electronDist=${distribution}`]
    const builder = join(root, 'node_modules/electron-builder/cli.js')
    const env = { ...process.env, VITEST: '' } // electron.config.ts asks who is calling
    execFileSync(process.execPath, [builder, ...words, `-c.directories.output=${join(folder, 'dist')}`], {
      cwd: root,
      env,
    })
    archive = openArchive(join(folder, 'dist/linux-unpacked/resources/app.asar'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('holds what was built and nothing else', () => {
    const strangers = archive.files.filter((file) => !ALLOWED.some((pattern) => pattern.test(file)))
    expect(strangers).toEqual([])
    expect(archive.files).toEqual(
      expect.arrayContaining([
        'out/main/main.cjs',
        'out/preload/preload.cjs',
        'out/renderer/index.html',
        'package.json',
      ]),
    )
  })

  it('has the native kernels beside the archive, where the system can open them, and nothing else there', () => {
    const name = `out/native/kernels-${process.platform}-${process.arch}.node`
    expect(archive.unpacked).toEqual(nativeAddon ? [name] : [])
  })

  it('has the fuses that keep it from being used as Node', () => {
    const wire = readFuseWire(readFileSync(join(folder, 'dist/linux-unpacked/descent')))
    expect(wire.slice(0, 8)).toBe(Object.values(FUSES).join(''))
  })

  it('runs from its own files', async () => {
    const appDir = join(folder, 'extracted')
    archive.extract(appDir)
    const app = await launch({ appDir })
    try {
      const page = await app.firstWindow()
      await page.getByRole('button', { name: 'Try a sample' }).waitFor()
      expect(await page.title()).toBe('Descent')
    } finally {
      expect(await app.close()).toBe(0)
    }
  })
})
