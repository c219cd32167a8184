// The contract's lists say each name once, in the form noun:verb-phrase, and every picture's address is one path.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { seenAddress, shownAddress, thumbnailAddress } from '../../../shared/ipc/addresses'
import { CALL_NAMES, everyCallIsNamed } from '../../../shared/ipc/contract'
import { dropSchema } from '../../../shared/ipc/drop'
import { EVENT_NAMES, everyEventIsNamed } from '../../../shared/ipc/events'
import { requestParsers } from '../../../shared/ipc/parsers'

it('every name is there once, and calls and events do not share one', () => {
  const names = [...CALL_NAMES, ...EVENT_NAMES]
  expect(new Set(names).size).toBe(names.length)
  expect(names.filter((name) => !/^[a-z]+:[a-z]+(-[a-z]+)*$/.test(name))).toEqual([])
  expect([everyCallIsNamed, everyEventIsNamed]).toEqual([true, true]) // or the types would not compile
})

it('an address leads to one picture below its own folder, whatever the id', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), fc.string(), (id, version) => {
      fc.pre(id !== '.' && id !== '..')
      const thumbnail = new URL(thumbnailAddress(id), 'lab://app/')
      const seen = new URL(seenAddress(id, version), 'lab://app/')
      expect(thumbnail.pathname.split('/')).toHaveLength(3)
      expect(decodeURIComponent(seen.pathname)).toBe(`/seen/${id}`)
      expect(seen.searchParams.get('v')).toBe(version)
      expect(seen.host).toBe('app')
      expect(new URL(shownAddress('run', id), 'lab://app/').pathname.split('/')).toHaveLength(4)
    }),
    { seed: 5 },
  )
})

it('a class name is trimmed, and what is then empty is refused', () => {
  const parser = requestParsers['dataset:rename-class']
  expect(parser.parse({ label: 1, name: '  cat ' })).toEqual({ label: 1, name: 'cat' })
  expect(parser.safeParse({ label: 1, name: ' \t\n ' }).success).toBe(false)
})

it('a drop has at most so many things, and pasted bytes a limit', () => {
  const path = { kind: 'path', path: 'x' }
  expect(dropSchema.safeParse([]).success).toBe(false)
  expect(dropSchema.safeParse(Array.from({ length: 100_001 }, () => path)).success).toBe(false)
  expect(
    dropSchema.safeParse([{ kind: 'bytes', name: 'a', bytes: new Uint8Array(64 * 1024 * 1024 + 1) }]).success,
  ).toBe(false)
  expect(dropSchema.safeParse([{ kind: 'bytes', name: 'a', bytes: [1, 2] }]).success).toBe(false)
  expect(dropSchema.safeParse([{ kind: 'bytes', name: 'a', bytes: Uint8Array.of(1) }]).success).toBe(true)
})
