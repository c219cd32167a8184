/** The words after `npm run bench --`. */
import { parseArgs } from 'node:util'

/** The order of the rounds: the quick ones first. */
export const WORKLOADS = ['planar', 'logistic regression', 'deep', 'wide', 'large folder', '3 × 1024']
const DEFAULT_ROUNDS = 3

export const HELP = `npm run bench -- [--rounds ${DEFAULT_ROUNDS}] [--workloads planar,deep,…] [--resume]

  --rounds     interleaved repetitions of every program, from 1 on; those that take seconds are repeated less
  --workloads  some of: ${WORKLOADS.join(', ')}
  --resume     goes on with a round that was interrupted, from the first network that was not finished`

/**
 * @param {readonly string[]} words
 * @returns {{ rounds: number, workloads: readonly string[], isResumed: boolean, isHelp: boolean }}
 * @throws with one sentence for words that mean nothing
 */
export function benchOptions(words) {
  const { values } = parseArgs({
    args: [...words],
    options: {
      rounds: { type: 'string', default: String(DEFAULT_ROUNDS) },
      workloads: { type: 'string', default: WORKLOADS.join(',') },
      resume: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  const rounds = Number(values.rounds)
  if (!Number.isInteger(rounds) || rounds < 1)
    throw new Error(`--rounds must be a whole number from 1 on; “${values.rounds}” is not.`)
  const asked = values.workloads.split(',').map((name) => name.trim())
  const unknown = asked.find((name) => !WORKLOADS.includes(name))
  if (unknown !== undefined) throw new Error(`--workloads “${unknown}” is none of: ${WORKLOADS.join(', ')}.`)
  return {
    rounds,
    workloads: WORKLOADS.filter((name) => asked.includes(name)),
    isResumed: values.resume,
    isHelp: values.help,
  }
}
