/** Builds the app and its native kernels when they are missing or older than their sources. Says one line each, on stderr: stdout belongs to the command. */
import { spawnSync } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { buildNativeIfNeeded } from './build-native.mjs'

const ROOT = resolve(import.meta.dirname, '../..')
const SOURCES = [
  'shared',
  'src-main',
  'src-renderer',
  'resources',
  'electron.config.ts',
  'package.json',
  'package-lock.json',
]
const OUTPUTS = ['main/main.cjs', 'main/cli.cjs', 'preload/preload.cjs', 'renderer/index.html'].map((path) =>
  join('out', path),
)

/**
 * Ends the process with code 1, after one sentence and what the build printed, when the build fails.
 */
export async function buildIfNeeded() {
  const native = await buildNativeIfNeeded()
  if (native !== null) console.error(native)
  if (!isStale(newestChange(ROOT, SOURCES), oldestChange(ROOT, OUTPUTS))) return
  console.error('Building Descent …')
  const builder = join(ROOT, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js')
  const args = [builder, 'build', '--config', 'electron.config.ts', '--logLevel', 'warn']
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' })
  if (status === 0) return
  console.error(`Descent could not be built; "npm ci" may be missing.\n${stdout}${stderr}`.trimEnd())
  process.exit(1)
}

/**
 * @param {number} newestSource         when the last source changed, ms
 * @param {number | null} oldestOutput  when the first output was written; null when one is missing
 */
export function isStale(newestSource, oldestOutput) {
  return oldestOutput === null || newestSource > oldestOutput
}

/**
 * A folder's own time counts too: a file that was removed leaves no other trace.
 * @param {string} root
 * @param {readonly string[]} paths  files and folders
 * @returns {number}
 */
export function newestChange(root, paths) {
  let newest = 0
  for (const path of paths) {
    const whole = join(root, path)
    const status = statSync(whole, { throwIfNoEntry: false })
    if (!status) continue
    const inside = status.isDirectory() ? newestChange(whole, readdirSync(whole)) : 0
    newest = Math.max(newest, status.mtimeMs, inside)
  }
  return newest
}

/**
 * @param {string} root
 * @param {readonly string[]} files
 * @returns {number | null}
 */
export function oldestChange(root, files) {
  const times = files.map((file) => statSync(join(root, file), { throwIfNoEntry: false })?.mtimeMs ?? null)
  return times.some((time) => time === null) ? null : Math.min(...times.filter((time) => time !== null))
}
