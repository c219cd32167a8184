/** A training that is killed without warning goes on to the same weights, in a new process. */
import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'
import type { TrainingReport } from '../../shared/domain/report'
import { descent, trainAndReport, workFolder } from './command-line'

const program = resolve(import.meta.dirname, '../../out/main/cli.cjs')
/** Long enough for a checkpoint on the way, which comes after ten seconds or with Ctrl+C. */
const words = [
  '--planar',
  '--layers',
  '4',
  '--activation',
  'tanh',
  '--iterations',
  '60000',
  '--log-every',
  '1000',
]
const exact = [...words, '--learning-rate', '1.2', '--precision', 'float64', '--optimizer', 'momentum']

const checkpoints = (run: string): string[] => {
  const folder = join(run, 'checkpoints')
  return existsSync(folder) ? readdirSync(folder) : []
}

/** Trains into the run folder until a condition holds, then sends the signal. */
async function interrupt(
  folder: string,
  run: string,
  signal: NodeJS.Signals,
  when: () => boolean,
): Promise<void> {
  const child = spawn(process.execPath, [program, 'train', ...exact, '--run', run, '--quiet'], {
    cwd: folder,
  })
  const ended = new Promise((done) => child.once('exit', done))
  while (!when() && child.exitCode === null) await new Promise((wait) => setTimeout(wait, 20))
  child.kill(signal)
  await ended
}

it('stopped by Ctrl+C, killed, and finished: the weights are those of one training in one go', async () => {
  const folder = workFolder()
  const run = join(folder, 'run')
  await interrupt(folder, run, 'SIGINT', () => existsSync(join(run, 'run.json')))
  expect(checkpoints(run)).toHaveLength(1)
  await interrupt(folder, run, 'SIGKILL', () => existsSync(join(run, 'run.lock')))
  const path = join(folder, 'report.json')
  const ran = await descent(['train', ...exact, '--run', run, '--report', path], folder)
  expect(ran.errors).toBe('')
  expect(ran.output).toMatch(/Going on from iteration [\d,]+ of 60,000\./)
  const report = JSON.parse(readFileSync(path, 'utf8')) as TrainingReport
  const whole = await trainAndReport(exact)
  expect(report.environment.weightsSha256).toBe(whole.environment.weightsSha256)
  expect(report.costs).toEqual(whole.costs)
  expect(await descent(['train', ...exact, '--run', run], folder)).toMatchObject({ code: 2 })
})
