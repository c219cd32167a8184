/** Finding and loading the native kernels, which are there only where a C compiler was (build-native.mjs). */
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { kernelMessages } from '../../shared/messages/kernels'
import type { NativeAddon } from '../engine/kernels/native'

/** The addon, or why there is none: a sentence for a person. */
export type NativeSearch =
  { readonly addon: NativeAddon; readonly reason: null } | { readonly addon: null; readonly reason: string }

/** As resources/scripts/build-native.mjs names it, from the app's root. */
const FILE = join('out', 'native', `kernels-${process.platform}-${process.arch}.node`)

/** The app's root is the nearest folder above with a package.json, from the sources as from what was built of them. */
function appRoot(): string {
  let folder = import.meta.dirname
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder)
  return folder
}

export function findNativeAddon(): NativeSearch {
  // A library is opened by the system, which cannot look into an archive: it is packed beside it.
  const file = join(appRoot(), FILE).replace(/app\.asar(?=[\\/])/, 'app.asar.unpacked')
  if (!existsSync(file)) return { addon: null, reason: kernelMessages.notBuilt() }
  try {
    const module = { exports: {} }
    process.dlopen(module, file)
    return { addon: module.exports as NativeAddon, reason: null }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return { addon: null, reason: kernelMessages.notLoadable(message) }
  }
}
