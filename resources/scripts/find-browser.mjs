/**
 * Finds a Chromium for the development host: the one that is named, else an installed one, else the headless one that
 * npm brings (Linux x64).
 */
import { accessSync, constants, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { homedir } from 'node:os'
import { delimiter, join, resolve } from 'node:path'

/**
 * @typedef {object} Browser
 * @property {string} executablePath
 * @property {readonly string[]} args
 * @property {boolean} headlessOnly  it cannot show a window
 * @property {string} name           for sentences to a person
 * @property {'CHROMIUM_BINARY' | 'installed' | 'npm'} source
 */
/** @typedef {{ name: string, path: string }} Candidate */

/** Chromium asks its makers for updates, lists and experiments at every start; none of that belongs here. */
const QUIET_FLAGS = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-client-side-phishing-detection',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-extensions',
  '--disable-quic',
  '--disable-sync',
  '--metrics-recording-only',
  '--no-pings',
  '--password-store=basic',
  '--use-mock-keychain',
]

/** Of the npm browser's own flags: those that end its process isolation, its security, or choose the mode. */
const UNWANTED_NPM_FLAGS = [
  '--single-process',
  '--no-zygote',
  '--disable-web-security',
  '--allow-running-insecure-content',
  '--headless',
  '--disable-features',
]

const CACHE = resolve(import.meta.dirname, '../../node_modules/.cache/descent')

/** @type {readonly [command: string, name: string][]} */
const LINUX_COMMANDS = [
  ['chromium', 'Chromium'],
  ['chromium-browser', 'Chromium'],
  ['google-chrome-stable', 'Google Chrome'],
  ['google-chrome', 'Google Chrome'],
  ['microsoft-edge-stable', 'Microsoft Edge'],
  ['microsoft-edge', 'Microsoft Edge'],
  ['brave-browser', 'Brave'],
  ['vivaldi-stable', 'Vivaldi'],
]
const MAC_APPS = ['Chromium', 'Google Chrome', 'Microsoft Edge', 'Brave Browser', 'Vivaldi']
/** @type {readonly [path: string[], name: string][]} */
const WINDOWS_PROGRAMS = [
  [['Chromium', 'Application', 'chrome.exe'], 'Chromium'],
  [['Google', 'Chrome', 'Application', 'chrome.exe'], 'Google Chrome'],
  [['Microsoft', 'Edge', 'Application', 'msedge.exe'], 'Microsoft Edge'],
  [['BraveSoftware', 'Brave-Browser', 'Application', 'brave.exe'], 'Brave'],
  [['Vivaldi', 'Application', 'vivaldi.exe'], 'Vivaldi'],
]

/**
 * Where a browser may be installed, best first. Pure.
 * @param {NodeJS.Platform} platform
 * @param {NodeJS.ProcessEnv} env
 * @param {string} home
 * @returns {Candidate[]}
 */
export function installedCandidates(platform, env, home) {
  if (platform === 'darwin')
    return ['/Applications', join(home, 'Applications')].flatMap((folder) =>
      MAC_APPS.map((name) => ({ name, path: join(folder, `${name}.app`, 'Contents', 'MacOS', name) })),
    )
  if (platform === 'win32')
    return ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((variable) => {
      const folder = env[variable]
      return folder ? WINDOWS_PROGRAMS.map(([path, name]) => ({ name, path: join(folder, ...path) })) : []
    })
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '')
  return LINUX_COMMANDS.flatMap(([command, name]) =>
    folders.map((folder) => ({ name, path: join(folder, command) })),
  )
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false // not there, or not to be run
  }
}

/**
 * Chromium's sandbox does not start as root, nor in most containers that run checks. Everything it shows here is the
 * app's own.
 * @param {NodeJS.ProcessEnv} env
 */
export function sandboxFlags(env) {
  return process.getuid?.() === 0 || env['CI'] ? ['--no-sandbox'] : []
}

/**
 * @param {{ headed: boolean, env?: NodeJS.ProcessEnv }} options  headed: it must be able to show a window
 * @returns {Promise<Browser | null>}
 */
export async function findBrowser({ headed, env = process.env }) {
  const args = [...QUIET_FLAGS, ...sandboxFlags(env)]
  const named = env['CHROMIUM_BINARY']
  if (named) {
    if (!isExecutable(named)) throw new Error(`CHROMIUM_BINARY names ${named}, which is not a program.`)
    return {
      executablePath: named,
      args,
      headlessOnly: false,
      name: 'the browser that CHROMIUM_BINARY names',
      source: 'CHROMIUM_BINARY',
    }
  }
  const found = installedCandidates(process.platform, env, homedir()).find(({ path }) => isExecutable(path))
  if (found)
    return { executablePath: found.path, args, headlessOnly: false, name: found.name, source: 'installed' }
  return headed ? null : npmBrowser(args)
}

/**
 * `@sparticuz/chromium` carries a compressed headless Chromium, which is unpacked once beside the packages. (Not into
 * the system's temporary folder, as the package would: others may write there.)
 * @param {readonly string[]} args
 * @returns {Promise<Browser | null>}
 */
export async function npmBrowser(args) {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null
  const { default: chromium } = await import('@sparticuz/chromium')
  const own = chromium.args.filter((flag) => !UNWANTED_NPM_FLAGS.includes(flag.split('=')[0] ?? ''))
  const { version } = createRequire(import.meta.resolve('@sparticuz/chromium'))('../../package.json')
  const folder = join(CACHE, `chromium-${version}`)
  const executablePath = join(folder, 'chromium')
  if (!existsSync(executablePath)) await unpack(folder, () => chromium.executablePath())
  return {
    executablePath,
    args: [...own, ...args],
    headlessOnly: true,
    name: 'the headless Chromium from npm',
    source: 'npm',
  }
}

/**
 * The package unpacks into whatever the temporary folder is. Here that is a folder of its own, which gets its final name
 * when it is whole: two processes may do so at once.
 * @param {string} folder
 * @param {() => Promise<string>} unpackIntoTemporaryFolder
 */
async function unpack(folder, unpackIntoTemporaryFolder) {
  const { TMPDIR } = process.env
  mkdirSync(CACHE, { recursive: true })
  const partial = mkdtempSync(`${folder}-`)
  process.env['TMPDIR'] = partial
  try {
    await unpackIntoTemporaryFolder()
    renameSync(partial, folder)
  } catch (error) {
    rmSync(partial, { recursive: true, force: true })
    if (!existsSync(join(folder, 'chromium'))) throw error // else another process was first
  } finally {
    if (TMPDIR === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = TMPDIR
  }
}
