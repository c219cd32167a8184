// The gradient check as a command: every network is listed, and the exit code says whether all are right.
import { expect, it, vi } from 'vitest'
import type { CommandContext } from '../../../src-main/command-line/context'
import { gradcheck } from '../../../src-main/command-line/gradcheck'
import * as network from '../../../src-main/engine/network'
import * as regularization from '../../../src-main/engine/regularization'

// Reference kernels need no threads, and a worker's entry point runs as soon as it is imported outside of one.
vi.mock('../../../src-main/workers/kernel-threads', () => ({ startThread: () => undefined }))

async function run(...words: string[]): Promise<{ code: number; lines: readonly string[] }> {
  const lines: string[] = []
  const terminal = { print: (line: string) => lines.push(line) }
  const code = await gradcheck(words, { terminal } as unknown as CommandContext)
  return { code, lines }
}

it('finds every gradient right', async () => {
  const { code, lines } = await run()
  expect(code).toBe(0)
  // 5 activations × (no hidden layer × 2 regularizers + 3 depths × 4 regularizers) = 70, a heading and a summary
  expect(lines).toHaveLength(72)
  expect(lines.at(-1)).toContain('70 networks, reference kernels: every gradient is right')
  expect(lines.join('\n')).not.toContain('WRONG')
})

it('names the networks whose gradient is wrong, and those only', async () => {
  const forgotten = vi.spyOn(regularization, 'addL2Gradient').mockImplementation(() => undefined)
  const { code, lines } = await run('--json')
  forgotten.mockRestore()
  expect(code).toBe(1)
  const rows = JSON.parse(lines.join('')) as { regularizer: string; difference: number }[]
  for (const { regularizer, difference } of rows) {
    expect(difference > 1e-7, regularizer).toBe(regularizer.startsWith('l2'))
  }
})

it('forgetting the backward pass turns every line red', async () => {
  const forgotten = vi.spyOn(network, 'backward').mockImplementation(() => undefined)
  const { code, lines } = await run()
  forgotten.mockRestore()
  expect(code).toBe(1)
  expect(lines.filter((line) => line.endsWith('WRONG'))).toHaveLength(70)
  expect(lines.at(-1)).toContain('70 of 70')
})
