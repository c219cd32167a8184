/**
 * The native kernels for arm64, which nobody's build machine may be: cross-compiled, run in an emulator, and compared
 * with the same program on this processor. Skipped where there is no x64 Linux with a cross-compiler and an emulator
 * (Debian: apt-get install gcc-aarch64-linux-gnu libc6-dev-arm64-cross qemu-user-static).
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { COMPILE } from '../../../../resources/scripts/build-native.mjs'

const ROOT = resolve(import.meta.dirname, '../../../..')
const SOURCES = join(ROOT, 'src-main/engine/kernels')
const FILES = [
  join(import.meta.dirname, 'arm64/results.c'),
  join(SOURCES, 'kernels.c'),
  join(SOURCES, 'native/machine.c'),
]
const [OWN, CROSS, EMULATOR] = ['gcc', 'aarch64-linux-gnu-gcc', 'qemu-aarch64-static'] as const
const isThere =
  process.arch === 'x64' &&
  [OWN, CROSS, EMULATOR].every((command) => spawnSync(command, ['--version']).status === 0)

const folder = mkdtempSync(join(tmpdir(), 'descent-arm64-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Compilers under load, and an emulated processor. */
const TIMEOUT_MS = 300_000

/** The results of kernels.c, compiled so and run. */
function resultsOf(compiler: string, flags: readonly string[], runner: readonly string[] = []): Float64Array {
  const program = join(folder, 'program')
  const defines = ['-DKERNELS=kernels_baseline', '-DINSTRUCTION_SET="baseline"', `-I${SOURCES}`]
  const words = [...COMPILE, ...flags, ...defines, ...FILES, '-pthread', '-o', program]
  const compiled = spawnSync(compiler, words, { encoding: 'utf8' })
  expect(compiled.stderr).toBe('')
  const [command, ...rest] = [...runner, program]
  const { stdout, status } = spawnSync(command, rest, { maxBuffer: 2 ** 28 })
  expect(status).toBe(0)
  return new Float64Array(stdout.buffer.slice(stdout.byteOffset, stdout.byteOffset + stdout.byteLength))
}

describe.skipIf(!isThere)('kernels.c on arm64, emulated', { timeout: TIMEOUT_MS }, () => {
  const apart = ['-ffp-contract=off']
  const onArm = (flags: readonly string[]): Float64Array =>
    resultsOf(CROSS, ['-static', ...flags], [EMULATOR])

  let expected: Float64Array
  beforeAll(() => {
    expected = resultsOf(OWN, apart)
  }, TIMEOUT_MS)

  it('rounds as x64 does where nothing is fused: the same text, the same order, the same bits', () => {
    const results = onArm(apart)
    expect(results.length).toBeGreaterThan(100_000)
    expect(Buffer.from(results.buffer).equals(Buffer.from(expected.buffer))).toBe(true)
  })

  /**
   * As it is built, with fused multiply-adds: sums of up to 700 products below 1, so 700 · 2⁻²⁴ = 4e-5 in float32, and as
   * much by a step that divides by a small root; all of float32 comes first, and is as many numbers as float64.
   */
  it('differs by no more than rounding where it fuses', () => {
    const results = onArm([])
    expect(results.length).toBe(expected.length)
    expect(results.every(Number.isFinite)).toBe(true)
    const worst = { float32: 0, float64: 0 }
    results.forEach((value, at) => {
      const precision = at < results.length / 2 ? 'float32' : 'float64'
      const difference = Math.abs(value - expected[at]!) / Math.max(1, Math.abs(expected[at]!))
      worst[precision] = Math.max(worst[precision], difference)
    })
    expect(worst.float32).toBeGreaterThan(0)
    expect(worst.float32).toBeLessThan(1e-4)
    expect(worst.float64).toBeLessThan(1e-12)
  })
})
