/** What a number field accepts: reading, legal range and stepping, apart from any element. */
import { controlMessages } from '../../shared/messages/app'
import { formatSetting } from '../../shared/messages/format'

/** Made once: making one takes longer than all that it formats for a room. */
const plain = new Intl.NumberFormat('en', { useGrouping: false, maximumFractionDigits: 20 })

export interface NumberRule {
  readonly min: number
  readonly max: number
  readonly step: number
  readonly integer: boolean
}

/** The number that a text means, or null when it is none or not legal. Spaces and thousands separators may be typed. */
export function readNumber(text: string, rule: NumberRule): number | null {
  const digits = text.replace(/[\s,]/g, '')
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(digits)) return null
  const value = Number(digits)
  if (!Number.isFinite(value) || value < rule.min || value > rule.max) return null
  return rule.integer && !Number.isInteger(value) ? null : value
}

/** The legal range in words. */
export function rangeSentence({ min, max, integer }: NumberRule): string {
  const hasMin = Number.isFinite(min)
  const hasMax = Number.isFinite(max)
  if (hasMin && hasMax) {
    const sentence = integer ? controlMessages.wholeRange : controlMessages.range
    return sentence(formatSetting(min), formatSetting(max))
  }
  if (hasMin) return controlMessages.atLeast(formatSetting(min))
  if (hasMax) return controlMessages.atMost(formatSetting(max))
  return integer ? controlMessages.wholeNumber : controlMessages.number
}

/** The value some steps away, kept legal. Rounded to the step's own digits: 0.1 + 0.2 is 0.3. */
export function stepped(value: number, steps: number, rule: NumberRule): number {
  const moved = Number((value + steps * rule.step).toPrecision(12))
  return Math.min(rule.max, Math.max(rule.min, moved))
}

/** Without an exponent, which ARIA does not allow; none for infinity. */
export function plainNumber(value: number): string | undefined {
  return Number.isFinite(value) ? plain.format(value) : undefined
}
