/**
 * Builds src-main/engine/kernels/kernels.wasm from kernels.c with clang and wasm-ld of one pinned version: another
 * version gives other bytes. `--check` compares with the committed file instead, and where the compiler is absent it
 * says so and leaves the comparison to CI.
 *
 *   node resources/scripts/build-kernels.mjs [--check]
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const VERSION = '19.1.7'
const COMPILER = 'clang-19'
const folder = resolve(import.meta.dirname, '../../src-main/engine/kernels')
const output = join(folder, 'kernels.wasm')

/** -ffp-contract=off: a fused multiply-add would round differently from machine to machine. */
const COMPILE = [
  '--target=wasm32',
  '-std=c17',
  '-Wall',
  '-Wextra',
  '-Werror',
  '-O3',
  '-ffp-contract=off',
  '-nostdlib',
  '-ffreestanding',
  '-fvisibility=hidden',
  '-msimd128',
  '-matomics',
  '-mbulk-memory',
  '-mmutable-globals',
]
/** Shared imported memory, so that every thread's instance works in the same one; each needs a stack of its own. */
const LINK = [
  '-Wl,--no-entry',
  '-Wl,--export-dynamic',
  '-Wl,--export=__stack_pointer',
  '-Wl,--export=__heap_base',
  '-Wl,--import-memory',
  '-Wl,--shared-memory',
  '-Wl,--max-memory=4294967296',
  '-Wl,-z,stack-size=65536',
  '-Wl,--strip-all',
]

/** The compiler's version, or null when it is not installed. */
function installedVersion() {
  const { status, stdout } = spawnSync(COMPILER, ['--version'], { encoding: 'utf8' })
  return status === 0 ? (/version (\d+\.\d+\.\d+)/.exec(stdout)?.[1] ?? 'unknown') : null
}

function build() {
  const temporary = mkdtempSync(join(tmpdir(), 'descent-kernels-'))
  try {
    const built = join(temporary, 'kernels.wasm')
    // Relative names, so that no path of this machine can reach the output.
    const { status } = spawnSync(COMPILER, [...COMPILE, ...LINK, 'kernels.c', '-o', built], {
      cwd: folder,
      stdio: 'inherit',
    })
    if (status !== 0) throw new Error(`${COMPILER} could not build kernels.c`)
    return readFileSync(built)
  } finally {
    rmSync(temporary, { recursive: true })
  }
}

const version = installedVersion()
if (version !== VERSION) {
  console.log(
    `The kernels are built with ${COMPILER} ${VERSION}; here it is ${version ?? 'not installed'} (Debian: apt-get install clang-19 lld-19).`,
  )
  process.exit(process.argv.includes('--check') ? 0 : 1)
}
const bytes = build()
if (!process.argv.includes('--check')) {
  writeFileSync(output, bytes)
  console.log(`kernels.wasm: ${bytes.length} bytes`)
} else if (bytes.equals(readFileSync(output))) {
  console.log('kernels.wasm is what kernels.c gives.')
} else {
  console.error('kernels.wasm is not what kernels.c gives: run node resources/scripts/build-kernels.mjs.')
  process.exit(1)
}
