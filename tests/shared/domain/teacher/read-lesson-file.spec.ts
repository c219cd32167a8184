// Teachers' lesson files: the documented example, what each block becomes, and one sentence with the line for each mistake.
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LESSON_IDS } from '../../../../shared/domain/lesson'
import type { TeacherBlock } from '../../../../shared/domain/teacher/lesson-file'
import { readLessonFile } from '../../../../shared/domain/teacher/read-lesson-file'
import { readResultsFile } from '../../../../shared/domain/teacher/results'

const docs = (name: string): string =>
  readFileSync(new URL(`../../../../docs/${name}`, import.meta.url), 'utf8')
const FRONT = ['---', 'descent-lesson: 1', 'title: Flowers', '---']

function blocks(...body: string[]): readonly TeacherBlock[] {
  const read = readLessonFile([...FRONT, ...body].join('\n'))
  if (!read.ok) throw new Error(`${read.problem.line}: ${read.problem.message}`)
  return read.lesson.blocks
}

function problem(...lines: string[]): string {
  const read = readLessonFile(lines.join('\n'))
  return read.ok ? 'none' : `${read.problem.line}: ${read.problem.message}`
}

describe('a lesson file', () => {
  it('the documented example is read whole', () => {
    const read = readLessonFile(docs('example-lesson.md'))
    if (!read.ok) throw new Error(`${read.problem.line}: ${read.problem.message}`)
    expect(read.lesson.title).toBe('Four units and a flower')
    const kinds = read.lesson.blocks.map(({ kind }) => kind)
    expect(kinds.filter((kind) => kind === 'step')).toHaveLength(3)
    expect(kinds.filter((kind) => kind === 'question')).toHaveLength(2)
    const network = read.lesson.blocks.flatMap((block) =>
      block.kind === 'step' && block.step.target.kind === 'network' ? [block.step.target] : [],
    )
    expect(network).toEqual([
      {
        kind: 'network',
        hidden: [20, 7, 5].map((units) => ({ units, activation: 'relu' })),
        hyperparameters: { learningRate: 0.0075, iterations: 2500, initialization: 'scaled', seed: 1 },
      },
    ])
  })

  it('the documentation names every lesson', () => {
    const text = docs('teacher-lessons.md')
    for (const id of LESSON_IDS) expect(text).toContain(id)
  })

  it('is text with a few marks; HTML is letters', () => {
    expect(blocks('# Why', 'One *two* **three**', 'goes on <b>`x`</b> 2 * 3', '', '- a', '- b')).toEqual([
      { kind: 'heading', line: [{ kind: 'text', text: 'Why' }] },
      {
        kind: 'paragraph',
        line: [
          { kind: 'text', text: 'One ' },
          { kind: 'emphasis', text: 'two' },
          { kind: 'text', text: ' ' },
          { kind: 'strong', text: 'three' },
          { kind: 'text', text: ' goes on <b>' },
          { kind: 'code', text: 'x' },
          { kind: 'text', text: '</b> 2 * 3' },
        ],
      },
      { kind: 'list', lines: [[{ kind: 'text', text: 'a' }], [{ kind: 'text', text: 'b' }]] },
    ])
  })

  it('lines may end as on any system, and a question may ask for a number', () => {
    const text = [
      ...FRONT,
      '```question',
      'id: a',
      'ask: How: many?',
      'answer: -2.5e1',
      'within: 1',
      '```',
    ].join('\r\n')
    expect(readLessonFile(`\uFEFF${text}`)).toMatchObject({
      ok: true,
      lesson: { blocks: [{ question: { kind: 'number', ask: 'How: many?', answer: -25, within: 1 } }] },
    })
  })

  it('a step to the planar lesson has the course’s settings where none are given', () => {
    expect(blocks('```step', 'title: Train', 'open: planar', 'units: 20', '```')[0]).toMatchObject({
      step: { target: { settings: { data: 'flower', units: 20, activation: 'tanh', learningRate: 1.2 } } },
    })
    expect(blocks('```step', 'title: None', 'open: network', 'hidden: none', '```')[0]).toMatchObject({
      step: { target: { hidden: [], hyperparameters: {} } },
    })
  })
})

describe('a mistake is one sentence with its line', () => {
  const question = (...lines: string[]) => [...FRONT, '', '```question', ...lines, '```']
  const step = (...lines: string[]) => [...FRONT, '', '```step', 'title: A', ...lines, '```']
  it.each([
    [['# no head'], '1: A lesson file begins with'],
    [['---', 'descent-lesson: 2', 'title: x', '---'], '2: This Descent reads'],
    [['---', 'descent-lesson: 1', 'titel: x', '---'], '3: "titel" is not known here'],
    [['---', 'descent-lesson: 1', '---'], '1: "title" is missing'],
    [[...FRONT, '', '```question', 'id: a'], '6: This block has no closing'],
    [[...FRONT, '```python', '```'], '5: "python" is no kind of block'],
    [question('id: a', 'ask'), '8: "ask" is not "key: value".'],
    [question('id: a', 'ask: b', 'answer: many'), '9: "answer" is "many"; it takes a number'],
    [
      question('id: a', 'ask: b', 'choice: x', 'choice: y', 'answer: z'),
      '11: "answer" is "z"; it takes one of: x, y.',
    ],
    [question('id: a', 'ask: b', 'choice: x', 'answer: x'), '9: A question with choices has at least two'],
    [question('id: a', 'id: b', 'ask: b', 'answer: 1'), '8: "id" is there twice.'],
    [step('open: cinema'), '8: "open" is "cinema"'],
    [step('open: planar', 'units: 51'), '9: "units" is "51"; it takes a number from 0 to 50.'],
    [step('open: planar', 'units: 2.5'), '9: "units" is 2.5; it takes a whole number.'],
    [step('open: graph', 'units: 5'), '9: "units" does nothing with "open: graph".'],
    [step('open: network', 'hidden: 20 relu, seven'), '9: "hidden" is "20 relu, seven"'],
    [step('open: network', 'learning-rate:'), '9: "learning-rate" has no value.'],
    [
      [...FRONT, ...['a', 'a'].flatMap((id) => ['```question', `id: ${id}`, 'ask: b', 'answer: 1', '```'])],
      '10: A second question has the id "a".',
    ],
  ])('%#', (lines, said) => {
    expect(problem(...lines)).toContain(said)
  })

  it('whatever the file: an answer, never a throw', () => {
    const line = fc.constantFrom(
      '---',
      '```',
      '```step',
      '```question',
      'id: a',
      'open: planar',
      '- x',
      '# y',
      'z',
      '',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(line, fc.string()), { maxLength: 30 }), (lines) => {
        expect(typeof readLessonFile([...FRONT, ...lines].join('\n')).ok).toBe('boolean')
      }),
    )
    expect(problem('x'.repeat(200_001))).toContain('1: The file has more than 200000 letters')
  })
})

it('a results file is believed only when it is one', () => {
  const result = { lesson: 'Flowers', student: 'Ada', answers: [], measured: [] }
  const file = (content: unknown) => readResultsFile(JSON.stringify(content))
  expect(file({ schema: 'descent-results/1', results: [result] })).toEqual([result])
  expect(file({ schema: 'descent-results/2', results: [result] })).toBeNull()
  expect(file({ schema: 'descent-results/1', results: [{ ...result, more: 1 }] })).toBeNull()
  expect(file({ schema: 'descent-results/1', results: [] })).toBeNull()
  expect(readResultsFile('{')).toBeNull()
})
