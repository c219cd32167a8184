import { beforeEach, describe, expect, it } from 'vitest'
import { effectScope, reactive } from 'vue'
import { callLab, registerDrop, useLabEvent } from '../../../src-renderer/bridge/lab'
import type { FakeLab } from '../../fakes/lab-bridge'
import { openPage } from '../stores/fake-page'

let lab: FakeLab
beforeEach(() => {
  lab = openPage()
})

describe('calls', () => {
  it('hands over plain copies of reactive requests', async () => {
    lab.datasets.place({})
    const request = reactive({ label: 1 as const, name: 'tiger' })
    const result = await callLab('dataset:rename-class', request)
    expect(result.ok && result.value.classes).toEqual(['tiger', 'non-cat'])
    const sent = lab.made.at(-1)?.request
    expect(() => structuredClone(sent)).not.toThrow()
    expect(sent).not.toBe(request)
  })

  it('answers a failure when the bridge rejects', async () => {
    const gone = (): Promise<never> => Promise.reject(new Error('port closed'))
    Object.assign(window, { lab: { ...lab, calls: { ...lab.calls, 'run:list': gone }, registerDrop: gone } })
    const failed = { ok: false, error: { code: 'internal', details: { cause: 'port closed' } } }
    expect(await callLab('run:list')).toMatchObject(failed)
    expect(await registerDrop([])).toMatchObject(failed)
  })
})

describe('events', () => {
  it('are heard until the scope ends', () => {
    const heard: unknown[] = []
    const scope = effectScope()
    scope.run(() => useLabEvent('dataset:changed', (payload) => heard.push(payload)))
    lab.emit('dataset:changed', null)
    scope.stop()
    lab.emit('dataset:changed', null)
    expect(heard).toEqual([null])
    expect(lab.listenerCount('dataset:changed')).toBe(0)
  })
})
