// Students' results on disk: read back as they were, and as a table that no spreadsheet executes.
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { readResultsFile, type LessonResult } from '../../../../shared/domain/teacher/results'
import { saveResults } from '../../../../src-main/lab/lessons/save-results'

let place: string
beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), 'results-'))
})
afterEach(() => rm(place, { recursive: true }))

const results: readonly LessonResult[] = [
  {
    lesson: 'Flowers',
    student: '=HYPERLINK("x")',
    answers: [
      {
        question: 'a',
        ask: 'How many, "about"?',
        answer: '4',
        expected: '3',
        isRight: false,
        at: '2026-01-02',
      },
    ],
    measured: [{ lesson: 'race', predicted: '10', measured: '10' }],
  },
]

it('the file is what was saved', async () => {
  const path = join(place, 'ada.json')
  expect(await saveResults({ format: 'json', results }, path)).toEqual({
    ok: true,
    value: { fileName: 'ada.json', rows: 1 },
  })
  expect(readResultsFile(await readFile(path, 'utf8'))).toEqual(results)
})

it('the table has a line for each answer and each measured lesson', async () => {
  const path = join(place, 'class.csv')
  await saveResults({ format: 'csv', results }, path)
  expect(await readFile(path, 'utf8')).toBe(
    [
      'student,lesson,kind,question,answer,expected,right,at',
      `"'=HYPERLINK(""x"")",Flowers,question,"How many, ""about""?",4,3,no,2026-01-02`,
      `"'=HYPERLINK(""x"")",Flowers,prediction,race,10,10,yes,`,
      '',
    ].join('\r\n'),
  )
})

it('a file that cannot be written is an answer', async () => {
  expect(await saveResults({ format: 'csv', results }, join(place, 'none', 'class.csv'))).toMatchObject({
    ok: false,
    error: { code: 'could-not-write' },
  })
})
