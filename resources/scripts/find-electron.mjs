/**
 * Finds or fetches Electron's binary. The npm package holds none: its own installer fetches it, once. `require('electron')`
 * is never used here, because it starts that download by itself, without a limit.
 */
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const PACKAGE = resolve(import.meta.dirname, '../../node_modules/electron')

/** @type {Partial<Record<NodeJS.Platform, string>>} */
const PROGRAMS = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {string} [packageFolder]  of npm's electron
 * @returns {string | null}  the path of a binary that is there
 */
export function findElectron(env, packageFolder = PACKAGE) {
  const named = env['ELECTRON_BINARY']
  const override = env['ELECTRON_OVERRIDE_DIST_PATH']
  const program = PROGRAMS[process.platform] ?? 'electron'
  if (named) return existing(named, 'ELECTRON_BINARY')
  if (override) return existing(join(override, program), 'ELECTRON_OVERRIDE_DIST_PATH')
  const path = join(packageFolder, 'dist', program)
  return isWhole(packageFolder) && existsSync(path) ? path : null
}

/**
 * @param {string} path
 * @param {string} variable  that a person set
 */
function existing(path, variable) {
  if (!existsSync(path)) throw new Error(`${variable} leads to ${path}, which is not there.`)
  return path
}

/**
 * The installer writes `path.txt` last: without it, a download was interrupted.
 * @param {string} packageFolder
 */
function isWhole(packageFolder) {
  const marker = join(packageFolder, 'path.txt')
  return existsSync(marker) && readFileSync(marker, 'utf8') !== ''
}

/**
 * Runs Electron's own installer, silently.
 * @param {number} seconds  after which it is stopped
 * @returns {Promise<'fetched' | 'failed' | 'timed-out'>}
 */
export function fetchElectron(seconds) {
  const installer = join(PACKAGE, 'install.js')
  if (!existsSync(installer)) return Promise.resolve('failed')
  const child = spawn(process.execPath, [installer], { stdio: 'ignore' })
  return new Promise((resolveOutcome) => {
    const patience = setTimeout(() => {
      child.kill('SIGKILL')
      resolveOutcome('timed-out')
    }, seconds * 1000)
    child.once('exit', (code) => {
      clearTimeout(patience)
      resolveOutcome(code === 0 ? 'fetched' : 'failed')
    })
  })
}
