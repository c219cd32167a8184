/**
 * `npm run package`: makes every installer that can be made on this computer, and says in one line each what cannot.
 *
 * With Electron's binary, electron-builder makes all of this platform's targets. Without it (no network), a package with
 * an imitation Electron is made on Linux: it cannot run, it shows that archive, fuses, icons and installers are right.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { makeImitationElectron } from './imitation-electron.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const at = (path) => join(root, path)

/** @param {string[]} words @param {Record<string, string>} environment */
function electronBuilder(words, environment = {}) {
  const command = at('node_modules/electron-builder/cli.js')
  const run = spawnSync(process.execPath, [command, '--config', 'electron.config.ts', ...words], {
    cwd: root,
    env: { ...process.env, ...environment },
    encoding: 'utf8',
  })
  if (run.status === 0) return true
  process.stderr.write(`${run.stdout}${run.stderr}`)
  return false
}

function findProgram(...names) {
  const folders = (process.env.PATH ?? '').split(delimiter)
  return (
    names.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path)) ??
    null
  )
}

function packageWithElectron() {
  const targets = {
    win32: 'Windows installer',
    darwin: 'macOS disk image and zip',
    linux: 'AppImage, deb and tar.gz',
  }
  if (!electronBuilder([])) return 1
  console.log(`Made: ${targets[process.platform] ?? process.platform} (in dist/)`)
  return 0
}

function packageImitation(distribution) {
  const dist = `-c.electronDist=${makeImitationElectron(distribution)}`
  if (!electronBuilder(['--linux', 'dir', dist])) return 1
  console.log('Made for checking: dist/linux-unpacked (imitation Electron: it cannot run)')
  const prepackaged = ['--prepackaged', 'dist/linux-unpacked', dist]
  const sevenZip = findProgram('7zz', '7za')
  const optional = [
    {
      name: 'tar.gz',
      needs: '7za (Debian: p7zip-full)',
      has: sevenZip,
      environment: { ELECTRON_BUILDER_7ZIP_PATH: sevenZip ?? '' },
    },
    {
      name: 'deb',
      needs: 'dpkg-deb',
      has: findProgram('dpkg-deb'),
      environment: { CUSTOM_FPM_PATH: at('resources/scripts/deb-with-dpkg.mjs') },
    },
  ]
  for (const { name, needs, has, environment } of optional) {
    if (!has) console.log(`Not made: ${name}: needs ${needs}.`)
    else if (electronBuilder(['--linux', name, ...prepackaged], environment))
      console.log(`Made for checking: ${name}`)
    else return 1
  }
  console.log('Not made: AppImage: its runtime is a download.')
  return 0
}

const electronDist = at('node_modules/electron/dist')
if (existsSync(electronDist)) {
  process.exitCode = packageWithElectron()
} else if (process.platform === 'linux') {
  const distribution = mkdtempSync(join(tmpdir(), 'descent-electron-'))
  try {
    process.exitCode = packageImitation(distribution)
  } finally {
    rmSync(distribution, { recursive: true, force: true })
  }
} else {
  console.log("Not made: Electron's binary is not here. Run `npm start` once with a network, then try again.")
}
if (process.platform !== 'win32') console.log('Not made: Windows installer (nsis): run this on Windows.')
if (process.platform !== 'darwin') console.log('Not made: macOS disk image and zip: run this on a Mac.')
