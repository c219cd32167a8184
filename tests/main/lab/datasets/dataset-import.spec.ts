// The data of the window while an import runs: what is refused, what is cancelled, what breaks.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DatasetLab, smaller, value } from './dataset-lab'

let lab: DatasetLab

beforeEach(async () => {
  lab = await DatasetLab.create()
})
afterEach(() => lab.tree.remove())

describe('while an import runs', () => {
  /** Holds the import at its third picture until the promise is fulfilled. */
  function hold(): { readonly reached: Promise<void>; readonly release: () => void } {
    let release = (): void => undefined
    let reach = (): void => undefined
    const reached = new Promise<void>((resolve) => (reach = resolve))
    const held = new Promise<void>((resolve) => (release = resolve))
    lab.pool.beforeEach = (count) => {
      if (count !== 3) return
      reach()
      return held
    }
    return { reached, release }
  }

  it('another, and every change, is refused: it would be lost', async () => {
    await lab.opened()
    const { reached, release } = hold()
    const running = lab.service.openDropped([lab.at('more')], 'positive')
    await reached
    const busy = { ok: false, error: { code: 'busy' } }
    expect(await lab.service.openDropped([lab.at('wolf')], 'positive')).toMatchObject(busy)
    expect(await lab.service.openSample()).toMatchObject(busy)
    expect(await lab.service.setPreprocessing(smaller)).toMatchObject(busy)
    expect(lab.service.renameClass(1, 'x')).toMatchObject(busy)
    expect(lab.service.swapClasses()).toMatchObject(busy)
    expect(lab.service.undo()).toMatchObject(busy)
    release()
    expect(value(await running).counts).toEqual([15, 5])
    expect(value(lab.service.renameClass(1, 'x')).classes[0]).toBe('x')
  })

  it('cancelling keeps what was there, and the next import works', async () => {
    const before = await lab.opened()
    const { reached, release } = hold()
    const running = lab.service.openDropped([lab.at('more')], 'positive')
    await reached
    lab.service.cancelImport()
    release()
    expect(await running).toMatchObject({ ok: false, error: { code: 'cancelled' } })
    expect(lab.service.summary()).toEqual(before)
    expect(lab.changes()).toHaveLength(1)
    lab.pool.beforeEach = () => undefined
    expect(value(await lab.service.openDropped([lab.at('more')], 'positive')).counts).toEqual([15, 5])
  })

  it('clearing stays cleared', async () => {
    await lab.opened()
    const { reached, release } = hold()
    const running = lab.service.openDropped([lab.at('more')], 'positive')
    await reached
    lab.service.clear()
    release()
    expect(await running).toMatchObject({ ok: false, error: { code: 'cancelled' } })
    expect(lab.service.summary()).toBeNull()
  })

  it('a pool that breaks is no data, and does not stay busy', async () => {
    lab.pool.beforeEach = () => {
      throw new Error('the pool broke')
    }
    await expect(lab.opened()).rejects.toThrow('the pool broke')
    expect(lab.service.summary()).toBeNull()
    lab.pool.beforeEach = () => undefined
    expect((await lab.opened()).counts).toEqual([10, 5])
  })
})
