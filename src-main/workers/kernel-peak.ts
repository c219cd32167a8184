/** How many multiplications and additions one thread can do at all: what the benchmarks measure the kernels against. */
import type { Precision } from '../../shared/domain/hyperparameters'
import type { Operations } from '../engine/kernels/compiled-operations'
import { instantiate, operationsOf } from '../engine/kernels/wasm-exports'
import { createMemory } from '../engine/kernels/wasm-memory'
import { loadNative, loadWasm } from './kernel-choice'

/** Long enough for the clock, short enough to stand between two repetitions. */
const TURNS = 20_000

/** Runs the peak kernel once and gives its GFLOP/s on one thread; null when the kernels are not there. */
export type PeakMeter = () => number

export async function createPeakMeter(
  kernels: 'wasm' | 'native',
  precision: Precision,
): Promise<PeakMeter | null> {
  if (kernels === 'wasm') {
    const exports = instantiate(await loadWasm(), createMemory())
    return meter(operationsOf(exports, precision), exports.machine())
  }
  const { addon } = await loadNative()
  return addon ? meter(addon[precision], addon.create(0, 1)) : null
}

function meter(operations: Operations, machine: number): PeakMeter {
  const flops = operations.flops_per_turn(machine) * TURNS
  return () => {
    const start = performance.now()
    operations.peak(machine, TURNS)
    return flops / (performance.now() - start) / 1e6
  }
}
