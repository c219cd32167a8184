/** What `npm start` does, for every computer it may find itself on. */
import { describe, expect, it } from 'vitest'
import { decideStart, type StartFacts } from '../../../resources/scripts/decide-start.mjs'

const browser = { name: 'Google Chrome', isSandboxed: true }
const desktop: StartFacts = { hasDisplay: true, electron: null, fetch: 'untried', fetchSeconds: 90, browser }

describe('decideStart', () => {
  it('takes Electron when it is there, and says nothing', () => {
    expect(decideStart({ ...desktop, electron: 'dist/electron' })).toEqual({
      kind: 'electron',
      path: 'dist/electron',
    })
  })

  it('tries to fetch Electron before it takes a browser', () => {
    const plan = decideStart(desktop)
    expect(plan.kind).toBe('fetch')
    expect(plan).toHaveProperty('message', expect.stringContaining('90 s'))
  })

  it.each([
    ['failed', 'could not be fetched'],
    ['timed-out', 'DESCENT_ELECTRON_SECONDS allows longer'],
    ['off', 'DESCENT_ELECTRON_SECONDS is 0'],
    ['ended-at-once', 'does not run here'],
  ] as const)('opens in a browser when fetching %s, and names both', (fetch, words) => {
    const plan = decideStart({ ...desktop, fetch })
    expect(plan).toMatchObject({ kind: 'browser', message: expect.stringContaining(words) as string })
    expect(plan).toHaveProperty('message', expect.stringContaining('Google Chrome'))
  })

  it('says when the browser runs without its sandbox, and only then', () => {
    const messageOf = (isSandboxed: boolean) => {
      const plan = decideStart({ ...desktop, fetch: 'failed', browser: { ...browser, isSandboxed } })
      return plan.kind === 'browser' ? plan.message : ''
    }
    expect(messageOf(false)).toContain('without its sandbox')
    expect(messageOf(true)).not.toContain('sandbox')
  })

  it('goes to the terminal without a browser, after fetching failed', () => {
    expect(decideStart({ ...desktop, browser: null }).kind).toBe('fetch')
    expect(decideStart({ ...desktop, browser: null, fetch: 'failed' }).kind).toBe('terminal')
  })

  it('goes to the terminal at once where no window can be shown: fetching would not help', () => {
    for (const electron of [null, 'dist/electron'])
      expect(decideStart({ ...desktop, electron, hasDisplay: false }).kind).toBe('terminal')
  })

  it('always ends: every outcome of fetching leads away from fetching', () => {
    const outcomes = ['failed', 'timed-out', 'off', 'ended-at-once'] as const
    for (const fetch of outcomes)
      for (const found of [browser, null])
        expect(decideStart({ ...desktop, fetch, browser: found }).kind).not.toBe('fetch')
  })

  it('says one sentence: one line, one full stop at its end', () => {
    const facts = [desktop, { ...desktop, hasDisplay: false }, { ...desktop, fetch: 'failed', browser: null }]
    for (const one of facts as StartFacts[]) {
      const plan = decideStart(one)
      const message = 'message' in plan ? plan.message : ''
      expect(message).toMatch(/^[^.\n]+(\.|…)$/)
    }
  })
})
