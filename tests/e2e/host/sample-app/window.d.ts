/** What the sample app's preload and page put on `window`. */
interface Window {
  readonly sample: {
    readonly version: number
    readonly list: readonly { readonly name: string }[]
    readonly invoke: (channel: string, ...values: unknown[]) => Promise<unknown>
    readonly onTick: (listener: (index: number, values: Float32Array) => void) => () => void
    readonly pathsOf: (files: readonly File[]) => Promise<string[]>
    readonly emptyPaths: (files: readonly File[]) => number
    readonly addLater: (left: number, right: number) => Promise<number>
    readonly tryUnmodelled: () => unknown
    readonly tryRequire: () => unknown
  }
  readonly violations: readonly string[]
  readonly dropped?: { readonly folders: readonly boolean[]; readonly paths: readonly string[] }
  readonly inlineScriptRan?: boolean
}
