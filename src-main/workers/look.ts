/** What a prepared picture looks like, in one word: equal exactly when the network is given the same numbers. */
import { createHash } from 'node:crypto'

/** 128 bits: among a million pictures, two that differ share one with a probability of 10^-27. */
const LETTERS = 32

/** @param vector uint8, n_x @returns the start of its SHA-256, in hexadecimal */
export function lookOf(vector: Uint8Array): string {
  return createHash('sha256').update(vector).digest('hex').slice(0, LETTERS)
}
