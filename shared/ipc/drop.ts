/** What the preload hands over when things are dropped or pasted; parsed like everything from outside. */
import { z } from 'zod'

/** Pasted pictures have no file. The limit keeps one paste from filling the memory. */
const MAXIMUM_PASTED_BYTES = 64 * 1024 * 1024
const MAXIMUM_ITEMS = 100_000
const MAXIMUM_PATH = 32_768

export const dropSchema = z
  .array(
    z.union([
      z.strictObject({ kind: z.literal('path'), path: z.string().min(1).max(MAXIMUM_PATH) }),
      z.strictObject({
        kind: z.literal('bytes'),
        name: z.string().max(1024),
        bytes: z.instanceof(Uint8Array).refine((bytes) => bytes.byteLength <= MAXIMUM_PASTED_BYTES),
      }),
    ]),
  )
  .min(1)
  .max(MAXIMUM_ITEMS)
