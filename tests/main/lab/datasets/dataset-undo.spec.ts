// The data of the window: changes are taken back, and made again.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DEFAULT_PREPROCESSING } from '../../../../shared/domain/preprocessing'
import { DatasetLab, smaller, value } from './dataset-lab'

let lab: DatasetLab

beforeEach(async () => {
  lab = await DatasetLab.create()
})
afterEach(() => lab.tree.remove())

describe('undoing', () => {
  it('goes back step by step, to no data at all, and each is told', async () => {
    const first = await lab.opened()
    const renamed = value(lab.service.renameClass(1, 'kitten'))
    lab.service.clear()
    expect(lab.service.summary()).toBeNull()
    expect(value(lab.service.undo())).toEqual(renamed)
    expect(value(lab.service.undo())).toEqual(first)
    expect(value(lab.service.undo())).toBeNull()
    expect(lab.service.undo()).toMatchObject({ ok: false, error: { code: 'unknown-id' } })
    expect(lab.changes()).toEqual([first, renamed, null, renamed, first, null])
  })

  it('makes again what was taken back, until something else is changed', async () => {
    const first = await lab.opened()
    const renamed = value(lab.service.renameClass(1, 'kitten'))
    value(lab.service.undo())
    value(lab.service.undo())
    expect(lab.service.editCounts()).toEqual({ undoable: 0, redoable: 2 })
    expect(value(lab.service.redo())).toEqual(first)
    expect(value(lab.service.redo())).toEqual(renamed)
    expect(lab.service.redo()).toMatchObject({ ok: false, error: { code: 'unknown-id' } })
    value(lab.service.undo())
    value(lab.service.renameClass(1, 'tiger'))
    expect(lab.service.editCounts()).toEqual({ undoable: 2, redoable: 0 })
    expect(lab.service.redo()).toMatchObject({ ok: false })
  })

  it('five changes can be taken back, no more', async () => {
    await lab.opened()
    for (let i = 0; i < 8; i++) value(lab.service.renameClass(1, `cat ${i}`))
    const names = Array.from({ length: 5 }, () => value(lab.service.undo())?.classes[0])
    expect(names).toEqual(['cat 6', 'cat 5', 'cat 4', 'cat 3', 'cat 2'])
    expect(lab.service.undo()).toMatchObject({ ok: false })
  })

  it('the preparation goes back too, for what is added later', async () => {
    await lab.opened()
    value(await lab.service.setPreprocessing(smaller))
    value(lab.service.undo())
    expect(value(await lab.service.openDropped([lab.at('more')], 'positive')).preprocessing).toEqual(
      DEFAULT_PREPROCESSING,
    )
  })
})
