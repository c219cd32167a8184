/** `descent train`: data in, report and model files out. */
import { basename } from 'node:path'
import { formatBytes } from '../../shared/messages/format'
import { modelErrors } from '../../shared/messages/model-errors'
import { formatOf, writeModel } from '../lab/models/model-service'
import { atomicWrite } from '../storage/atomic-write'
import { writeFailure } from '../storage/write-error'
import { loadNative } from '../workers/kernel-choice'
import { fail, type CommandContext } from './context'
import { exitCodes } from './exit-codes'
import { copyLines, refusedLines, scoreBoard } from './score-board'
import { trainOptions, type TrainOptions } from './train-options'
import { runTrainingJob, type TrainedJob } from './training-job'
import { UsageError } from './usage-error'

/** @returns the exit code */
export async function train(words: readonly string[], context: CommandContext): Promise<number> {
  const options = trainOptions(words, context.cores)
  const unnamed = options.exports.find((path) => formatOf(path) === null)
  if (unnamed !== undefined) throw new UsageError(modelErrors.unknownFormat(basename(unnamed)))
  if (options.hyperparameters.kernels === 'native') {
    const { reason } = await loadNative()
    if (reason !== null) throw new UsageError(reason)
  }
  const { terminal } = context
  const job = await runTrainingJob(options, context)
  if (!job.ok) return fail(terminal, job)
  if (!options.isQuiet) {
    const { report, copies } = job.value
    const told = [...refusedLines(report.dataset.refused), ...copyLines(copies), ...scoreBoard(report)]
    for (const line of told) terminal.print(line)
  }
  const written = await writeResults(options, job.value, context)
  if (written !== exitCodes.done) return written
  if (job.value.divergence === null) return exitCodes.done
  terminal.complain(job.value.divergence)
  return exitCodes.diverged
}

/** The report first: it is worth having even when a model cannot be written. */
async function writeResults(
  options: TrainOptions,
  job: TrainedJob,
  context: CommandContext,
): Promise<number> {
  const { terminal, lab } = context
  if (options.report !== null) {
    try {
      await atomicWrite(options.report, `${JSON.stringify(job.report, null, 2)}\n`)
    } catch (error) {
      return fail(terminal, writeFailure(error, options.report))
    }
    if (!options.isQuiet) terminal.print(`Wrote ${options.report}`)
  }
  for (const path of options.exports) {
    const format = formatOf(path)
    if (format === null) throw new UsageError(modelErrors.unknownFormat(path))
    const exported = await writeModel(job.model, format, path, job.vectors, lab.tasks)
    if (!exported.ok) return fail(terminal, exported)
    if (!options.isQuiet) terminal.print(`Wrote ${path} (${formatBytes(exported.value.sizeBytes)})`)
  }
  return exitCodes.done
}
