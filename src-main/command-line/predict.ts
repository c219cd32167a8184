/** `descent predict`: a model file and pictures in, a probability for each out. */
import { parseArgs } from 'node:util'
import type { ClassNames } from '../../shared/domain/dataset'
import { formatPercent } from '../../shared/messages/format'
import { predictionsCsv } from '../formats/csv'
import { readModel } from '../lab/models/model-service'
import { collectPictures } from '../lab/predictions/collect-pictures'
import { predictPictures } from '../lab/predictions/predict-pictures'
import { fail, type CommandContext } from './context'
import { exitCodes } from './exit-codes'
import { predictionRows, type PredictionRow } from './prediction-rows'
import { UsageError } from './usage-error'

/** @returns the exit code; 3 when not one picture could be used */
export async function predict(words: readonly string[], context: CommandContext): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...words],
    options: { model: { type: 'string' }, json: { type: 'boolean' }, csv: { type: 'boolean' } },
    allowPositionals: true,
  })
  if (values.model === undefined) throw new UsageError('Say which model to ask: --model FILE.')
  if (positionals.length === 0) throw new UsageError('Name at least one picture or folder to predict.')
  if (values.json && values.csv) throw new UsageError('Choose --json or --csv, not both.')
  const form = values.json ? 'json' : values.csv ? 'csv' : 'text'
  return predictAll(values.model, positionals, form, context)
}

type Form = 'json' | 'csv' | 'text'

async function predictAll(
  modelPath: string,
  paths: readonly string[],
  form: Form,
  { lab, terminal }: CommandContext,
): Promise<number> {
  const model = await readModel(modelPath, lab.tasks)
  if (!model.ok) return fail(terminal, model)
  const collected = await collectPictures(paths.map((path) => ({ kind: 'path', path })))
  if (!collected.ok) return fail(terminal, collected)
  const { pictures, refused } = collected.value
  const answered = await predictPictures(model.value, pictures, lab, (done) =>
    terminal.progress(`${done} of ${pictures.length} pictures`),
  )
  terminal.clearProgress()
  if (!answered.ok) return fail(terminal, answered)
  const { classes } = model.value.description
  const outcomes = [...answered.value.map(({ outcome }) => outcome), ...refused]
  const rows = predictionRows(outcomes, classes)
  terminal.print(written(rows, form, classes))
  return outcomes.some((outcome) => outcome.ok) ? exitCodes.done : exitCodes.inputUnusable
}

function written(rows: readonly PredictionRow[], form: Form, classes: ClassNames): string {
  if (form === 'json') return JSON.stringify(rows, null, 2)
  if (form === 'csv') return predictionsCsv(rows.map(tableRow)).trimEnd()
  return rows.map((row) => readable(row, classes)).join('\n')
}

function readable(row: PredictionRow, classes: ClassNames): string {
  if ('error' in row) return `${row.file}  ${row.error.message}`
  const sure = row.label === classes[0] ? row.probability : 1 - row.probability
  return `${row.file}  ${row.label}  ${formatPercent(sure, 1)}`
}

/** The table has one column for what is wrong; the code is for programs, which read --json. */
function tableRow(row: PredictionRow): Parameters<typeof predictionsCsv>[0][number] {
  return 'error' in row ? { file: row.file, error: row.error.code } : row
}
