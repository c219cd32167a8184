/** `npm run -s descent -- …`: builds when that is needed, then runs the command line with what was typed. */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { buildIfNeeded } from './build-if-needed.mjs'

await buildIfNeeded()
const command = new URL('../../out/main/cli.cjs', import.meta.url)
const { status, signal } = spawnSync(process.execPath, [fileURLToPath(command), ...process.argv.slice(2)], {
  stdio: 'inherit',
})
process.exitCode = signal ? 130 : (status ?? 1)
