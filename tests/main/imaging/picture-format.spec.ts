import { describe, expect, it } from 'vitest'
import { recognise } from '../../../src-main/imaging/picture-format'
import goldens from '../../golden/pillow-decode.json'
import { goldenFile } from '../../corpus/exif'

const text = (content: string): Uint8Array => new TextEncoder().encode(content)

describe('recognise', () => {
  it.each(goldens.files)('sees that $name is what it is', ({ name }) => {
    const format = name.split(' ')[0]
    expect(recognise(goldenFile(name))).toEqual({ kind: 'readable', format })
  })

  it.each([
    ['<svg xmlns="http://www.w3.org/2000/svg"/>', 'an SVG drawing'],
    ['<!-- a comment -->\n<!DOCTYPE svg>\n<svg >', 'an SVG drawing'],
    ['<?xml version="1.0"?><s:svg xmlns:s="http://www.w3.org/2000/svg">', 'an SVG drawing'],
    ['\0\0\0\x1cftypheix', 'a HEIC picture'],
    ['\0\0\0\x1cftypavif', 'an AVIF picture'],
    ['\0\0\0\x0cjP  \r\n', null],
    ['gimp xcf v011', 'a GIMP file'],
    ['%PDF-2.0', 'a PDF document'],
  ])('names %j', (content, name) => {
    const expected = name ? { kind: 'unreadable', name } : { kind: 'not-a-picture' }
    expect(recognise(text(content))).toEqual(expected)
  })

  it.each([
    '',
    'B',
    'BMW and other cars (all of them) in one long text',
    '<html><body>svg</body>',
    'GIF88a',
    'RIFF....WAVE',
  ])('does not take %j for a picture', (content) =>
    expect(recognise(text(content))).toEqual({ kind: 'not-a-picture' }),
  )
})
