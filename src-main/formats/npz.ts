/** Models as .npz: a zip archive of `descent.json` and one .npy array for each of W1, b1, …, WL, bL. `numpy.load` reads it. */
import { zipSync } from 'fflate'
import { limits } from '../../shared/domain/limits'
import { ok, type Result } from '../../shared/ipc/result'
import type { Model } from './model'
import { decodeNpy, encodeNpy } from './npy'
import { MAXIMUM_RECIPE_LENGTH } from './recipe'
import { seal, unseal } from './sealed-model'
import { readStoredZip } from './stored-zip'
import { unreadable, utf8Text } from './unreadable'

const RECIPE_NAME = 'descent.json'
const MAXIMUM_MEMBERS = 1 + 2 * (limits.hiddenLayers.max + 1)

/** The oldest time that zip can say, so that the same model gives the same bytes at any time and in any time zone. */
const ZIP_EPOCH = new Date(1980, 0, 1, 12)

export function encodeNpz(model: Model): Uint8Array {
  const { recipe, tensors } = seal(model)
  const members: Record<string, Uint8Array> = { [RECIPE_NAME]: new TextEncoder().encode(recipe) }
  for (const tensor of tensors) members[memberName(tensor.name)] = encodeNpy(tensor)
  return zipSync(members, { level: 0, mtime: ZIP_EPOCH })
}

export function decodeNpz(bytes: Uint8Array): Result<Model> {
  const members = readStoredZip(bytes, MAXIMUM_MEMBERS)
  if (!members.ok) return members
  const recipe = members.value.get(RECIPE_NAME)
  if (!recipe || recipe.length > MAXIMUM_RECIPE_LENGTH) return unreadable('descent.json is missing')
  const text = utf8Text(recipe)
  if (text === null) return unreadable('descent.json is not text')

  let membersRead = 1
  const model = unseal(text, (shape) => {
    const member = members.value.get(memberName(shape.name))
    if (!member) return unreadable(`${shape.name} is missing`)
    membersRead += 1
    const numbers = decodeNpy(member, shape)
    return numbers ? ok(numbers) : unreadable(`${shape.name} is not the array that its description says`)
  })
  if (model.ok && membersRead !== members.value.size) return unreadable('it holds arrays of another network')
  return model
}

function memberName(tensorName: string): string {
  return `${tensorName}.npy`
}
