// S2, S6, S17, S18: the desktop app as it is put together: what it does before it is ready, which channels there are, and what
// forged ids, paths among them, are answered.
import { beforeAll, expect, it, vi } from 'vitest'
import { CALL_NAMES } from '../../../shared/ipc/contract'
import { DROP_CHANNEL } from '../../../shared/ipc/drop-channel'
import { electronFake, invokeHandler, resetElectron } from '../../fakes/electron'
import { FakeThread } from '../../fakes/thread'
import { nativeAddon } from '../../native-addon'

vi.mock('../../../src-main/thread-entries', () => ({
  labThreads: () => ({
    startImagingThread: () => new FakeThread(),
    startTrainingThread: () => new FakeThread(),
    startTaskThread: () => new FakeThread(),
    startLessonThread: () => new FakeThread(),
  }),
}))

// Threads start at once when their files are imported here, where there is nothing to bundle them.
vi.mock('../../../src-main/workers/kernel-threads', () => ({ startThread: () => undefined }))

const ours = { senderFrame: { url: 'lab://app/index.html', parent: null } }
let beforeReady: readonly string[]

beforeAll(async () => {
  resetElectron()
  await import('../../../src-main/main')
  beforeReady = electronFake.calls.map(([name]) => name)
  electronFake.becomeReady()
  while (!electronFake.calls.some(([name]) => name === 'show')) await new Promise(setImmediate)
})

it('the sandbox is on and the scheme is registered before the app is ready, and no window is there', () => {
  expect(beforeReady).toEqual(['enableSandbox', 'registerSchemesAsPrivileged'])
})

it('the scheme has no power beyond a page’s: no service workers, no way around the policy', () => {
  const [, schemes] = electronFake.calls.find(([name]) => name === 'registerSchemesAsPrivileged') ?? []
  expect(schemes).toEqual([
    { scheme: 'lab', privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
  ])
})

it('the registered channels are the contract’s and the one of drops', () => {
  expect([...electronFake.handlers.keys()].sort()).toEqual([...CALL_NAMES, DROP_CHANNEL].sort())
})

it('the window shows our own page, with our own preload, locked down', () => {
  expect(electronFake.windows).toHaveLength(1)
  expect(electronFake.calls).toContainEqual(['loadURL', 'lab://app/index.html'])
  const { webPreferences } = electronFake.windows[0]?.options as { webPreferences: { preload: string } }
  expect(webPreferences.preload).toMatch(/preload\.cjs$/)
  expect(electronFake.windows[0]?.webContents.windowOpenHandler?.({ url: 'lab://app/' })).toEqual({
    action: 'deny',
  })
  expect(electronFake.permissionCheck?.(null, 'media', '', {})).toBe(false)
  expect([...electronFake.protocolHandlers.keys()]).toEqual(['lab'])
})

const forged = [
  'picture-1',
  'drop-1',
  '../../etc/passwd',
  '/etc/passwd',
  'C:\\x',
  '__proto__',
  'constructor',
  'toString',
  '0',
  ' ',
]

it.each(forged)('the forged id %j leads nowhere', async (id) => {
  const requests: readonly (readonly [string, unknown])[] = [
    ...(['pause', 'resume', 'stop', 'reset', 'history', 'save-metrics', 'probe'] as const).map(
      (verb) => [`run:${verb}`, { runId: id }] as const,
    ),
    ['run:weights-at', { runId: id, iteration: 0 }],
    ['run:step', { runId: id, unit: 'epoch' }],
    ['run:set-learning-rate', { runId: id, learningRate: 0.1 }],
    ['dataset:open-drop', { dropId: id, zone: 'any' }],
    ['dataset:list-pictures', { datasetId: id, label: 1, offset: 0, limit: 10 }],
    ['dataset:list-copies', { datasetId: id, label: 1, offset: 0, limit: 10 }],
    ['dataset:move-picture', { pictureId: id, label: 0 }],
    ['dataset:remove-picture', { pictureId: id }],
    ['answers:collect', { runId: id }],
    ['answers:list-pictures', { runId: id, indices: [0] }],
    ['answers:explain-picture', { runId: id, pictureId: id }],
    ['answers:recall-picture', { runId: id, index: 0 }],
    ['answers:compare-runs', { firstId: id, secondId: id }],
    ['predict:open-drop', { runId: id, dropId: id }],
  ]
  for (const [channel, request] of requests) {
    const answer = await invokeHandler(channel, ours, request)
    expect(answer, channel).toMatchObject({ ok: false, error: { code: 'unknown-id' } })
  }
})

it('a drop gives an id that says nothing, and names no path', async () => {
  const answer = await invokeHandler(DROP_CHANNEL, ours, [{ kind: 'path', path: '/home/secretname/cats' }])
  expect(answer).toEqual({
    ok: true,
    value: { dropId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string, count: 1 },
  })
  expect(JSON.stringify(answer)).not.toContain('secretname')
})

it('a dialog that is closed is no answer, and no error', async () => {
  expect(await invokeHandler('dataset:choose-folder', ours, { zone: 'any' })).toEqual({
    ok: true,
    value: null,
  })
  const asked = electronFake.calls.filter(([name]) => name === 'showOpenDialog')
  expect(asked).toEqual([['showOpenDialog', { properties: ['openDirectory', 'multiSelections'] }]])
})

it('the description is of this computer', async () => {
  expect(await invokeHandler('lab:describe', ours, undefined)).toMatchObject({
    ok: true,
    value: { version: '9.9.9', platform: process.platform, kernels: nativeAddon ? 'native' : 'wasm' },
  })
})

it('a second start brings the window forward', () => {
  electronFake.app.emit('second-instance')
  expect(electronFake.calls.slice(-2)).toEqual([['restore'], ['focus']])
  expect(electronFake.windows).toHaveLength(1)
})
