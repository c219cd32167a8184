/** Real input beside the project (`../shared/data`): present for the founders, absent on a fresh clone elsewhere. */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'

const folder = resolve(import.meta.dirname, '../../shared/data')

/** The folder, or null when this machine does not have it. Tests that need it use `it.skipIf(!sharedData)`. */
export const sharedData: string | null = existsSync(folder) ? folder : null
