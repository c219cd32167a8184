/** `npm run dev`: the app with live reload, which needs a real Electron; without one, a sentence instead of a stack. */
import { spawn } from 'node:child_process'
import { join, resolve } from 'node:path'
import { findElectron } from './find-electron.mjs'

const ROOT = resolve(import.meta.dirname, '../..')

const electron = findElectron(process.env)
if (!electron) {
  console.error(
    'npm run dev needs Electron, which is not here: npm start fetches it once with a network, or set ELECTRON_BINARY. npm start itself works without.',
  )
  process.exit(1)
}
const electronVite = join(ROOT, 'node_modules/electron-vite/bin/electron-vite.js')
const child = spawn(
  process.execPath,
  [electronVite, 'dev', '--config', 'electron.config.ts', '--watch', ...process.argv.slice(2)],
  { cwd: ROOT, env: { ...process.env, ELECTRON_EXEC_PATH: electron }, stdio: 'inherit' },
)
child.once('exit', (code) => process.exit(code ?? 1))
