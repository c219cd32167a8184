// S5: only the main frame of our own page may call. Everybody else is refused and logged; nothing throws across.
import { beforeEach, expect, it } from 'vitest'
import { Drops } from '../../src-main/desktop/drops'
import { registerHandlers, type Handlers } from '../../src-main/desktop/ipc/handle'
import { isTrustedFrame, originOf } from '../../src-main/desktop/origin'
import { CALL_NAMES } from '../../shared/ipc/contract'
import { DROP_CHANNEL } from '../../shared/ipc/drop-channel'
import { ok } from '../../shared/ipc/result'
import { invokeHandler, resetElectron } from '../fakes/electron'

const ours = { url: 'lab://app/index.html', parent: null }

const disposed = {
  get url(): string {
    throw new Error('Render frame was disposed before WebFrameMain could be accessed')
  },
  get parent(): unknown {
    throw new Error('Render frame was disposed before WebFrameMain could be accessed')
  },
}

const strangers = {
  'no frame (it navigated away)': null,
  'a frame never given': undefined,
  'a frame that has been disposed of': disposed,
  'a frame within our page': { url: 'lab://app/index.html', parent: ours },
  'another site': { url: 'https://app/index.html', parent: null },
  'another host of our scheme': { url: 'lab://evil/index.html', parent: null },
  'a host that begins like ours': { url: 'lab://app.evil/index.html', parent: null },
  'our host with a port': { url: 'lab://app:81/index.html', parent: null },
  'a name before our host': { url: 'lab://person@app/index.html', parent: null },
  'a password before our host': { url: 'lab://:secret@app/index.html', parent: null },
  'a longer scheme': { url: 'labs://app/index.html', parent: null },
  'our address within another': { url: 'https://evil/?lab://app/', parent: null },
  'a file': { url: 'file:///lab://app/index.html', parent: null },
  'about:blank': { url: 'about:blank', parent: null },
  'about:srcdoc': { url: 'about:srcdoc', parent: null },
  'an empty address': { url: '', parent: null },
  'no address at all': { url: 'index.html', parent: null },
  'a blob of our page': { url: 'blob:lab://app/0b51', parent: null },
  'a data address': { url: 'data:text/html,lab://app', parent: null },
  devtools: { url: 'devtools://devtools/bundled/inspector.html', parent: null },
}

let log: string[]
let performed: string[]

beforeEach(() => {
  resetElectron()
  log = []
  performed = []
  const handlers = Object.fromEntries(
    CALL_NAMES.map((name) => [name, () => (performed.push(name), ok(null))]),
  ) as unknown as Handlers
  registerHandlers(handlers, new Drops(), { appOrigin: 'lab://app', log: (line) => log.push(line) })
})

it.each(Object.entries(strangers))('%s is refused on every channel', async (_who, senderFrame) => {
  for (const channel of [...CALL_NAMES, DROP_CHANNEL]) {
    const answer = await invokeHandler(channel, { senderFrame })
    expect(answer).toMatchObject({ ok: false, error: { code: 'untrusted-sender' } })
  }
  expect(performed).toEqual([])
  expect(log).toHaveLength(CALL_NAMES.length + 1)
})

it('our own main frame is heard, on any of our pages', async () => {
  for (const url of ['lab://app/index.html', 'lab://app/', 'lab://app/index.html?x#y']) {
    expect(await invokeHandler('dataset:current', { senderFrame: { url, parent: null } })).toEqual(ok(null))
  }
  expect(performed).toHaveLength(3)
  expect(log).toEqual([])
})

it('a frame without the answer to who its parent is, is a stranger', () => {
  expect(isTrustedFrame({ url: 'lab://app/', parent: undefined })).toBe(false)
})

it('while developing, the page of the development server is ours and the packaged one is not', () => {
  const origin = originOf('http://localhost:5173/') ?? ''
  expect(isTrustedFrame({ url: 'http://localhost:5173/index.html', parent: null }, origin)).toBe(true)
  expect(isTrustedFrame({ url: 'http://localhost:5174/index.html', parent: null }, origin)).toBe(false)
  expect(isTrustedFrame(ours, origin)).toBe(false)
})
