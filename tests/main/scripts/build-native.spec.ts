/** `resources/scripts/build-native.mjs` on computers with a C compiler, with none, and with one that fails. */
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const ROOT = resolve(import.meta.dirname, '../../..')
const FALLBACK = 'Descent uses WebAssembly instead.'
const hasCompiler = ['cc', 'gcc', 'clang'].some((name) => spawnSync(name, ['--version']).status === 0)

describe.skipIf(process.platform === 'win32')('building the native kernels', () => {
  /** The project as the script sees it: its own folder, the C sources, and the Node-API headers. */
  let root = ''

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'descent-build-native-'))
    for (const path of ['resources/scripts/build-native.mjs', 'src-main/engine/kernels']) {
      cpSync(join(ROOT, path), join(root, path), { recursive: true })
    }
    symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'))
    mkdirSync(join(root, 'bin'))
  })
  afterEach(() => rmSync(root, { recursive: true, force: true }))

  const addon = (): string => join(root, `out/native/kernels-${process.platform}-${process.arch}.node`)

  /** A program of this name, alone on the path with what else was made so. */
  const program = (name: string, script: string): void => {
    writeFileSync(join(root, 'bin', name), `#!/bin/sh\n${script}\n`)
    chmodSync(join(root, 'bin', name), 0o755)
  }

  /** What the script says, after it has ended well: a compiler is never a reason for `npm ci` to fail. */
  function build(environment: NodeJS.ProcessEnv): readonly string[] {
    const script = join(root, 'resources/scripts/build-native.mjs')
    const { status, stdout, stderr } = spawnSync(process.execPath, [script], {
      env: environment,
      encoding: 'utf8',
    })
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    return stdout.split('\n').filter((line) => line !== '')
  }
  const alone = (): NodeJS.ProcessEnv => ({ PATH: join(root, 'bin') })

  it('without a compiler says so in one line, once', () => {
    expect(build(alone())).toEqual([`No C compiler here, so no native kernels: ${FALLBACK}`])
    expect(existsSync(addon())).toBe(false)
    expect(build(alone())).toEqual([])
  })

  it('with a compiler that fails says how it failed, and leaves nothing of an earlier build', () => {
    mkdirSync(join(root, 'out/native'), { recursive: true })
    writeFileSync(addon(), 'of other sources')
    program(
      'cc',
      '[ "$1" = --version ] && echo "cc 1" && exit\nprintf "in kernels.c:\\nerror: no vectors\\n" >&2\nexit 1',
    )
    expect(build(alone())).toEqual([
      `The native kernels could not be built with cc (error: no vectors). ${FALLBACK}`,
    ])
    expect(existsSync(addon())).toBe(false)
    expect(build(alone())).toEqual([])
  })

  it('tries again when the compiler has changed', () => {
    build(alone())
    program('gcc', '[ "$1" = --version ] && echo "gcc 2" && exit\necho "no assembler" >&2\nexit 1')
    expect(build(alone())).toEqual([
      `The native kernels could not be built with gcc (no assembler). ${FALLBACK}`,
    ])
  })

  it('takes the compiler that CC names, and another when there is no such', () => {
    const failing = '[ "$1" = --version ] && exit 0\nexit 1'
    program('mine', failing)
    program('clang', failing)
    expect(build({ ...alone(), CC: 'mine' })[0]).toContain(
      'could not be built with mine (it ended with code 1).',
    )
    rmSync(join(root, 'out'), { recursive: true })
    expect(build({ ...alone(), CC: 'nowhere' })[0]).toContain('could not be built with clang')
  })

  it.skipIf(!hasCompiler)('with one builds an addon that Node loads, and then has nothing to say', () => {
    // Unoptimised, which is quicker: what is tested is the building. Last, so that it counts.
    const compiler = ['cc', 'gcc', 'clang'].find((name) => spawnSync(name, ['--version']).status === 0) ?? ''
    program('quick', `exec ${compiler} "$@" -O0`)
    const environment = { ...process.env, CC: join(root, 'bin/quick') }
    const [said = '', ...more] = build(environment)
    expect(said).toMatch(/^Native kernels built with .*quick: (AVX-512, AVX2, SSE2|NEON)\.$/)
    expect(more).toEqual([])
    const load = `const m = { exports: {} }; process.dlopen(m, ${JSON.stringify(addon())}); console.log(m.exports.instructionSets.length)`
    const loaded = spawnSync(process.execPath, ['-e', load], { encoding: 'utf8' })
    expect(Number(loaded.stdout)).toBeGreaterThan(0)
    expect(build(environment)).toEqual([])
  })
})
