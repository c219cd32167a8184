/** `npm run size`: lines per source file, longest first, and per folder. Complexity is easier to keep small when it is seen. */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'

const SHOWN = 15
const files = execFileSync('git', ['ls-files', '*.ts', '*.vue', '*.mjs', '*.c', '*.h'], { encoding: 'utf8' })
  .split('\n')
  .filter((path) => path !== '' && existsSync(path))
  .map((path) => ({ path, lines: readFileSync(path, 'utf8').split('\n').length }))

const byFolder = new Map()
for (const { path, lines } of files) {
  const folder = path.split('/').slice(0, 2).join('/')
  byFolder.set(folder, (byFolder.get(folder) ?? 0) + lines)
}
const longest = files.toSorted((a, b) => b.lines - a.lines).slice(0, SHOWN)
for (const { path, lines } of longest) console.log(`${String(lines).padStart(6)}  ${path}`)
console.log()
for (const [folder, lines] of [...byFolder].sort((a, b) => b[1] - a[1]))
  console.log(`${String(lines).padStart(6)}  ${folder}`)
console.log(
  `${String(files.reduce((sum, { lines }) => sum + lines, 0)).padStart(6)}  in ${files.length} files`,
)
