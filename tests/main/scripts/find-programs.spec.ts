/** Where a browser and Electron are looked for. */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { findBrowser, installedCandidates } from '../../../resources/scripts/find-browser.mjs'
import { findElectron } from '../../../resources/scripts/find-electron.mjs'

const folder = mkdtempSync(join(tmpdir(), 'descent-programs-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Plants a program that does nothing, and gives its path. */
function plant(path: string): string {
  const whole = join(folder, path)
  mkdirSync(join(whole, '..'), { recursive: true })
  writeFileSync(whole, '')
  chmodSync(whole, 0o755)
  return whole
}

describe('installedCandidates', () => {
  it('looks through the folders of PATH on Linux, Chromium before Chrome', () => {
    const PATH = ['/opt/bin', '', '/usr/bin'].join(delimiter)
    const paths = installedCandidates('linux', { PATH }, '/home/ada').map(({ path }) => path)
    expect(paths.slice(0, 2)).toEqual(['/opt/bin/chromium', '/usr/bin/chromium'])
    expect(paths.indexOf('/usr/bin/google-chrome')).toBeGreaterThan(paths.indexOf('/usr/bin/chromium'))
    expect(paths.every((path) => path.startsWith('/'))).toBe(true)
  })

  it('looks for apps of everybody and of one person on macOS', () => {
    const paths = installedCandidates('darwin', {}, '/Users/ada').map(({ path }) => path)
    const inside = 'Google Chrome.app/Contents/MacOS/Google Chrome'
    expect(paths).toContain(`/Applications/${inside}`)
    expect(paths).toContain(`/Users/ada/Applications/${inside}`)
  })

  it('looks in the program folders that Windows names, and in no others', () => {
    const candidates = installedCandidates('win32', { PROGRAMFILES: 'P' }, 'home')
    expect(candidates.every(({ path }) => path.startsWith('P'))).toBe(true)
    expect(candidates).toContainEqual({
      name: 'Microsoft Edge',
      path: join('P', 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
    })
  })
})

describe('findBrowser', () => {
  it('takes the browser that CHROMIUM_BINARY names', async () => {
    const named = plant('my/browser')
    const found = await findBrowser({ headed: true, env: { CHROMIUM_BINARY: named, PATH: '' } })
    expect(found).toMatchObject({ executablePath: named, headlessOnly: false, source: 'CHROMIUM_BINARY' })
  })

  it('refuses a CHROMIUM_BINARY that is not there, rather than taking another', async () => {
    const env = { CHROMIUM_BINARY: join(folder, 'nowhere'), PATH: process.env['PATH'] }
    await expect(findBrowser({ headed: true, env })).rejects.toThrow(/CHROMIUM_BINARY names .*nowhere/)
  })

  it.runIf(process.platform === 'linux')(
    'takes an installed one, with flags that keep it quiet',
    async () => {
      const installed = plant('bin/google-chrome')
      const found = await findBrowser({ headed: true, env: { PATH: join(folder, 'bin') } })
      expect(found).toMatchObject({ executablePath: installed, name: 'Google Chrome', source: 'installed' })
      expect(found?.args).toContain('--disable-background-networking')
    },
  )

  it('turns the sandbox off where it does not start, and nowhere else', async () => {
    const env = { CHROMIUM_BINARY: plant('other/browser'), PATH: '' }
    const inChecks = await findBrowser({ headed: true, env: { ...env, CI: 'true' } })
    const asPerson = await findBrowser({ headed: true, env })
    expect(inChecks?.args).toContain('--no-sandbox')
    expect(asPerson?.args.includes('--no-sandbox')).toBe(process.getuid?.() === 0)
  })

  it.runIf(process.platform === 'linux' && process.arch === 'x64')(
    'falls back on the headless one from npm, not for a window',
    async () => {
      const env = { PATH: '' }
      expect(await findBrowser({ headed: true, env })).toBeNull()
      const found = await findBrowser({ headed: false, env })
      expect(found).toMatchObject({ headlessOnly: true, source: 'npm' })
      const weak = [
        '--single-process',
        '--no-zygote',
        '--disable-web-security',
        '--allow-running-insecure-content',
      ]
      expect(found?.args.filter((flag) => weak.includes(flag))).toEqual([])
    },
  )
})

describe('findElectron', () => {
  const program =
    { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }[process.platform as string] ??
    'electron'

  it('takes what npm’s installer finished, and nothing half fetched', () => {
    const half = join(folder, 'half')
    plant(join('half', 'dist', program))
    expect(findElectron({}, half)).toBeNull()
    writeFileSync(join(half, 'path.txt'), program)
    expect(findElectron({}, half)).toBe(join(half, 'dist', program))
  })

  it('takes the one that is named, and refuses a name that leads nowhere', () => {
    const named = plant('named/electron')
    expect(findElectron({ ELECTRON_BINARY: named }, folder)).toBe(named)
    expect(() => findElectron({ ELECTRON_BINARY: join(folder, 'gone') }, folder)).toThrow(/ELECTRON_BINARY/)
    const override = join(plant(join('dist', program)), ...program.split('/').map(() => '..'))
    expect(findElectron({ ELECTRON_OVERRIDE_DIST_PATH: override }, folder)).toBe(join(override, program))
    expect(() => findElectron({ ELECTRON_OVERRIDE_DIST_PATH: folder }, folder)).toThrow(/ELECTRON_OVERRIDE/)
  })
})
