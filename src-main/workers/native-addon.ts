/** Finding and loading the native kernels, which are there only where a C compiler was (build-native.mjs). */
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { NativeAddon } from '../engine/kernels/native'

/** The addon, or why there is none: a sentence for a person. */
export type NativeSearch =
  { readonly addon: NativeAddon; readonly reason: null } | { readonly addon: null; readonly reason: string }

/** As resources/scripts/build-native.mjs names it, from the app's root. */
const FILE = join('out', 'native', `kernels-${process.platform}-${process.arch}.node`)

/** The app's root is the nearest folder above with a package.json, from the sources as from what was built of them. */
function appRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder)
  return folder
}

export function findNativeAddon(): NativeSearch {
  // A library is opened by the system, which cannot look into an archive: it is packed beside it.
  const file = join(appRoot(), FILE).replace(/app\.asar(?=[\\/])/, 'app.asar.unpacked')
  if (!existsSync(file)) {
    return {
      addon: null,
      reason: 'The native kernels were not built: that needs a C compiler. Use wasm, or auto.',
    }
  }
  try {
    return { addon: createRequire(import.meta.url)(file) as NativeAddon, reason: null }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return { addon: null, reason: `The native kernels could not be loaded: ${message}. Use wasm, or auto.` }
  }
}
