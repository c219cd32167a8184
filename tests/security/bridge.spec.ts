// S7, S17: `window.lab` is exactly the contract: frozen, data only, no power of Electron, no path.
import { beforeAll, beforeEach, expect, it } from 'vitest'
import type { LabBridge } from '../../shared/ipc/bridge'
import { CALL_NAMES } from '../../shared/ipc/contract'
import { DROP_CHANNEL } from '../../shared/ipc/drop-channel'
import { EVENT_NAMES } from '../../shared/ipc/events'
import { failure } from '../../shared/ipc/result'
import { electronFake, resetElectron } from '../fakes/electron'

let lab: LabBridge<File>

beforeAll(async () => {
  resetElectron()
  await import('../../src-main/desktop/preload/preload')
  lab = electronFake.exposed.get('lab') as LabBridge<File>
})

beforeEach(() => {
  electronFake.invoked.length = 0
})

function isFrozenThrough(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true
  return Object.isFrozen(value) && Object.values(value).every(isFrozenThrough)
}

it('one object is exposed: calls, events and the registration of drops', () => {
  expect([...electronFake.exposed.keys()]).toEqual(['lab'])
  expect(Object.keys(lab).sort()).toEqual(['calls', 'events', 'registerDrop'])
  expect(Object.keys(lab.calls).sort()).toEqual([...CALL_NAMES].sort())
  expect(Object.keys(lab.events).sort()).toEqual([...EVENT_NAMES].sort())
  const members = [...Object.values(lab.calls), ...Object.values(lab.events), lab.registerDrop]
  expect(members.every((member) => typeof member === 'function')).toBe(true)
})

it('nothing of it can be exchanged', () => {
  expect(isFrozenThrough(lab)).toBe(true)
})

it('each call goes out on its own channel with its request alone, and its answer comes back', async () => {
  const answer = failure('busy', 'Wait.')
  electronFake.invokeAnswer = answer
  for (const name of CALL_NAMES) {
    const call = lab.calls[name] as (...values: unknown[]) => Promise<unknown>
    expect(await call({ marker: name }, 'a second value', 'a third')).toEqual(answer)
  }
  expect(electronFake.invoked).toEqual(
    CALL_NAMES.map((channel) => ({ channel, payload: { marker: channel } })),
  )
})

it('a channel cannot be chosen by the page', async () => {
  const call = lab.calls['run:list'] as (...values: unknown[]) => Promise<unknown>
  await call('model:export')
  expect(electronFake.invoked).toEqual([{ channel: 'run:list', payload: 'model:export' }])
})

it.each(EVENT_NAMES)(
  'listeners of %s get the data and nothing of the event, until they unsubscribe',
  (name) => {
    const heard: unknown[][] = []
    const subscribe = lab.events[name] as (listener: (...values: unknown[]) => void) => () => void
    const unsubscribe = subscribe((...values) => heard.push(values))
    const other: unknown[] = []
    const unsubscribeOther = subscribe((value) => other.push(value))
    const event = { sender: 'the powers of ipcRenderer', ports: [] }
    electronFake.renderer.emit(name, event, { run: 1 }, 'more')
    expect(heard).toEqual([[{ run: 1 }]])
    unsubscribe()
    electronFake.renderer.emit(name, event, { run: 2 })
    expect(heard).toHaveLength(1)
    expect(other).toEqual([{ run: 1 }, { run: 2 }])
    unsubscribeOther()
    expect(electronFake.renderer.count(name)).toBe(0)
  },
)

it('a dropped file’s path goes to the main process and never to the page', async () => {
  const dropped = new File(['meow'], 'cat.jpg')
  electronFake.paths.set(dropped, '/home/secretname/cat.jpg')
  const pasted = new File([new Uint8Array([1, 2, 3])], 'image.png')
  electronFake.invokeAnswer = { ok: true, value: { dropId: 'drop-1', count: 2 } }
  const answer = await lab.registerDrop([dropped, pasted])
  expect(answer).toEqual({ ok: true, value: { dropId: 'drop-1', count: 2 } })
  expect(electronFake.invoked).toEqual([
    {
      channel: DROP_CHANNEL,
      payload: [
        { kind: 'path', path: '/home/secretname/cat.jpg' },
        { kind: 'bytes', name: 'image.png', bytes: new Uint8Array([1, 2, 3]) },
      ],
    },
  ])
})
