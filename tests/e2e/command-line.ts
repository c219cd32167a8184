/** Runs the built command line as a person would. */
import { execFile, type ChildProcess } from 'node:child_process'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, afterEach } from 'vitest'
import type { TrainingReport } from '../../shared/domain/report'

const program = resolve(import.meta.dirname, '../../out/main/cli.cjs')

export interface Ran {
  readonly code: number
  readonly output: string
  readonly errors: string
}

/** A new folder for one test's files, and a cache of its own. */
export function workFolder(): string {
  return mkdtempSync(join(tmpdir(), 'descent-test-'))
}

const running = new Set<ChildProcess>()

/** A test that has ended, in time or not, leaves no program behind that takes the computer from the next. */
function endAll(): void {
  for (const child of running) child.kill('SIGKILL')
}
afterEach(endAll)
afterAll(endAll)

/** Never rejects: the exit code is part of what is tested; -1 when it was killed. */
export function descent(
  words: readonly string[],
  folder = workFolder(),
  environment: NodeJS.ProcessEnv = {},
): Promise<Ran> {
  const env = { ...process.env, DESCENT_CACHE: join(folder, 'cache'), ...environment }
  return new Promise((done) => {
    const options = { cwd: folder, env, maxBuffer: 64 * 1024 * 1024 }
    const child = execFile(process.execPath, [program, ...words], options, (error, output, errors) => {
      running.delete(child)
      const code = error ? (typeof error.code === 'number' ? error.code : -1) : 0
      done({ code, output, errors })
    })
    running.add(child)
  })
}

/** Trains and reads the report; throws with what was said when the training did not end well. */
export async function trainAndReport(words: readonly string[]): Promise<TrainingReport> {
  const folder = workFolder()
  const path = join(folder, 'report.json')
  const ran = await descent(['train', ...words, '--report', path, '--quiet'], folder)
  if (ran.code !== 0) throw new Error(`exit code ${ran.code}: ${ran.errors}`)
  return JSON.parse(readFileSync(path, 'utf8')) as TrainingReport
}
