/** What is said when the native kernels cannot be used. */

export const kernelMessages = {
  notBuilt: () =>
    'The native kernels are not built here, because that needs a C compiler. Choose --kernels wasm, or auto.',
  notLoadable: (reason: string) =>
    `The native kernels could not be loaded (${reason}). Choose --kernels wasm, or auto.`,
  disagree: (what: string, precision: string) =>
    `The native kernels are not used, because they and wasm disagree about ${what} in ${precision}. Choose --kernels wasm, or auto.`,
} as const
