import { describe, expect, it } from 'vitest'
import { NumpyRandom } from '../../../../src-main/engine/random/numpy-random'
import { randomStream, splitStream, type StreamName } from '../../../../src-main/engine/random/streams'

const names: readonly StreamName[] = ['initialization', 'split', 'shuffle', 'dropout']

describe('random streams', () => {
  it('initialisation is the seed itself, as the course draws after np.random.seed', () => {
    expect(randomStream('initialization', 5).randn()).toBe(NumpyRandom.fromSeed(5).randn())
  })

  it('are the same for the same seed, and differ between names and seeds', () => {
    const first = (name: StreamName, seed: number): number => randomStream(name, seed).rand()
    const seeds = [0, 1, 2, 3, 0xffffffff]
    const all = seeds.flatMap((seed) => names.map((name) => first(name, seed)))
    expect(seeds.flatMap((seed) => names.map((name) => first(name, seed)))).toEqual(all)
    expect(new Set(all).size).toBe(seeds.length * names.length)
  })

  it('splitting gives one permutation after the other', () => {
    const permutation = splitStream(1)
    const [a, b] = [permutation(50), permutation(50)]
    expect([...a].sort((x, y) => x - y)).toEqual(Array.from({ length: 50 }, (_, i) => i))
    expect([...b]).not.toEqual([...a])
    expect([...splitStream(1)(50)]).toEqual([...a])
  })
})
