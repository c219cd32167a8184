// One chart a frame, each once for all that came; what streams in is drawn less often when drawing takes long.
import { afterEach, beforeEach, expect, it } from 'vitest'
import { drawingTurn, streamingPauseMs, type DrawingTurn } from '../../../src-renderer/charts/draw-in-turn'
import { fakeFrames, type FakeFrames } from '../fake-frames'

let frames: FakeFrames
beforeEach(() => void (frames = fakeFrames()))
afterEach(() => frames.restore())

it('charts take turns, in the order in which they asked, and one that is gone is passed over', async () => {
  const drawn: string[] = []
  const turnOf = (name: string): DrawingTurn => drawingTurn(() => void drawn.push(name))
  const [cost, accuracy, gone] = [turnOf('cost'), turnOf('accuracy'), turnOf('gone')]
  for (const turn of [cost, gone, accuracy, cost]) turn.ask()
  gone.leave()
  await frames.next()
  expect(drawn).toEqual(['cost'])
  cost.ask() // new data before the other one had its turn
  await frames.next()
  await frames.next()
  expect(drawn).toEqual(['cost', 'accuracy', 'cost'])
  expect(frames.count).toBe(0)
  for (const turn of [cost, accuracy]) turn.leave()
})

it('all charts together take a tenth of the time, and never stand still for more than a second', async () => {
  const taking = (ms: number): DrawingTurn => drawingTurn(() => frames.pass(ms))
  const turns = [taking(12), taking(18)]
  expect(streamingPauseMs()).toBe(100)
  for (const turn of turns) {
    turn.ask()
    await frames.next()
  }
  expect(streamingPauseMs()).toBe(300) // (12 + 18) / (1 / 10)
  const slow = taking(500)
  slow.ask()
  await frames.next()
  expect(streamingPauseMs()).toBe(1000)
  for (const turn of [...turns, slow]) turn.leave()
  expect(streamingPauseMs()).toBe(100)
})
