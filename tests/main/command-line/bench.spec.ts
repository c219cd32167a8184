// The benchmark's command around its measurements: what is measured of what was asked, and in which form it is told.
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { bench } from '../../../src-main/command-line/bench'
import { measureEventLoop, measureMemory } from '../../../src-main/command-line/bench-process'
import { measureProducts } from '../../../src-main/command-line/bench-products'
import { prepareSteps, type Measurement } from '../../../src-main/command-line/bench-steps'
import { commandContext } from './command-context'

// A worker's entry point runs as soon as it is imported outside of one.
vi.mock('../../../src-main/workers/kernel-threads', () => ({ startThread: () => undefined }))
vi.mock('../../../src-main/command-line/bench-process')
vi.mock('../../../src-main/command-line/bench-products')
vi.mock('../../../src-main/command-line/bench-steps')

const row: Measurement = {
  ...{ workload: 'deep', layers: [12288, 20, 1], examples: 209, kernels: 'native', precision: 'float32' },
  ...{
    threads: 2,
    firstLayer: 'direct',
    appFirstLayer: 'direct',
    millisecondsPerStep: 1.5,
    gigaflopsPerSecond: 137.04,
  },
  shareOfPeak: 0.456,
  shareAtBest: 0.5,
}
const [repeat, dispose] = [vi.fn(), vi.fn()]

beforeEach(() => {
  vi.mocked(measureMemory).mockResolvedValue({
    ...{ pictures: 25_000, dataBytes: 307.2e6, peakBytes: 356e6, ratio: 1.159, epochMs: 900 },
  })
  vi.mocked(measureEventLoop).mockResolvedValue(4.13)
  vi.mocked(measureProducts).mockResolvedValue([
    {
      ...{ workload: 'deep', kernels: 'wasm', precision: 'float32' },
      ...{ milliseconds: 10, gigaflopsPerSecond: 20.6, shareOfPeak: 0.81, shareAtBest: 0.9 },
    },
  ])
  vi.mocked(prepareSteps).mockImplementation(() =>
    Promise.resolve({ repeat, dispose, measurements: () => [{ ...row, threads: repeat.mock.calls.length }] }),
  )
})
afterEach(() => vi.clearAllMocks())

it('measures what is asked for and nothing else, so many times', async () => {
  const { context, printed } = commandContext()
  expect(await bench(['--only', 'deep', '--repetitions', '3'], context)).toBe(0)
  expect(vi.mocked(prepareSteps).mock.calls.map(([{ name }]) => name)).toEqual(['deep'])
  expect([repeat.mock.calls.length, dispose.mock.calls.length]).toEqual([3, 1])
  expect(
    [measureMemory, measureEventLoop, measureProducts].some((part) => vi.mocked(part).mock.calls.length > 0),
  ).toBe(false)
  expect(printed).toEqual([
    'deep, 12288-20-1, 209 examples',
    '  native    float32  3 threads  direct      1.500 ms   137.0 GFLOP/s   46 % of the peak',
  ])
})

it('tells a person of memory, event loop and products in a line each', async () => {
  const { context, printed } = commandContext()
  await bench(
    ['memory', 'event-loop', 'products'].flatMap((part) => ['--only', part]),
    context,
  )
  expect(printed).toHaveLength(3)
  expect(printed[0]).toMatch(/25000 pictures: .* \(1\.16 ×\)/)
  expect(printed[1]).toContain('99 % of delays within 4.1 ms')
  expect(printed[2]).toMatch(
    /products alone, deep, wasm float32 .*10\.000 ms .*20\.6 GFLOP\/s {3}81 % of the peak/,
  )
})

it('--json is one object with everything, for programs', async () => {
  const { context, printed } = commandContext()
  await bench(['--json', '--only', 'deep', '--only', 'memory', '--repetitions', '2'], context)
  expect(JSON.parse(printed.join(''))).toMatchObject({
    machine: { cores: 2, node: process.version, version: '9.9.9' },
    memory: { ratio: 1.159 },
    eventLoopMs: null,
    products: [],
    steps: [{ ...row, threads: 2 }],
  })
})

it('--paced says that it is ready, then measures once for each line that comes', async () => {
  const { context, printed } = commandContext(['go', 'go'])
  expect(await bench(['--paced', '--only', 'planar'], context)).toBe(0)
  expect(printed.map((line) => JSON.parse(line) as unknown)).toEqual([
    { version: '9.9.9' },
    [{ ...row, threads: 1 }],
    [{ ...row, threads: 2 }],
  ])
  expect(dispose).toHaveBeenCalledTimes(1)
})
