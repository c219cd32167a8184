// Where the cache is: the system's place for what may be thrown away, or the one that the person named.
import { isAbsolute } from 'node:path'
import { expect, it } from 'vitest'
import { cacheFolder } from '../../../src-main/storage/folders'

it('DESCENT_CACHE names the folder itself', () => {
  expect(cacheFolder({ DESCENT_CACHE: 'my-cache', XDG_CACHE_HOME: 'other' })).toBe('my-cache')
})

it('without it, a folder of our own in the system’s place', () => {
  const folder = cacheFolder({})
  expect(isAbsolute(folder)).toBe(true)
  expect(folder).toMatch(/descent/i)
  expect(cacheFolder({ DESCENT_CACHE: '' })).toBe(folder)
})

it.skipIf(process.platform !== 'linux')('the XDG folder on Linux', () => {
  expect(cacheFolder({ XDG_CACHE_HOME: 'caches' })).toBe('caches/descent')
})
