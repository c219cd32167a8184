/**
 * The recipe: everything about a trained network except its weights and biases, as one JSON text. It is the same text
 * in every model format (`descent.json` in .npz, "descent" in .json and in the metadata of .onnx).
 *
 * Reading is strict: unknown keys, numbers out of range and texts that Descent would write differently are refused.
 */
import { z } from 'zod'
import { hiddenLayersSchema, parameterCount } from '../../shared/domain/architecture'
import { PRECISIONS, type Precision } from '../../shared/domain/hyperparameters'
import { limits } from '../../shared/domain/limits'
import { featureCount, preprocessingSchema, type Scaling } from '../../shared/domain/preprocessing'
import type { ModelDescription } from '../../shared/domain/run'
import { ok, type Result } from '../../shared/ipc/result'
import { jsonOf, unreadable } from './unreadable'

/** What the model is, apart from its weights and biases. */
export interface Recipe {
  readonly description: ModelDescription
  readonly scaling: Scaling
  /** Of the numbers in the file. */
  readonly precision: Precision
}

/** The longest text that is looked at: two numbers of 25 characters for each input of the largest picture, and some. */
export const MAXIMUM_RECIPE_LENGTH = 16 * 2 ** 20

const PLANAR_INPUTS = 2
const MAXIMUM_INPUTS = featureCount({ size: limits.size.max, colour: 'rgb' })

const className = z.string().min(limits.classNameLength.min).max(limits.classNameLength.max)
const perFeature = (number: z.ZodNumber) => z.array(number).max(MAXIMUM_INPUTS)

const recipeSchema = z.strictObject({
  schema: z.literal('descent-model/1'),
  version: z.string().max(64),
  architecture: z.strictObject({
    inputs: z.int().min(1).max(MAXIMUM_INPUTS),
    hidden: hiddenLayersSchema,
  }),
  preprocessing: preprocessingSchema.nullable(),
  scaling: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('unit') }),
    z.strictObject({
      kind: z.literal('standard'),
      means: perFeature(z.number().min(0).max(255)),
      deviations: perFeature(z.number().positive().max(255)),
    }),
  ]),
  classes: z.tuple([className, className]),
  seed: z.int().min(limits.seed.min).max(limits.seed.max),
  precision: z.enum(PRECISIONS),
  /** CRC-32 of the recipe without this entry and of all numbers (see `sealed-model.ts`), eight hexadecimal digits. */
  checksum: z.string().regex(/^[0-9a-f]{8}$/),
})
type WrittenRecipe = z.infer<typeof recipeSchema>

/** The recipe as text, keys in a fixed order. Without a checksum it is the text that the checksum is made of. */
export function recipeText(recipe: Recipe, checksum?: string): string {
  const { architecture, preprocessing, classes, seed, version } = recipe.description
  const written: Omit<WrittenRecipe, 'checksum'> = {
    schema: 'descent-model/1',
    version,
    architecture: {
      inputs: architecture.inputs,
      hidden: architecture.hidden.map(({ units, activation }) => ({ units, activation })),
    },
    preprocessing: preprocessing && orderedPreprocessing(preprocessing),
    scaling: writtenScaling(recipe.scaling),
    classes: [classes[0], classes[1]],
    seed,
    precision: recipe.precision,
  }
  return JSON.stringify(checksum === undefined ? written : { ...written, checksum })
}

/** The recipe and its checksum from text. Spaces between tokens are free, everything else is as `recipeText` writes it. */
export function parseRecipe(text: string): Result<{ recipe: Recipe; checksum: string }> {
  if (text.length > MAXIMUM_RECIPE_LENGTH) return unreadable('its description is too long')
  const parsed = recipeSchema.safeParse(jsonOf(text))
  if (!parsed.success) {
    const where = parsed.error.issues[0]?.path.join('.') ?? ''
    return unreadable(`its description is not in order${where ? ` (${where})` : ''}`)
  }
  const { checksum, scaling, precision, ...description } = parsed.data
  const { architecture, preprocessing, classes, seed, version } = description
  const recipe: Recipe = {
    description: { architecture, preprocessing, classes, seed, version },
    scaling:
      scaling.kind === 'unit'
        ? { kind: 'unit' }
        : {
            kind: 'standard',
            means: Float64Array.from(scaling.means),
            deviations: Float64Array.from(scaling.deviations),
          },
    precision,
  }
  const contradiction = contradictionIn(recipe)
  if (contradiction !== null) return unreadable(contradiction)
  // Duplicate keys, 1e400, 2^53 + 1, odd escapes: one cure for every way in which JSON can say a thing twice.
  if (recipeText(recipe, checksum) !== withoutSpaces(text))
    return unreadable('its description was changed after it was written')
  return ok({ recipe, checksum })
}

/** What cannot be true at the same time in a recipe, or null. */
export function contradictionIn({ description, scaling }: Recipe): string | null {
  const { architecture, preprocessing } = description
  const inputs = preprocessing ? featureCount(preprocessing) : PLANAR_INPUTS
  if (architecture.inputs !== inputs)
    return `its network reads ${architecture.inputs} numbers, its pictures have ${inputs}`
  if (parameterCount(architecture) > limits.parameters.max) return 'its network has too many parameters'
  if (scaling.kind !== (preprocessing?.scaling ?? 'unit')) return 'it names two different scalings'
  if (scaling.kind === 'unit') return null
  return scaling.means.length === inputs && scaling.deviations.length === inputs
    ? null
    : 'its means and deviations do not fit its pictures'
}

function orderedPreprocessing(preprocessing: NonNullable<ModelDescription['preprocessing']>) {
  const { size, colour, fit, filter, background, scaling } = preprocessing
  return { size, colour, fit, filter, background, scaling }
}

function writtenScaling(scaling: Scaling): WrittenRecipe['scaling'] {
  if (scaling.kind === 'unit') return { kind: 'unit' }
  return {
    kind: 'standard',
    means: Array.from(scaling.means),
    deviations: Array.from(scaling.deviations),
  }
}

/** A JSON text without the spaces between its tokens. */
function withoutSpaces(text: string): string {
  return text.replace(/("(?:[^"\\]|\\.)*")|[ \t\n\r]+/g, '$1')
}
