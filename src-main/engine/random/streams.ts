/**
 * Independent random streams of one seed, one for each use, so that another draw in one does not shift the others:
 * changing the share of test pictures leaves the initial weights as they were.
 */
import { NumpyRandom } from './numpy-random'

export type StreamName = 'initialization' | 'split' | 'shuffle' | 'dropout'

/** Any three different words will do. Initialisation has none: it takes the seed itself, as the course's numbers need. */
const SALTS: Readonly<Record<Exclude<StreamName, 'initialization'>, number>> = {
  split: 0x73706c69,
  shuffle: 0x73687566,
  dropout: 0x64726f70,
}

/** The stream of this name; the same seed always gives the same one. @param seed an integer from 0 to 2³² − 1 */
export function randomStream(name: StreamName, seed: number): NumpyRandom {
  return NumpyRandom.fromSeed(name === 'initialization' ? seed : scramble(seed ^ SALTS[name]))
}

/**
 * The stream of one epoch or one update of a run, so that a run goes on from a checkpoint without the state of any
 * generator: its order of examples, its dropout masks. @param number from 0
 */
export function numberedStream(name: 'shuffle' | 'dropout', seed: number, number: number): NumpyRandom {
  return NumpyRandom.fromSeed(scramble((scramble(seed ^ SALTS[name]) + number) >>> 0))
}

/** Shuffled orders of 0…length−1 for dividing a data set; each call gives the next one of the stream. */
export function splitStream(seed: number): (length: number) => Uint32Array {
  const stream = randomStream('split', seed)
  return (length) => stream.permutation(length)
}

/**
 * One-to-one on 32-bit words, and each bit depends on all: MT19937 from seeds that differ in a bit starts similar.
 * The finaliser of MurmurHash3 (Austin Appleby, public domain).
 */
function scramble(word: number): number {
  let bits = word
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return (bits ^ (bits >>> 16)) >>> 0
}
