import type { BrowserWindow, Notification } from 'electron'
import { beforeEach, describe, expect, it } from 'vitest'
import type { RunState, RunSummary } from '../../../shared/domain/run'
import { TrainingSignals } from '../../../src-main/desktop/training-signals'

const asked: unknown[][] = []
let isFocused = false
let click: () => void = () => undefined

const window = {
  isDestroyed: () => false,
  isFocused: () => isFocused,
  focus: () => asked.push(['focus']),
  setTitle: (title: string) => asked.push(['title', title]),
  setProgressBar: (share: number, options?: { mode: string }) =>
    asked.push(['progress', share, options?.mode ?? '']),
}

class FakeNotification {
  static isSupported(): boolean {
    return true
  }
  constructor(options: { title: string; body: string }) {
    asked.push(['notice', options.title, options.body])
  }
  on(_event: string, listener: () => void): void {
    click = listener
  }
  show(): void {
    asked.push(['shown'])
  }
}

let signals: TrainingSignals
let blockers = 0
beforeEach(() => {
  asked.length = 0
  isFocused = false
  blockers = 0
  signals = new TrainingSignals({
    windows: () => [window as unknown as BrowserWindow],
    powerSaveBlocker: {
      start: (type) => {
        asked.push(['awake', type])
        return ++blockers
      },
      stop: (id) => asked.push(['may sleep', id]) > 0,
    },
    notification: FakeNotification as unknown as typeof Notification,
  })
})

function tell(state: RunState, iteration: number, id = 'run-1'): void {
  const progress = { state, iteration, iterations: 200, elapsedMs: 0, stepsPerSecond: 0 }
  signals.take('run:changed', { id, progress } as RunSummary)
}

describe('signals of a training', () => {
  it('title, progress and wakefulness follow the run, and each is said once', () => {
    tell('training', 0)
    tell('training', 1) // 0.5 % is 1 %
    for (const iteration of [100, 100, 100]) tell('training', iteration)
    tell('paused', 100)
    expect(asked).toEqual([
      ['awake', 'prevent-app-suspension'],
      ['title', '0\u202f% – Descent'],
      ['progress', 0, 'normal'],
      ['title', '1\u202f% – Descent'],
      ['progress', 0.005, 'normal'],
      ['title', '50\u202f% – Descent'],
      ['progress', 0.5, 'normal'],
      ['may sleep', 1],
      ['title', '50\u202f%, paused – Descent'],
      ['progress', 0.5, 'paused'],
    ])
  })

  it.each([
    ['finished', -1, ''],
    ['diverged', 1, 'error'],
    ['failed', 1, 'error'],
  ] as const)('%s: the system says so, and a click leads back', (state, share, mode) => {
    tell('training', 0)
    asked.length = 0
    tell(state, 200)
    tell(state, 200)
    expect(asked.filter(([what]) => what === 'progress')).toEqual([['progress', share, mode]])
    expect(asked.filter(([what]) => what === 'shown')).toHaveLength(1)
    expect(asked).toContainEqual(['may sleep', 1])
    click()
    expect(asked.at(-1)).toEqual(['focus'])
  })

  it('says nothing to somebody who is looking, nor of a run that the person stopped', () => {
    isFocused = true
    tell('training', 0)
    tell('finished', 200)
    isFocused = false
    tell('training', 0, 'run-2')
    tell('stopped', 20, 'run-2')
    expect(asked.some(([what]) => what === 'notice')).toBe(false)
  })

  it('an older run that ends while a new one trains does not let the computer sleep', () => {
    tell('training', 5)
    tell('training', 0, 'run-2')
    asked.length = 0
    tell('stopped', 5)
    expect(asked).toEqual([])
  })
})
