import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { DEFAULT_PREPROCESSING, type Preprocessing } from '../../../shared/domain/preprocessing'
import { decodeUpright, preparePicture } from '../../../src-main/imaging/prepare'
import { corpus } from '../../corpus/write-corpus'
import { encodePng } from '../../corpus/png'
import { goldenFile } from '../../corpus/exif'
import { sharedData } from '../../shared-data'
import { codecs } from './codecs'

/** What came out of a file, in the corpus's words; exact pixels only where the corpus knows them. */
async function outcomeOf(bytes: Uint8Array, hasPixels: boolean) {
  const prepared = await preparePicture(bytes, DEFAULT_PREPROCESSING, codecs)
  if (!prepared.ok) return prepared
  const { width, height, data } = await decodeUpright(bytes, codecs)
  return hasPixels ? { ok: true, width, height, rgba: data } : { ok: true, width, height }
}

describe('preparePicture', () => {
  it.each(corpus)('makes of $name what it must become', async ({ bytes, expected }) => {
    const hasPixels = expected.ok && expected.rgba !== undefined
    expect(await outcomeOf(bytes, hasPixels)).toEqual(expected)
  })

  it('works in the documented order: orientation, alpha, colour, fit, flatten', async () => {
    // 2 × 1: a clear pixel over background (10, 20, 30), then opaque (200, 100, 50); size 1 by stretch is their mean.
    const samples = [0, 0, 0, 0, 200, 100, 50, 255]
    const bytes = encodePng({ width: 2, height: 1, bitDepth: 8, colourType: 6, samples })
    const base: Preprocessing = {
      ...DEFAULT_PREPROCESSING,
      size: 1,
      fit: 'stretch',
      filter: 'bilinear',
      background: [10, 20, 30],
    }
    const rgb = await preparePicture(bytes, base, codecs)
    // (10 + 200) / 2 = 105, (20 + 100) / 2 = 60, (30 + 50) / 2 = 40
    expect(rgb).toEqual({ ok: true, width: 2, height: 1, vector: Uint8Array.of(105, 60, 40) })
    const grey = await preparePicture(bytes, { ...base, colour: 'grey' }, codecs)
    // greys 18.15 → 18 and 124.2 → 124 first, then their mean (18 + 124) / 2 = 71
    expect(grey).toEqual({ ok: true, width: 2, height: 1, vector: Uint8Array.of(71) })
  })

  it('survives garbage of every format and decodes the next picture', async () => {
    const files = ['jpeg 444', 'png rgb', 'webp lossy'].map(goldenFile)
    for (const file of files) {
      const garbage = file.map((byte, i) =>
        i > file.length / 3 && i < file.length - 40 ? byte ^ (i * 7) : byte,
      )
      await preparePicture(garbage, DEFAULT_PREPROCESSING, codecs)
    }
    const after = await Promise.all(files.map((file) => preparePicture(file, DEFAULT_PREPROCESSING, codecs)))
    expect(after.map(({ ok }) => ok)).toEqual([true, true, true])
  })
})

/** Debian's Pillow as the oracle for real photographs, where both are there. */
const pillow = `
import hashlib, sys
from PIL import Image, ImageOps
for path in sys.stdin.read().split('\\n'):
    im = ImageOps.exif_transpose(Image.open(path)).convert('RGB')
    s = min(im.size); l = (im.width - s) // 2; t = (im.height - s) // 2
    print(hashlib.sha256(im.crop((l, t, l + s, t + s)).resize((64, 64), Image.Resampling.BICUBIC).tobytes()).hexdigest())
`
const PYTHON = '/usr/bin/python3'

function hasPillow(): boolean {
  try {
    execFileSync(PYTHON, ['-c', 'import PIL'], { stdio: 'ignore' })
    return true
  } catch {
    return false // no Python, or no Pillow: nothing to compare with
  }
}

const photos = sharedData && hasPillow() ? join(sharedData, 'photos/cats') : null

describe('real photographs', () => {
  it.skipIf(!photos)('60 of them give the very vector that Pillow gives', async () => {
    const paths = readdirSync(photos ?? '')
      .slice(0, 60)
      .map((name) => join(photos ?? '', name))
    const expected = execFileSync(PYTHON, ['-c', pillow], { input: paths.join('\n') })
      .toString()
      .trim()
      .split('\n')
    const hashes: string[] = []
    for (const path of paths) {
      const prepared = await preparePicture(readFileSync(path), DEFAULT_PREPROCESSING, codecs)
      hashes.push(prepared.ok ? createHash('sha256').update(prepared.vector).digest('hex') : prepared.code)
    }
    expect(hashes).toEqual(expected)
  })
})
