/** `descent export`: one model file to another format. */
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { formatBytes } from '../../shared/messages/format'
import { modelErrors } from '../../shared/messages/model-errors'
import { formatOf, patternVectors, readModel, writeModel } from '../lab/models/model-service'
import { fail, type CommandContext } from './context'
import { exitCodes } from './exit-codes'
import { UsageError } from './usage-error'

/** @returns the exit code */
export async function exportModelFile(
  words: readonly string[],
  { lab, terminal }: CommandContext,
): Promise<number> {
  const { values } = parseArgs({
    args: [...words],
    options: { model: { type: 'string' }, to: { type: 'string' } },
  })
  const { model: from, to } = values
  if (from === undefined || to === undefined) throw new UsageError('Say both: --model FILE and --to FILE.')
  const format = formatOf(to)
  if (format === null) throw new UsageError(modelErrors.unknownFormat(basename(to)))
  const model = await readModel(from, lab.tasks)
  if (!model.ok) return fail(terminal, model)
  const exported = await writeModel(model.value, format, to, patternVectors(model.value), lab.tasks)
  if (!exported.ok) return fail(terminal, exported)
  terminal.print(`Wrote ${to} (${formatBytes(exported.value.sizeBytes)})`)
  return exitCodes.done
}
