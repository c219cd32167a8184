// A room's parts come in the first turn while there is time, then one turn after each frame, from top to bottom.
import { mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { defineComponent, h, type VNode } from 'vue'
import InTurn from '../../../src-renderer/components/InTurn.vue'
import {
  beginTurn,
  doAfterFrame,
  leaveTurn,
  mountInTurn,
  takeTurnKey,
} from '../../../src-renderer/composables/frame-turns'
import { fakeFrames, type FakeFrames } from '../fake-frames'

let frames: FakeFrames
beforeEach(() => void (frames = fakeFrames()))
afterEach(() => frames.restore())

/** A part whose making takes milliseconds, and the parts in it. */
const part = (name: string, ms: number, inner: () => VNode[] = () => []): VNode =>
  h(InTurn, null, {
    default: () =>
      h(
        defineComponent({
          setup() {
            frames.pass(ms)
            return () => h('p', [name, ...inner()])
          },
        }),
      ),
  })
const inTurn = { global: { provide: { [takeTurnKey as symbol]: mountInTurn } } }
const open = (...parts: VNode[]) => {
  beginTurn()
  return mount(() => h('main', parts), inTurn)
}

it('quick parts are all there in the first turn, without a frame', () => {
  const room = open(part('bar', 3), part('work', 5), part('side', 6))
  expect(room.text()).toBe('barworkside')
  expect(frames.count).toBe(0)
})

it('slow parts come one after each frame, what belongs to a part before the next part', async () => {
  const cards = (): VNode[] => [part('cost', 20), part('accuracy', 20)]
  const room = open(part('bar', 20), part('work', 20, cards), part('side', 20))
  const seen = [room.text()]
  while (frames.count > 0) {
    await frames.next()
    seen.push(room.text())
  }
  expect(seen).toEqual(['bar', 'barwork', 'barworkcost', 'barworkcostaccuracy', 'barworkcostaccuracyside'])
})

it('drawing waits for all parts, and a room that is left takes no more turns', async () => {
  const done: string[] = []
  const [draw, gone] = [() => void done.push('drawn'), () => void done.push('gone')]
  doAfterFrame(draw)
  doAfterFrame(draw)
  doAfterFrame(gone)
  const room = open(part('bar', 20), part('work', 20), part('side', 20))
  await frames.next()
  await frames.next()
  expect([room.text(), ...done]).toEqual(['barworkside'])
  leaveTurn(gone)
  const left = open(part('bar', 20), part('late', 20))
  left.unmount()
  while (frames.count > 0) await frames.next()
  expect(done).toEqual(['drawn'])
})

it('where nobody gives turns, everything is there at once', () => {
  const room = mount(() => h('main', [part('bar', 20), part('work', 20)]))
  expect(room.text()).toBe('barwork')
})

it('a drawing that throws is heard of, and those after it are drawn', async () => {
  const drawn: string[] = []
  doAfterFrame(() => {
    throw new Error('no canvas')
  })
  doAfterFrame(() => drawn.push('second'))
  await expect(frames.next()).rejects.toThrow('no canvas')
  await frames.next()
  expect(drawn).toEqual(['second'])
})
