import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import PictureListbox from '../../../src-renderer/components/PictureListbox.vue'

function open(selected: number | null, total = 5) {
  return mount(PictureListbox, {
    props: {
      label: 'cats',
      total,
      selected,
      pictureAt: (place: number) => (place === 1 ? null : { id: `p${place}`, said: `picture ${place}` }),
    },
    slots: { default: ({ place }: { place: number }) => `over ${place}` },
  })
}

describe('a list box of pictures', () => {
  it('says which option is the active one, and none when none is chosen', () => {
    const box = open(2)
    const active = box.find('[role=listbox]').attributes('aria-activedescendant')
    expect(box.find(`[id="${active}"]`).attributes()).toMatchObject({
      'aria-selected': 'true',
      'aria-posinset': '3',
      'aria-setsize': '5',
      'aria-label': 'picture 2',
    })
    expect(open(null).find('[role=listbox]').attributes('aria-activedescendant')).toBeUndefined()
  })

  it('goes by keys from the chosen one, from the first when none is, and leaves other keys alone', async () => {
    const box = open(null)
    const list = box.find('[role=listbox]')
    await list.trigger('keydown', { key: 'End' })
    await list.trigger('keydown', { key: 'ArrowRight' })
    await list.trigger('keydown', { key: 'x' })
    expect(box.emitted('select')).toEqual([[4], [1]])
    const empty = open(null, 0)
    await empty.find('[role=listbox]').trigger('keydown', { key: 'End' })
    expect(empty.emitted('select')).toBeUndefined()
  })

  it('asks for what is in sight, and draws what a room says over a picture, also before the picture is there', () => {
    const box = open(0)
    // Without a layout every grid is one column with three spare rows below none in sight.
    expect(box.emitted('sight')).toEqual([[0, 3]])
    expect(box.findAll('[role=option]').map((option) => option.text())).toEqual([
      'over 0',
      'over 1',
      'over 2',
    ])
    expect(box.findAll('img')).toHaveLength(2)
  })
  it('dims the picture that is leaving, and none when none is', async () => {
    const box = open(0)
    const dimmed = (): (string | undefined)[] =>
      box.findAll('.leaving').map((option) => option.attributes('aria-posinset'))
    expect(dimmed()).toEqual([])
    await box.setProps({ leaving: 'p2' })
    expect(dimmed()).toEqual(['3'])
  })
})
