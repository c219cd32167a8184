/** Training with its progress shown, and kept in a run folder where one is given. */
import { ok, type Result } from '../../shared/ipc/result'
import { runFolderMessages } from '../../shared/messages/run-folder'
import { openRunFolder, type OpenRun } from '../lab/runs/run-folder'
import { trainToEnd, type CompletedTraining } from '../lab/runs/train-to-end'
import type { CommandContext } from './context'
import { trainingLine } from './progress-line'
import type { Terminal } from './terminal'
import type { TrainingExamples } from './training-examples'
import type { TrainOptions } from './train-options'

/** How much of a training a crash can cost. */
const KEEP_EVERY_MS = 10_000

/** Errors: those of the run folder, and of `trainToEnd`. */
export async function trainKept(
  options: TrainOptions,
  examples: TrainingExamples,
  context: CommandContext,
): Promise<Result<CompletedTraining>> {
  const { terminal, threads, signal } = context
  const run = await openRun(options, examples, context)
  if (!run.ok) return run
  const { order } = examples
  const { keeper = null, resumeFrom = null, close } = run.value ?? {}
  const completed = await trainToEnd(
    resumeFrom ? { ...order, resumeFrom } : order,
    threads.startTrainingThread,
    progressTo(terminal, options.printsCosts, keeper?.earlierPoints.length ?? 0),
    signal,
    keeper,
  )
  terminal.clearProgress()
  await close?.(completed.ok ? completed.value : null)
  return completed
}

/** Null when the run is kept nowhere. */
async function openRun(
  { run: folder, isQuiet }: TrainOptions,
  { order, dataset, preprocessing, fingerprint, source }: TrainingExamples,
  { lab, terminal, version }: CommandContext,
): Promise<Result<OpenRun | null>> {
  if (folder === null) return ok(null)
  const { architecture, hyperparameters } = order
  const identity = {
    dataset: { classes: dataset.classes, fingerprint, source, train: dataset.train, test: dataset.test },
    ...{ preprocessing, architecture, hyperparameters },
  }
  const tell = (sentence: string): void => {
    terminal.clearProgress()
    terminal.complain(sentence)
  }
  const run = await openRunFolder(folder, identity, {
    ...{ tasks: lab.tasks, tell, everyMs: KEEP_EVERY_MS, version },
    now: () => new Date(),
  })
  const state = run.ok ? run.value.resumeFrom : null
  if (state && !isQuiet) {
    terminal.print(runFolderMessages.goesOn(state.trainer.iteration, hyperparameters.iterations))
  }
  return run
}

/** The line that moves, and every measured cost as a line that stays when that was asked for. */
function progressTo(
  terminal: Terminal,
  printsCosts: boolean,
  alreadyPrinted: number,
): Parameters<typeof trainToEnd>[2] {
  let printed = alreadyPrinted
  return (progress, points) => {
    for (; printsCosts && printed < points.length; printed++) {
      const point = points[printed]
      if (point && point.iteration < progress.iterations) {
        terminal.clearProgress()
        terminal.print(`Cost after iteration ${point.iteration}: ${point.trainCost}`)
      }
    }
    terminal.progress(trainingLine(progress, points.at(-1)))
  }
}
