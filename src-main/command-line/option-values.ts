/** Reading one option's value, with the legal range in the refusal. */
import type { Range } from '../../shared/domain/limits'
import { UsageError } from './usage-error'

/** `parseArgs` gives strings; an option that was not given is undefined. */
export type OptionValue = string | undefined

export function wholeNumber(option: string, text: OptionValue, range: Range, fallback: number): number {
  const value = number(option, text, range, fallback)
  if (!Number.isInteger(value))
    throw new UsageError(`--${option} must be a whole number; “${text ?? ''}” is not.`)
  return value
}

export function number(option: string, text: OptionValue, range: Range, fallback: number): number {
  if (text === undefined) return fallback
  const value = text.trim() === '' ? NaN : Number(text)
  if (!Number.isFinite(value) || value < range.min || value > range.max) {
    throw new UsageError(`--${option} must be a number from ${range.min} to ${range.max}; “${text}” is not.`)
  }
  return value
}

export function oneOf<const Choice extends string>(
  option: string,
  text: OptionValue,
  choices: readonly Choice[],
  fallback: NoInfer<Choice>,
): Choice {
  if (text === undefined) return fallback
  const found = choices.find((choice) => choice === text)
  if (found === undefined) {
    throw new UsageError(`--${option} must be one of ${choices.join(', ')}; “${text}” is not.`)
  }
  return found
}
