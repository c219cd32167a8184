/**
 * Begins the run with one line for each thing that this machine lacks, and closes it with one plain line that scripts
 * can read: "12 passed, 0 failed, 1 skipped".
 */
import type { Reporter, TestModule } from 'vitest/node'
import { nativeAddon } from './native-addon'
import { sharedData } from './shared-data'

export default class PlainCountReporter implements Reporter {
  readonly #isWindowThere: boolean

  /** As electron.config.ts has found it. */
  constructor({ isWindowThere }: { readonly isWindowThere: boolean }) {
    this.#isWindowThere = isWindowThere
  }

  onInit(): void {
    if (!this.#isWindowThere)
      console.log('Skipped: tests in a window (no Chromium here; CHROMIUM_BINARY may name a browser).')
    if (!sharedData)
      console.log('Skipped: tests on real pictures (../shared/data is not beside the project).')
    if (!nativeAddon) console.log('Skipped: tests of the native kernels (they are not built: no C compiler).')
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    const counts = { passed: 0, failed: 0, skipped: 0, pending: 0 }
    for (const module of modules)
      for (const test of module.children.allTests()) counts[test.result().state] += 1
    console.log(
      `${counts.passed} passed, ${counts.failed} failed, ${counts.skipped + counts.pending} skipped`,
    )
  }
}
