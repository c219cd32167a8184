// A disk's refusal becomes one sentence and a code; the person's folders are not in it.
import { expect, it } from 'vitest'
import { writeFailure } from '../../../src-main/storage/write-error'

const errorOf = (code: string): Error =>
  Object.assign(new Error(`${code}: open '/home/secretname/x'`), { code })

it.each([
  ['ENOSPC', 'disk-full', /disk is full/],
  ['EDQUOT', 'disk-full', /disk is full/],
  ['EACCES', 'could-not-write', /no permission/],
  ['EROFS', 'could-not-write', /read-only/],
  ['ENOENT', 'could-not-write', /folder does not exist/],
  ['EISDIR', 'could-not-write', /folder has that name/],
  ['EFBIG', 'could-not-write', /EFBIG/],
])('%s', (code, expected, sentence) => {
  const { ok, error } = writeFailure(errorOf(code), 'model.onnx')
  expect(ok).toBe(false)
  expect(error.code).toBe(expected)
  expect(error.message).toMatch(sentence)
  expect(error.message).toMatch(/^model\.onnx .*\.$/)
  expect(JSON.stringify(error)).not.toContain('secretname')
})

it.each([new Error('no code'), 'a string', null, undefined])(
  'something else that was thrown: %s',
  (thrown) => {
    expect(writeFailure(thrown, 'x.json').error).toMatchObject({
      code: 'could-not-write',
      details: { code: 'unknown' },
    })
  },
)
