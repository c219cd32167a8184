import { beforeEach, describe, expect, it } from 'vitest'
import { DEFAULT_PREPROCESSING } from '../../../shared/domain/preprocessing'
import { callLab } from '../../../src-renderer/bridge/lab'
import { useDatasetStore } from '../../../src-renderer/stores/dataset-store'
import { useToastStore } from '../../../src-renderer/stores/toast-store'
import { dataMessages } from '../../../shared/messages/data'
import type { FakeLab } from '../../fakes/lab-bridge'
import { eventually, openPage } from './fake-page'

let lab: FakeLab
beforeEach(() => {
  lab = openPage({ pictures: [20, 30] })
})

describe('importing', () => {
  it('shows thumbnails and counts as they come, then the data set', async () => {
    const data = useDatasetStore()
    const seen: (readonly [number, number])[] = []
    const isDone = data.openSample()
    expect(data.isImporting).toBe(true)
    await eventually(() => {
      seen.push(data.arrived)
      expect(data.arrived[0] + data.arrived[1]).toBeGreaterThan(0)
    })
    expect(data.arrivals[0][0]?.label).toBe(1)
    expect(await isDone).toBe(true)
    expect(data.isImporting).toBe(false)
    expect(data.dataset?.counts).toEqual([20, 30])
    expect(useToastStore().shown).toEqual([]) // nothing was there before: nothing to take back
  })

  it('keeps what was there when an import fails, and says why until something works', async () => {
    const data = useDatasetStore()
    lab.datasets.place({})
    lab.failNext('dataset:open-sample', 'no-pictures', 'Nothing here is a picture.')
    expect(await data.openSample()).toBe(false)
    expect(data.error?.message).toBe('Nothing here is a picture.')
    expect(data.dataset?.counts).toEqual([20, 30])
    await data.renameClass(1, 'tiger')
    expect(data.error).toBeNull()
  })

  it('is silent after a cancel, and nothing was added', async () => {
    const data = useDatasetStore()
    const isDone = data.openSample()
    await eventually(() => expect(data.arrived[0]).toBeGreaterThan(0))
    await data.cancelImport()
    expect(await isDone).toBe(false)
    expect([data.error, data.dataset, data.progress]).toEqual([null, null, null])
  })

  it('starts one import at a time', async () => {
    const data = useDatasetStore()
    const [first, second] = await Promise.all([data.openSample(), data.openSample()])
    expect([first, second]).toEqual([true, false])
    expect(lab.made.filter(({ name }) => name === 'dataset:open-sample')).toHaveLength(1)
  })

  it('takes part, after a reload, in an import that goes on, until the data change', () => {
    const data = useDatasetStore()
    const picture = { id: 'a', name: 'a.png', label: 0, split: 'train' } as const
    const event = {
      phase: 'reading',
      classes: null,
      done: 1,
      total: 9,
      refused: 0,
      latest: [picture],
    } as const
    lab.emit('dataset:import-progressed', event)
    expect(data.isImporting).toBe(true)
    expect(data.arrivals[1]).toEqual([picture])
    lab.datasets.place({})
    expect(data.isImporting).toBe(false)
  })

  it('is not woken by an event that comes after the answer', async () => {
    const data = useDatasetStore()
    await data.openSample()
    const late = { phase: 'reading', classes: null, done: 1, total: 9, refused: 0, latest: [] } as const
    lab.emit('dataset:import-progressed', late)
    expect(data.isImporting).toBe(false)
  })

  it('sends dropped files with the zone they were dropped on', async () => {
    const data = useDatasetStore()
    await data.openFiles([new File(['x'], 'one.png'), new File(['x'], 'notes.txt')], 'negative')
    expect(data.dataset?.counts).toEqual([0, 1])
    expect(data.dataset?.refused).toEqual([{ name: 'notes.txt', code: 'not-a-picture' }])
  })
})

describe('changes', () => {
  it('can be taken back from the notice', async () => {
    const data = useDatasetStore()
    const toasts = useToastStore()
    lab.datasets.place({})
    const before = data.dataset?.counts
    await data.clear()
    expect(data.dataset).toBeNull()
    const notice = toasts.shown.at(-1)
    expect(notice?.action?.label).toBe('Undo')
    toasts.act(notice?.id ?? 0)
    await eventually(() => expect(data.dataset?.counts).toEqual(before))
    expect(toasts.shown).toEqual([])
  })

  it('takes back the last change only: the notice of an earlier one leaves', async () => {
    const data = useDatasetStore()
    const toasts = useToastStore()
    lab.datasets.place({})
    await data.swapClasses()
    await data.clear()
    expect(toasts.shown.map(({ text }) => text)).toEqual([dataMessages.cleared])
    await data.undo()
    expect(toasts.shown).toEqual([])
  })

  it('shows at once which picture leaves, until it has, or has not', async () => {
    const data = useDatasetStore()
    lab.datasets.place({})
    const datasetId = data.dataset?.id ?? ''
    const page = await callLab('dataset:list-pictures', { datasetId, label: 1, offset: 0, limit: 1 })
    const [picture] = page.ok ? page.value.pictures : []
    if (!picture) throw new Error('There is no picture.')
    const isRemoved = data.removePicture(picture)
    expect(data.leaving).toBe(picture.id)
    expect([await isRemoved, data.leaving]).toEqual([true, null])
    lab.failNext('dataset:move-picture', 'unknown-id', 'It is gone.')
    const isMoved = data.movePicture(picture, data.dataset!.classes)
    expect(data.leaving).toBe(picture.id)
    expect([await isMoved, data.leaving]).toEqual([false, null])
  })

  it('moves a picture by what its run calls the classes, though they have changed places since', async () => {
    const data = useDatasetStore()
    lab.datasets.place({})
    const [cat, other] = data.dataset!.classes
    const picture = { id: '1-1', name: 'a.jpg', label: 1 } as const
    const asked = () => lab.made.filter(({ name }) => name === 'dataset:move-picture').at(-1)?.request
    await data.movePicture(picture, [other, cat])
    expect(asked()).toEqual({ pictureId: '1-1', label: 1 })
    expect(useToastStore().shown.at(-1)?.text).toBe(`a.jpg is now “${cat}”.`)
    await data.movePicture(picture, ['renamed', 'since'])
    expect(asked()).toEqual({ pictureId: '1-1', label: 0 })
  })

  it('prepares every picture again, and offers the way back', async () => {
    const data = useDatasetStore()
    lab.datasets.place({})
    expect(await data.setPreprocessing({ ...DEFAULT_PREPROCESSING, size: 32, colour: 'grey' })).toBe(true)
    expect(data.dataset?.features).toBe(32 * 32)
    expect(useToastStore().shown.at(-1)?.text).toBe('Prepared as 32 × 32, grey, cover, ÷ 255.')
  })
})
