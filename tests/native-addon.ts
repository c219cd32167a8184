/** The native kernels (out/native): there where a C compiler was, absent elsewhere. */
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import type { NativeAddon } from '../src-main/engine/kernels/native'

export const nativeAddonFile = resolve(
  import.meta.dirname,
  `../out/native/kernels-${process.platform}-${process.arch}.node`,
)

/** The addon, or null when this machine does not have it. Tests that need it use `describe.skipIf(!nativeAddon)`. */
export const nativeAddon: NativeAddon | null = existsSync(nativeAddonFile)
  ? (createRequire(import.meta.url)(nativeAddonFile) as NativeAddon)
  : null

/** Every instruction set of this processor: those that `auto` would not take are tested, too. */
export const instructionSets: readonly { readonly name: string; readonly set: number }[] = (
  nativeAddon?.instructionSets ?? []
).map((name, set) => ({ name, set }))
