/** The words after `descent bench`. */
import { parseArgs } from 'node:util'
import { WORKLOADS } from './bench-workloads'
import { wholeNumber } from './option-values'
import { UsageError } from './usage-error'

/** Beside the networks: memory of an epoch, delays of the event loop, and the products alone. */
const AROUND = ['memory', 'event-loop', 'products'] as const
const PARTS: readonly string[] = [...AROUND, ...WORKLOADS.map(({ name }) => name)]

const REPETITIONS = { min: 1, max: 1000 }
const DEFAULT_REPETITIONS = 7

export interface BenchOptions {
  /** Of `PARTS`, in their order. */
  readonly parts: readonly string[]
  readonly repetitions: number
  readonly isJson: boolean
  /** One repetition of one network for each line on standard input, so that others can take turns. */
  readonly isPaced: boolean
}

/** @throws UsageError */
export function benchOptions(words: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...words],
    options: {
      json: { type: 'boolean' },
      only: { type: 'string', multiple: true },
      repetitions: { type: 'string' },
      paced: { type: 'boolean' },
    },
  })
  const asked = values.only ?? PARTS
  const unknown = asked.find((part) => !PARTS.includes(part))
  if (unknown !== undefined) throw new UsageError(`--only “${unknown}” is none of: ${PARTS.join(', ')}.`)
  const parts = PARTS.filter((part) => asked.includes(part))
  const isPaced = values.paced === true
  if (isPaced && (parts.length !== 1 || AROUND.some((part) => parts.includes(part)))) {
    throw new UsageError('--paced takes one network: --only deep, for example.')
  }
  return {
    parts,
    repetitions: wholeNumber('repetitions', values.repetitions, REPETITIONS, DEFAULT_REPETITIONS),
    isJson: values.json === true,
    isPaced,
  }
}
