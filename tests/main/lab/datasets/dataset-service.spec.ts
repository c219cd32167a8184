// The data of the window: opening, adding, renaming, swapping, and what the page is told.
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DEFAULT_PREPROCESSING } from '../../../../shared/domain/preprocessing'
import { DatasetLab, smaller, value } from './dataset-lab'

let lab: DatasetLab

beforeEach(async () => {
  lab = await DatasetLab.create()
})
afterEach(() => lab.tree.remove())

describe('opening', () => {
  it('two classes: counts, division, names, and every picture by its id', async () => {
    const summary = await lab.opened()
    expect(summary).toMatchObject({
      source: 'folders',
      classes: ['cat', 'dog'],
      counts: [10, 5],
      train: { examples: 12, positives: 8 },
      test: { examples: 3, positives: 2 },
      refused: [],
      features: 12288,
    })
    expect(lab.service.summary()).toEqual(summary)
    expect(lab.changes()).toEqual([summary])
    const page = value(lab.service.listPictures(summary.id, 1, 0, 100))
    expect(page.total).toBe(10)
    for (const { id, name } of page.pictures) {
      expect(lab.registry.originOf(id)).toEqual({ kind: 'file', path: join(lab.tree.path, 'pets', name) })
    }
  })

  it('progress begins with the scan and ends with all', async () => {
    await lab.opened()
    const phases = lab.told.flatMap((event) =>
      event.name === 'dataset:import-progressed' ? [event.payload.phase] : [],
    )
    expect(phases[0]).toBe('scanning')
    expect(phases.at(-1)).toBe('done')
  })

  it('nothing usable is an error that says so, and changes nothing', async () => {
    const refused = {
      ok: false,
      error: { code: 'no-pictures', message: expect.stringContaining('1 file') as string },
    }
    expect(await lab.service.openDropped([lab.at('text')], 'any')).toMatchObject(refused)
    expect(lab.service.summary()).toBeNull()
    const before = await lab.opened()
    expect(await lab.service.openDropped([lab.at('text')], 'negative')).toMatchObject(refused)
    expect(lab.service.summary()).toEqual(before)
    expect(lab.service.editCounts().undoable).toBe(1)
  })

  it('as many pictures as before are no failure when one went and another came', async () => {
    await lab.opened()
    await rm(join(lab.tree.path, 'pets/dog/0.jpg'))
    const added = value(await lab.service.openDropped([lab.at('more/0.jpg')], 'negative'))
    expect(added).toMatchObject({
      counts: [10, 5],
      refused: [{ name: expect.stringContaining('0.jpg') as string }],
    })
  })

  it('pages of a list', async () => {
    const { id } = await lab.opened()
    const names = (offset: number, limit: number): readonly string[] =>
      value(lab.service.listPictures(id, 0, offset, limit)).pictures.map(({ name }) => name)
    expect([...names(0, 2), ...names(2, 2), ...names(4, 2)]).toEqual(names(0, 5))
    expect(names(5, 2)).toEqual([])
    expect(lab.service.listPictures('another', 0, 0, 1)).toMatchObject({
      ok: false,
      error: { code: 'unknown-id' },
    })
  })
})

describe('adding', () => {
  it('the first folder of a class names it, later ones do not', async () => {
    expect((await lab.opened('wolf')).classes).toEqual(['wolf', 'non-cat'])
    expect((await lab.opened('more')).classes).toEqual(['wolf', 'more'])
    const more = value(await lab.service.openDropped([lab.at('pets/dog')], 'negative'))
    expect(more).toMatchObject({ classes: ['wolf', 'more'], counts: [5, 10] })
  })

  it('keeps what was refused before, and adds', async () => {
    await lab.opened()
    value(await lab.service.openDropped([lab.at('text'), lab.at('more')], 'positive'))
    const twice = value(await lab.service.openDropped([lab.at('text'), lab.at('wolf')], 'negative'))
    expect(twice.refused.map(({ code }) => code)).toEqual(['not-a-picture', 'not-a-picture'])
    expect(twice.counts).toEqual([15, 10])
  })

  it('two classes of one name are refused', async () => {
    await lab.opened('wolf')
    const again = await lab.service.openDropped([lab.at('wolf')], 'any')
    expect(again).toMatchObject({ ok: false, error: { code: 'ambiguous-drop' } })
  })
})

describe('changing', () => {
  it('a class is renamed; the pictures stay and the fingerprint does not', async () => {
    const before = await lab.opened()
    const after = value(lab.service.renameClass(0, 'hound'))
    expect(after).toEqual({ ...before, classes: ['cat', 'hound'], fingerprint: after.fingerprint })
    expect(after.fingerprint).not.toBe(before.fingerprint)
    expect(lab.service.renameClass(1, 'hound')).toMatchObject({
      ok: false,
      error: { code: 'invalid-request' },
    })
  })

  it('swapping makes every label the other, and swapping again makes it as it was', async () => {
    const before = await lab.opened()
    const swapped = value(lab.service.swapClasses())
    expect(swapped).toMatchObject({
      classes: ['dog', 'cat'],
      counts: [5, 10],
      train: { examples: 12, positives: 4 },
    })
    expect(swapped.id).not.toBe(before.id)
    const names = (id: string, label: 0 | 1): unknown =>
      value(lab.service.listPictures(id, label, 0, 100)).pictures.map(({ name }) => name)
    expect(names(swapped.id, 0)).toEqual(
      Array.from({ length: 10 }, () => expect.stringMatching(/^cat/) as string),
    )
    expect(value(lab.service.swapClasses()).fingerprint).toBe(before.fingerprint)
  })

  it('other preparation: the same pictures in the same division, and back again is as before', async () => {
    const first = await lab.opened()
    const names = (): unknown => lab.service.current()?.pictures.map(({ name, split }) => [name, split])
    const before = names()
    const changed = value(await lab.service.setPreprocessing(smaller))
    expect(changed).toMatchObject({ preprocessing: smaller, features: 27, counts: [10, 5] })
    expect(changed.fingerprint).not.toBe(first.fingerprint)
    expect(names()).toEqual(before)
    const back = value(await lab.service.setPreprocessing(DEFAULT_PREPROCESSING))
    expect(back.fingerprint).toBe(first.fingerprint)
  })

  it('pictures that are added are prepared as the others were', async () => {
    await lab.opened()
    value(await lab.service.setPreprocessing(smaller))
    expect(value(await lab.service.openDropped([lab.at('more')], 'positive'))).toMatchObject({
      preprocessing: smaller,
      counts: [15, 5],
    })
  })

  it('without data there is nothing to change', async () => {
    const refused = { ok: false, error: { code: 'unknown-id' } }
    expect(lab.service.renameClass(1, 'x')).toMatchObject(refused)
    expect(lab.service.swapClasses()).toMatchObject(refused)
    expect(lab.service.undo()).toMatchObject(refused)
    expect(await lab.service.setPreprocessing(smaller)).toMatchObject(refused)
    lab.service.clear()
    expect(lab.told).toEqual([])
  })
})
