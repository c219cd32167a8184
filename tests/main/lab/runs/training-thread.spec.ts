// Questions to a training thread: every one is answered once, or refused with a reason.
import { describe, expect, it } from 'vitest'
import { TrainingThread } from '../../../../src-main/lab/runs/training-thread'
import type { TrainingEvent } from '../../../../src-main/workers/training-protocol'
import { FakeThread } from '../../../fakes/thread'
import { Training, tinyOrder, trainerOf } from '../../workers/training-fixture'

interface Asked {
  readonly kind: string
  readonly requestId: number
}

/** A thread that answers nothing by itself. */
function silent() {
  const thread = new FakeThread()
  const told: TrainingEvent[] = []
  const owner = new TrainingThread(thread, (event) => told.push(event))
  return { thread, told, owner }
}

const parametersAt = (iteration: number) => ({ iteration, scaling: { kind: 'unit' } as const, W: [], b: [] })
const probeAt = (iteration: number) => ({ iteration, layers: [], positiveShare: 0 })

describe('asked', () => {
  it('it hands each answer to whoever asked, in whatever order they come, and to nobody else', async () => {
    const { thread, told, owner } = silent()
    const asked = [owner.probe(), owner.snapshot(), owner.probe()] as const
    const ids = (thread.received as Asked[]).map(({ requestId }) => requestId)
    expect(new Set(ids).size).toBe(3)
    thread.say({ kind: 'probed', requestId: ids[2], probe: probeAt(3) })
    thread.say({ kind: 'snapshot', requestId: ids[1], parameters: parametersAt(2) })
    thread.say({ kind: 'probed', requestId: 12345, probe: probeAt(99) }) // nobody's
    thread.say({ kind: 'probed', requestId: ids[0], probe: probeAt(1) })
    expect((await Promise.all(asked)).map(({ iteration }) => iteration)).toEqual([1, 2, 3])
    expect(told).toEqual([])
  })

  it('a real thread answers with its probe and its numbers', async () => {
    const training = new Training()
    const owner = new TrainingThread(training.thread, () => undefined)
    owner.send({ kind: 'start', order: tinyOrder({ optimizer: 'adam' }), isPaused: true })
    await training.until('progressed')
    const alone = trainerOf(tinyOrder({ optimizer: 'adam' }))
    const [probe, parameters] = await Promise.all([owner.probe(), owner.snapshot()])
    expect(alone.probe()).toMatchObject(probe)
    expect(parameters).toMatchObject({ iteration: 0, ...alone.parameters() })
  })

  it('an answer of the wrong kind is a fault, not an answer', async () => {
    const { thread, owner } = silent()
    const asked = owner.probe()
    const [{ requestId }] = thread.received as [Asked]
    thread.say({ kind: 'snapshot', requestId, parameters: parametersAt(1) })
    await expect(asked).rejects.toThrow('a probe was answered with "snapshot"')
  })
})

describe('a thread that dies over a question', () => {
  it.each([
    ['error', new Error('out of memory'), 'out of memory'],
    ['exit', 134, 'the training thread ended by itself (code 134)'],
    ['message', { kind: 'failed', message: 'no kernels' }, 'no kernels'],
  ] as const)(
    'by %s refuses all that was asked, with the reason, and tells it once',
    async (event, what, reason) => {
      const { thread, told, owner } = silent()
      const asked = [owner.probe(), owner.snapshot()]
      thread.emit(event, what)
      thread.emit('exit', 1)
      for (const each of asked) await expect(each).rejects.toThrow(reason)
      expect(told).toEqual([{ kind: 'failed', message: reason }])
      await expect(owner.probe()).rejects.toThrow('the training thread has ended')
      expect(thread.received).toHaveLength(2)
    },
  )

  it('closed by its owner refuses them too, and says nothing more', async () => {
    const { thread, told, owner } = silent()
    const asked = owner.snapshot()
    const closing = owner.close()
    await expect(asked).rejects.toThrow('the training thread was closed')
    await closing
    thread.emit('exit', 1)
    expect(told).toEqual([])
    expect(thread.isTerminated).toBe(true)
  })
})
