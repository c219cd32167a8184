/** `descent bench`: time of one training step on each implementation of the kernels, and what a training costs around it. */
import { cpus } from 'node:os'
import { benchOptions, type BenchOptions } from './bench-options'
import { measureEventLoop, measureMemory } from './bench-process'
import { measureProducts } from './bench-products'
import { prepareSteps, type Measurement } from './bench-steps'
import { aroundLines, productLines, stepLines } from './bench-tables'
import { WORKLOADS } from './bench-workloads'
import type { CommandContext } from './context'
import { exitCodes } from './exit-codes'

/** @returns the exit code */
export async function bench(words: readonly string[], context: CommandContext): Promise<number> {
  const options = benchOptions(words)
  if (options.isPaced) await pacedBench(options, context)
  else await wholeBench(options, context)
  return exitCodes.done
}

async function wholeBench(
  { parts, repetitions, isJson }: BenchOptions,
  context: CommandContext,
): Promise<void> {
  const { terminal, cores, version } = context
  const print = (lines: readonly string[]): void => {
    terminal.clearProgress()
    if (!isJson) for (const line of lines) terminal.print(line)
  }
  const memory = parts.includes('memory') ? await measureMemory(cores) : null
  const eventLoopMs = parts.includes('event-loop') ? await measureEventLoop(context) : null
  print(aroundLines(memory, eventLoopMs))
  const products = parts.includes('products') ? await measureProducts(repetitions) : []
  print(productLines(products))
  const steps: Measurement[] = []
  for (const workload of WORKLOADS.filter(({ name }) => parts.includes(name))) {
    const prepared = await prepareSteps(workload, cores)
    for (let repetition = 0; repetition < repetitions; repetition++) {
      terminal.progress(`${workload.name}: repetition ${repetition + 1} of ${repetitions}`)
      prepared.repeat()
    }
    const rows = prepared.measurements()
    prepared.dispose()
    print(stepLines(rows))
    steps.push(...rows)
  }
  if (!isJson) return
  const machine = { processor: cpus()[0]?.model ?? '', cores, node: process.version, version }
  terminal.print(JSON.stringify({ machine, memory, eventLoopMs, products, steps }, null, 2))
}

/** Says so when it is ready, and what it has measured so far after each line that comes. */
async function pacedBench({ parts }: BenchOptions, context: CommandContext): Promise<void> {
  const { terminal, cores, version } = context
  const workload = WORKLOADS.find(({ name }) => parts.includes(name))
  if (!workload) return
  const prepared = await prepareSteps(workload, cores)
  terminal.print(JSON.stringify({ version }))
  const lines = terminal.lines()[Symbol.asyncIterator]()
  while (!(await lines.next()).done) {
    prepared.repeat()
    terminal.print(JSON.stringify(prepared.measurements()))
  }
  prepared.dispose()
}
