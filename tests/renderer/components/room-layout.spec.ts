import { mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, it } from 'vitest'
import RoomLayout from '../../../src-renderer/components/RoomLayout.vue'
import { useNavigationStore } from '../../../src-renderer/stores/navigation-store'
import { fakeFrames, type FakeFrames } from '../fake-frames'

let frames: FakeFrames
beforeEach(() => {
  setActivePinia(createPinia())
  frames = fakeFrames()
})
afterEach(() => frames.restore())

it('takes the focus to its heading with the next frame after a change of room, and not otherwise', async () => {
  const open = () => mount(RoomLayout, { props: { title: 'Runs' }, attachTo: document.body })
  open()
  await frames.next()
  expect(document.activeElement).toBe(document.body)
  useNavigationStore().go('runs')
  open()
  expect(document.activeElement).toBe(document.body) // focusing would lay the page out within the click
  await frames.next()
  expect(document.activeElement?.textContent).toBe('Runs')
})
