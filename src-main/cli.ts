/** Composition root of the command line: `npm run -s descent -- <command>`. */
import { availableParallelism } from 'node:os'
import { version } from '../package.json'
import { commands, help } from './command-line/commands'
import { exitCodes } from './command-line/exit-codes'
import { systemTerminal } from './command-line/terminal'
import { UsageError, usageSentence } from './command-line/usage-error'
import { createLab } from './lab/lab'
import { cacheFolder } from './storage/folders'
import { labThreads } from './thread-entries'

async function main(words: readonly string[]): Promise<number> {
  const [name = 'help', ...rest] = words
  const { stdin, stdout, stderr } = process
  const terminal = systemTerminal(stdin, stdout, stderr, rest.includes('--quiet'))
  if (name === 'help' || name === '--help' || rest.includes('--help')) {
    terminal.print(help)
    return exitCodes.done
  }
  if (name === 'version' || name === '--version') {
    terminal.print(version)
    return exitCodes.done
  }
  const command = commands.get(name)
  if (!command)
    throw new UsageError(`There is no command “${name}”. Try: ${[...commands.keys()].join(', ')}, help.`)
  const interruption = new AbortController()
  process.once('SIGINT', () => interruption.abort())
  const cores = availableParallelism()
  const folder = cacheFolder()
  const threads = labThreads({ makesWay: false })
  const lab = createLab({
    threads,
    emit: () => undefined,
    cacheFolder: folder,
    runsFolder: null,
    cores,
    version,
  })
  try {
    return await command(rest, {
      lab,
      threads,
      terminal,
      cacheFolder: folder,
      cores,
      version,
      platform: `${process.platform}-${process.arch}`,
      signal: interruption.signal,
    })
  } catch (error) {
    if (!interruption.signal.aborted) throw error
    terminal.clearProgress()
    terminal.complain('Stopped while reading pictures; nothing was written.')
    return exitCodes.interrupted
  } finally {
    await lab.close()
  }
}

/** One sentence for people; the stack only for those who ask with DEBUG=descent. */
function explain(error: unknown): number {
  const usage = usageSentence(error)
  const message = error instanceof Error ? error.message : String(error)
  process.stderr.write(`${usage ?? `Descent failed: ${message}`}\n`)
  if (process.env['DEBUG'] === 'descent' && error instanceof Error)
    process.stderr.write(`${error.stack ?? ''}\n`)
  return usage === null ? exitCodes.internal : exitCodes.usage
}

void main(process.argv.slice(2))
  .catch(explain)
  .then((code) => {
    process.exitCode = code
  })
