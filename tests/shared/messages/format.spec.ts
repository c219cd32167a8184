import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  formatBytes,
  formatClock,
  formatCount,
  formatDay,
  formatDayOfYear,
  formatDecimal,
  formatDuration,
  formatPercent,
  formatQuantity,
  formatSetting,
  formatShape,
  formatTimeLeft,
} from '../../../shared/messages/format'

/** Writes the thin space as "_", so that expectations can be read. */
const shown = (text: string): string => text.replaceAll('\u202f', '_')

describe('numbers in words', () => {
  it('separates thousands and counts in the singular only for one', () => {
    expect([
      formatCount(12288),
      formatQuantity(1, 'file', 'files'),
      formatQuantity(0, 'file', 'files'),
    ]).toEqual(['12,288', '1 file', '0 files'])
    expect(formatShape([64, 64, 3])).toBe('64 × 64 × 3')
    expect(formatSetting(1500)).toBe('1,500')
    expect(formatSetting(0.0075)).toBe('0.0075')
    expect(formatDecimal(0.16234)).toBe('0.162')
    expect(formatDecimal(Number.NaN)).toBe('–')
    expect(formatDecimal(-3.0371)).toBe('−3.037')
    // As large as a cost becomes before it is infinite: three digits, not thirty-six.
    expect([8.062401906244471e35, 1e36, 9_999_999].map((value) => formatDecimal(value, 0))).toEqual([
      '8.06e35',
      '1e36',
      '9999999',
    ])
  })

  it('puts a thin space that does not break before the percent sign', () => {
    expect(formatPercent(0.82)).toBe('82\u202f%')
    expect(shown(formatPercent(0.8249, 1))).toBe('82.5_%')
    expect(formatPercent(Number.NaN)).toBe('–')
  })

  it('never rounds to certainty', () => {
    expect([0.9996, 1, 0.0004, 0].map((share) => shown(formatPercent(share)))).toEqual([
      '99_%',
      '100_%',
      '1_%',
      '0_%',
    ])
    const inside = fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true })
    fc.assert(
      fc.property(inside, fc.integer({ min: 0, max: 3 }), (share, digits) => {
        const number = Number.parseFloat(formatPercent(share, digits))
        return number > 0 && number < 100
      }),
    )
  })

  it('says times in the units people use', () => {
    expect(
      [420, 3200, 9949, 12_400, 59_999, 75_000, 3_600_000, 7_500_000].map(formatDuration).map(shown),
    ).toEqual([
      '0.4_s',
      '3.2_s',
      '9.9_s',
      '12_s',
      '1_min', // 59.999 s rounds to 60 s, which is a minute and no seconds
      '1_min 15_s',
      '1_h',
      '2_h 5_min',
    ])
    expect([100, 2900, 61_000].map(formatTimeLeft).map(shown)).toEqual([
      'about 1_s',
      'about 3_s',
      'about 1_min 1_s',
    ])
    expect(formatTimeLeft(Number.POSITIVE_INFINITY)).toBe('–')
  })

  it('says sizes in decimal units', () => {
    expect([0, 980, 999_499, 999_500, 1_997_000, 12_340_000_000].map(formatBytes).map(shown)).toEqual([
      '0_B',
      '980_B',
      '999_kB',
      '1.0_MB',
      '2.0_MB',
      '12.3_GB',
    ])
  })
})

it('says moments alike everywhere: day before month, hours to 24, in local time', () => {
  const evening = new Date(2026, 10, 2, 17, 4)
  expect(formatClock(evening)).toBe('17:04')
  expect(formatDay(evening)).toBe('2 Nov')
  expect(formatDayOfYear(evening)).toBe('2 Nov 2026')
})
