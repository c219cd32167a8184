/** What every command is given: the lab, the terminal, and facts of the process. */
import type { Lab } from '../lab/lab'
import type { LabThreads } from '../lab/lab'
import type { Result } from '../../shared/ipc/result'
import { exitCodeOf } from './exit-codes'
import type { Terminal } from './terminal'

export interface CommandContext {
  readonly lab: Lab
  readonly threads: LabThreads
  readonly terminal: Terminal
  readonly cacheFolder: string
  readonly cores: number
  readonly version: string
  readonly platform: string
  /** Aborted by Ctrl+C. */
  readonly signal: AbortSignal
}

/** Ends a command with the error's one sentence and its exit code. */
export function fail(terminal: Terminal, result: Extract<Result<unknown>, { ok: false }>): number {
  terminal.clearProgress()
  terminal.complain(result.error.message)
  return exitCodeOf(result.error.code)
}
