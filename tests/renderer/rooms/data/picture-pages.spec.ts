import { beforeEach, describe, expect, it } from 'vitest'
import { effectScope, shallowRef } from 'vue'
import type { DatasetSummary } from '../../../../shared/domain/dataset'
import { callLab } from '../../../../src-renderer/bridge/lab'
import { usePicturePages, type PicturePages } from '../../../../src-renderer/rooms/data/picture-pages'
import type { FakeLab } from '../../../fakes/lab-bridge'
import { eventually, openPage, settled } from '../../stores/fake-page'

let lab: FakeLab
const dataset = shallowRef<DatasetSummary | null>(null)
let pages: PicturePages
beforeEach(() => {
  lab = openPage()
  dataset.value = lab.datasets.place({ counts: [12_500, 12_500] })
  const opened = effectScope().run(() =>
    usePicturePages(
      () => dataset.value,
      1,
      (request) => callLab('dataset:list-pictures', request),
    ),
  )
  if (!opened) throw new Error('the scope has ended')
  pages = opened
})
const offsets = (): readonly unknown[] =>
  lab.made.map(({ request }) => (request as { offset: number }).offset)

describe('pages of pictures', () => {
  it('reads only what is in sight, each page once', async () => {
    pages.ensure(230, 260)
    pages.ensure(235, 265)
    await eventually(() => expect(pages.pictureAt(240)?.name).toBe('240.png'))
    expect(offsets()).toEqual([120, 240])
    expect(pages.pictureAt(0)).toBeNull()
  })

  it('keeps old pages in sight after a change until the new ones are there', async () => {
    pages.ensure(0, 10)
    await eventually(() => expect(pages.pictureAt(3)).not.toBeNull())
    const renamed = await lab.calls['dataset:rename-class']({ label: 1, name: 'tiger' })
    dataset.value = renamed.ok ? renamed.value : null
    pages.ensure(0, 10)
    expect(pages.pictureAt(3)).not.toBeNull()
    await settled()
    pages.ensure(0, 10)
    expect(lab.made.filter(({ name }) => name === 'dataset:list-pictures')).toHaveLength(2)
  })

  it('says when a page could not be read, and asks again', async () => {
    lab.failNext('dataset:list-pictures', 'unknown-id', 'These data are no longer open.')
    pages.ensure(0, 10)
    await eventually(() => expect(pages.error.value?.message).toBe('These data are no longer open.'))
    pages.ensure(0, 10)
    await eventually(() => expect(pages.pictureAt(0)).not.toBeNull())
    expect(pages.error.value).toBeNull()
  })
})
