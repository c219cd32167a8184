// S10: the one permission: the camera's video, to our own main frame, once for each press of its button.
import { beforeEach, describe, expect, it } from 'vitest'
import { session } from 'electron'
import { CameraGate } from '../../src-main/desktop/camera-gate'
import { lockDownSession } from '../../src-main/desktop/lock-down'
import { electronFake, FakeWebContents, resetElectron } from '../fakes/electron'

let now: number
let gate: CameraGate

beforeEach(() => {
  resetElectron()
  now = 1000
  gate = new CameraGate('lab://app', () => now)
  lockDownSession(session.defaultSession, null, gate)
})

const ours = { isMainFrame: true, requestingUrl: 'lab://app/index.html', mediaTypes: ['video'] }

/** What Electron would be told of a request. */
function isGranted(details: object = ours, permission = 'media'): unknown {
  const answers: unknown[] = []
  electronFake.permissionRequest?.(
    new FakeWebContents(),
    permission,
    (answer: unknown) => answers.push(answer),
    details,
  )
  expect(answers).toHaveLength(1)
  return answers[0]
}

/** What Electron would be told when it asks whether the page has the permission. */
function isHeld(details: object = {}, permission = 'media'): unknown {
  const asked = { isMainFrame: true, requestingUrl: 'lab://app/index.html', mediaType: 'video', ...details }
  return electronFake.permissionCheck?.(new FakeWebContents(), permission, 'lab://app', asked)
}

it('closed until the button is pressed, and one grant uses the press up', () => {
  expect([isGranted(), isHeld()]).toEqual([false, false])
  gate.open()
  expect([isHeld(), isGranted(), isHeld()]).toEqual([true, true, true])
  expect(isGranted()).toBe(false)
  gate.open()
  expect(isGranted()).toBe(true)
})

it('closed again at once when the camera is put away, and after half a minute when nobody asked', () => {
  gate.open()
  gate.close()
  expect([isGranted(), isHeld()]).toEqual([false, false])
  gate.open()
  expect(isGranted()).toBe(true)
  gate.close()
  expect(isHeld()).toBe(false)
  gate.open()
  now += 30_000
  expect([isGranted(), isHeld()]).toEqual([false, false])
})

describe('while it is open', () => {
  beforeEach(() => gate.open())

  it.each([
    ['the microphone', { ...ours, mediaTypes: ['audio'] }],
    ['the microphone with the camera', { ...ours, mediaTypes: ['video', 'audio'] }],
    ['nothing in particular', { ...ours, mediaTypes: [] }],
    ['what it does not say', { isMainFrame: true, requestingUrl: 'lab://app/index.html' }],
    ['a frame within the page', { ...ours, isMainFrame: false }],
    ['a frame that does not say which it is', { requestingUrl: ours.requestingUrl, mediaTypes: ['video'] }],
    ['another page', { ...ours, requestingUrl: 'https://example.org/' }],
    ['another host', { ...ours, requestingUrl: 'lab://app.evil/index.html' }],
    ['no page', { ...ours, requestingUrl: '' }],
    ['a page without an address', { isMainFrame: true, mediaTypes: ['video'] }],
  ])('%s is refused, and the press is not used up', (_who, details) => {
    expect(isGranted(details)).toBe(false)
    expect(isGranted()).toBe(true)
  })

  it.each(['geolocation', 'display-capture', 'notifications', 'fileSystem', 'usb', 'unknown'])(
    '%s is refused',
    (permission) => {
      expect([isGranted(ours, permission), isHeld({}, permission)]).toEqual([false, false])
    },
  )

  it.each([
    { mediaType: 'audio' },
    { mediaType: 'unknown' },
    { mediaType: undefined },
    { isMainFrame: false },
    { requestingUrl: 'https://example.org/' },
    { requestingUrl: undefined },
  ])('a check with %j finds nothing', (details) => {
    expect(isHeld(details)).toBe(false)
  })
})
