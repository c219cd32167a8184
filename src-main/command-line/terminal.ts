/** The terminal as the commands see it; tests give one that keeps the lines. */
import { createInterface } from 'node:readline'

export interface Terminal {
  /** Results, for people and for pipes. */
  print(line: string): void
  /** Errors and progress never mix with results. */
  complain(line: string): void
  /** Redraws one line in place; does nothing when no person is looking. */
  progress(line: string): void
  /** Takes the progress line away. */
  clearProgress(): void
  /** What comes on standard input, until it ends. */
  lines(): AsyncIterable<string>
}

const CLEAR_LINE = '\r\u001b[2K'
const REDRAW_MS = 100

export function systemTerminal(
  stdin: NodeJS.ReadStream,
  stdout: NodeJS.WriteStream,
  stderr: NodeJS.WriteStream,
  isQuiet: boolean,
): Terminal {
  const isInteractive = stderr.isTTY && !isQuiet
  let drawnAtMs = -Infinity
  return {
    print: (line) => void stdout.write(`${line}\n`),
    complain: (line) => void stderr.write(`${line}\n`),
    progress(line) {
      if (!isInteractive || performance.now() - drawnAtMs < REDRAW_MS) return
      drawnAtMs = performance.now()
      stderr.write(CLEAR_LINE + line.slice(0, Math.max(20, stderr.columns - 1)))
    },
    clearProgress() {
      if (isInteractive) stderr.write(CLEAR_LINE)
    },
    lines: () => createInterface({ input: stdin }),
  }
}
