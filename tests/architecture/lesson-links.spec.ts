/** Every lesson is linked from where its subject is met: a link in a screen outside the Learn room. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { LESSON_IDS } from '../../shared/domain/lesson'
import { root, trackedFiles } from './tracked-files'

const screens = trackedFiles().filter(
  (path) => /^src-renderer\/.*\.vue$/.test(path) && !path.startsWith('src-renderer/rooms/learn/'),
)
const linked = screens.flatMap((path) => {
  const source = readFileSync(resolve(root, path), 'utf8').replaceAll(/<!--[\s\S]*?-->/g, '')
  return [...source.matchAll(/<LessonLink\b[^>]*?\slesson="([\w-]+)"/g)].map(([, lesson]) => lesson)
})

describe('links to lessons outside the Learn room', () => {
  it.each(LESSON_IDS)('%s', (lesson) => {
    expect(linked).toContain(lesson)
  })
})
