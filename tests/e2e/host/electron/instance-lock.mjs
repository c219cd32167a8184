/** `app.requestSingleInstanceLock`: one process per data folder; a second one tells the first and gets no lock. */
import { existsSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** @typedef {{ argv: string[], workingDirectory: string }} SecondInstance */

const LOCK = 'development-host.lock'
const CALL = 'development-host.second'

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/**
 * @param {string} folder                              the app's data folder
 * @param {(second: SecondInstance) => void} onSecond  called in the first process
 * @returns {boolean}  whether this process is the first
 */
export function requestInstanceLock(folder, onSecond) {
  const lock = join(folder, LOCK)
  const call = join(folder, CALL)
  const owner = existsSync(lock) ? Number(readFileSync(lock, 'utf8')) : 0
  if (owner !== 0 && owner !== process.pid && isAlive(owner)) {
    writeFileSync(call, JSON.stringify({ argv: process.argv, workingDirectory: process.cwd() }))
    return false
  }
  writeFileSync(lock, String(process.pid))
  const watcher = watch(folder, (_kind, name) => {
    if (name !== CALL || !existsSync(call)) return
    const text = readFileSync(call, 'utf8')
    if (text === '') return // seen between creation and writing; the write is seen too
    rmSync(call)
    onSecond(JSON.parse(text))
  })
  watcher.unref()
  process.once('exit', () => rmSync(lock, { force: true }))
  return true
}
