import { describe, expect, it } from 'vitest'
import { replaceable } from '../../../../src-main/imaging/decode/replaceable'

describe('replaceable', () => {
  function counted(memoryBytes: () => number = () => 0) {
    let made = 0
    const use = replaceable(() => Promise.resolve(++made), memoryBytes)
    return { use, number: () => use((instance) => instance) }
  }

  it('keeps an instance that works', async () => {
    const { number } = counted()
    expect([await number(), await number()]).toEqual([1, 1])
  })

  it('replaces one that threw, and passes the error on', async () => {
    const { use, number } = counted()
    const dead = use(() => {
      throw new Error('aborted')
    })
    await expect(dead).rejects.toThrow('aborted')
    expect(await number()).toBe(2)
  })

  it('tries again after an instance could not be made', async () => {
    let isBroken = true
    const use = replaceable(
      () => (isBroken ? Promise.reject(new Error('no memory')) : Promise.resolve('made')),
      () => 0,
    )
    await expect(use((instance) => instance)).rejects.toThrow('no memory')
    isBroken = false
    expect(await use((instance) => instance)).toBe('made')
  })

  it('lets a bloated one go', async () => {
    const { number } = counted(() => 1e9)
    expect([await number(), await number()]).toEqual([1, 2])
  })
})
