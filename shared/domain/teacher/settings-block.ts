/** The settings of a lesson file: lines of `key: value`, each key known, each value parsed, each mistake with its line. */
import { teacherErrors } from '../../messages/learn/teacher-errors'

/** A mistake in the file; caught where the file is read, and nowhere else. */
export class LessonFileError extends Error {
  readonly line: number

  constructor(line: number, message: string) {
    super(message)
    this.line = line
  }
}

interface Setting {
  readonly key: string
  readonly value: string
  readonly line: number
}

export class SettingsBlock {
  /** Where the block begins. */
  readonly line: number
  readonly #settings: readonly Setting[]

  /** @param lines of the file @param first number of the first of them, from 1 @param known keys that may appear */
  constructor(lines: readonly string[], first: number, known: readonly string[]) {
    this.line = first - 1
    this.#settings = lines.flatMap((text, i) => (text.trim() === '' ? [] : settingOf(text, first + i, known)))
  }

  /** The value of a key that must be there once. */
  text(key: string): string {
    const value = this.optionalText(key)
    if (value === null) throw new LessonFileError(this.line, teacherErrors.missing(key))
    return value
  }

  optionalText(key: string): string | null {
    const [first, second] = this.#of(key)
    if (second) throw new LessonFileError(second.line, teacherErrors.twice(key))
    return first?.value ?? null
  }

  /** A number in a range; null when the key is not there. */
  optionalNumber(key: string, range: { readonly min: number; readonly max: number }): number | null {
    const text = this.optionalText(key)
    if (text === null) return null
    const value = /^[-+]?\d+(\.\d+)?(e[-+]?\d+)?$/i.test(text) ? Number(text) : Number.NaN
    if (value >= range.min && value <= range.max) return value
    throw new LessonFileError(this.lineOf(key), teacherErrors.number(key, text, range))
  }

  optionalInteger(key: string, range: { readonly min: number; readonly max: number }): number | null {
    const value = this.optionalNumber(key, range)
    if (value === null || Number.isInteger(value)) return value
    throw new LessonFileError(this.lineOf(key), teacherErrors.integer(key, value))
  }

  /** One of a few words; null when the key is not there. */
  optionalChoice<Word extends string>(key: string, words: readonly Word[]): Word | null {
    const text = this.optionalText(key)
    if (text === null) return null
    const word = words.find((candidate) => candidate === text)
    if (word !== undefined) return word
    throw new LessonFileError(this.lineOf(key), teacherErrors.word(key, text, words))
  }

  /** All values of a key that may be repeated. */
  all(key: string): readonly string[] {
    return this.#of(key).map(({ value }) => value)
  }

  lineOf(key: string): number {
    return this.#of(key)[0]?.line ?? this.line
  }

  #of(key: string): readonly Setting[] {
    return this.#settings.filter((setting) => setting.key === key)
  }
}

function settingOf(text: string, line: number, known: readonly string[]): Setting {
  const colon = text.indexOf(':')
  if (colon < 0) throw new LessonFileError(line, teacherErrors.noColon(text.trim()))
  const [key, value] = [text.slice(0, colon).trim(), text.slice(colon + 1).trim()]
  if (!known.includes(key)) throw new LessonFileError(line, teacherErrors.unknownKey(key, known))
  if (value === '') throw new LessonFileError(line, teacherErrors.empty(key))
  return { key, value, line }
}
