// One chart a frame, each once for all that came; what streams in is drawn less often when drawing takes long.
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { drawInTurn, leaveTurn, streamingPauseMs } from '../../../src-renderer/charts/draw-in-turn'

let frames: FrameRequestCallback[]
const nextFrame = (): void => frames.shift()?.(0)

beforeEach(() => {
  frames = []
  vi.stubGlobal('requestAnimationFrame', (draw: FrameRequestCallback) => frames.push(draw))
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

it('charts take turns, in the order in which they asked, and one that is gone is passed over', () => {
  const drawn: string[] = []
  const [cost, accuracy, gone] = ['cost', 'accuracy', 'gone'].map((name) => () => void drawn.push(name))
  for (const draw of [cost!, gone!, accuracy!, cost!]) drawInTurn(draw)
  leaveTurn(gone!)
  nextFrame()
  expect(drawn).toEqual(['cost'])
  drawInTurn(cost!) // new data before the other one had its turn
  nextFrame()
  nextFrame()
  nextFrame()
  expect(drawn).toEqual(['cost', 'accuracy', 'cost'])
  expect(frames).toEqual([])
  for (const draw of [cost!, accuracy!]) leaveTurn(draw)
})

it('all charts together take a tenth of the time, and never stand still for more than a second', () => {
  let now = 0
  vi.spyOn(performance, 'now').mockImplementation(() => now)
  const taking = (ms: number) => () => void (now += ms)
  const draws = [taking(12), taking(18)]
  expect(streamingPauseMs()).toBe(100)
  for (const draw of draws) {
    drawInTurn(draw)
    nextFrame()
  }
  expect(streamingPauseMs()).toBe(300) // (12 + 18) / (1 / 10)
  const slow = taking(500)
  drawInTurn(slow)
  nextFrame()
  expect(streamingPauseMs()).toBe(1000)
  for (const draw of [...draws, slow]) leaveTurn(draw)
  expect(streamingPauseMs()).toBe(100)
})
