// Whose priority is lowered, and where: the calling thread's on Linux, and nobody's where the call would mean the whole program.
import type * as OperatingSystem from 'node:os'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { makeWay } from '../../../src-main/workers/make-way'

const system = vi.hoisted(() => ({ getPriority: vi.fn<() => number>(), setPriority: vi.fn() }))
vi.mock('node:os', async (original) => ({ ...(await original<typeof OperatingSystem>()), ...system }))

const { platform } = process
const runOn = (name: NodeJS.Platform): unknown => Object.defineProperty(process, 'platform', { value: name })

beforeEach(() => {
  runOn('linux')
  system.getPriority.mockReturnValue(0)
})
afterEach(() => {
  runOn(platform)
  system.setPriority.mockClear()
})

describe('a computing thread', () => {
  it('makes way for a window on Linux', () => {
    makeWay({ makesWay: true })
    // One argument: without a process, the call is about whoever calls.
    expect(system.setPriority.mock.calls).toEqual([[10]])
  })

  it('keeps its priority where no window is', () => {
    makeWay({ makesWay: false })
    expect(system.setPriority).not.toHaveBeenCalled()
  })

  it('is not raised in a program that was started lower still, which only root may do', () => {
    system.getPriority.mockReturnValue(15)
    makeWay({ makesWay: true })
    expect(system.setPriority).not.toHaveBeenCalled()
  })

  it.each(['darwin', 'win32'] as const)(
    'keeps it on %s, where the whole program would be lowered',
    (name) => {
      runOn(name)
      makeWay({ makesWay: true })
      expect(system.setPriority).not.toHaveBeenCalled()
    },
  )
})
