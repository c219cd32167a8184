/** `descent tour`: the whole path in the terminal, on the sample, for a computer that has no window. */
import { join } from 'node:path'
import { EXPORT_FORMATS } from '../../shared/ipc/contract'
import { formatBytes } from '../../shared/messages/format'
import { writeModel } from '../lab/models/model-service'
import { atomicWrite } from '../storage/atomic-write'
import { makeFolder } from '../storage/make-folder'
import { writeFailure } from '../storage/write-error'
import { costCurve } from './cost-curve'
import { fail, type CommandContext } from './context'
import { exitCodes } from './exit-codes'
import { scoreBoard } from './score-board'
import { trainOptions } from './train-options'
import { runTrainingJob } from './training-job'

/** Beside where the person is, so that it is found again; `.gitignore` of the project names it. */
const FOLDER = 'descent-tour'

/** @returns the exit code */
export async function tour(context: CommandContext): Promise<number> {
  const { terminal, lab, cores } = context
  terminal.print(
    'Descent: 400 drawn pictures, cats and other things, and a small network that learns to tell them apart.',
  )
  const job = await runTrainingJob(trainOptions(['--sample'], cores), context)
  if (!job.ok) return fail(terminal, job)
  terminal.print('')
  terminal.print('Cost of the training pictures')
  for (const line of costCurve(job.value.completed.points)) terminal.print(line)
  terminal.print('')
  for (const line of scoreBoard(job.value.report)) terminal.print(line)
  terminal.print('')
  const reportPath = join(FOLDER, 'report.json')
  try {
    await makeFolder(FOLDER)
    await atomicWrite(reportPath, `${JSON.stringify(job.value.report, null, 2)}\n`)
  } catch (error) {
    return fail(terminal, writeFailure(error, FOLDER))
  }
  terminal.print(`Wrote ${reportPath}`)
  for (const format of EXPORT_FORMATS) {
    const path = join(FOLDER, `model.${format}`)
    const exported = await writeModel(job.value.model, format, path, job.value.vectors, lab.tasks)
    if (!exported.ok) return fail(terminal, exported)
    terminal.print(`Wrote ${path} (${formatBytes(exported.value.sizeBytes)})`)
  }
  terminal.print('Now with your own pictures: npm run -s descent -- train --data FOLDER --export model.onnx')
  return exitCodes.done
}
