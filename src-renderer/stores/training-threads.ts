/** How many threads a training may use here: all cores but one, which stays with the window. */
import { limits } from '../../shared/domain/limits'
import { callLab } from '../bridge/lab'

/** One when the computer does not say how many cores it has. */
export async function trainingThreads(): Promise<number> {
  const description = await callLab('lab:describe')
  const cores = description.ok ? description.value.cores : 1
  return Math.min(limits.threads.max, Math.max(limits.threads.min, cores - 1))
}
