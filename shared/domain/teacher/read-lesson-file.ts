/** Reads a teacher's lesson file: a few marks of Markdown, settings between fences, and no HTML: it is text like any other. */
import { teacherErrors } from '../../messages/learn/teacher-errors'
import {
  LESSON_FILE_LIMIT,
  LESSON_FILE_VERSION,
  type LessonFileAnswer,
  type TeacherBlock,
  type TeacherLesson,
  type TextLine,
} from './lesson-file'
import { readQuestion, readStep } from './read-blocks'
import { LessonFileError, SettingsBlock } from './settings-block'

const FRONT = '---'
const FENCE = '```'
const HEADING = /^#{1,3}\s+/
const ITEM = /^[-*]\s+/
/** `code`, **strong**, *emphasis*; a mark without its partner is a letter. */
const MARKED = /`([^`]+)`|\*\*([^*]+)\*\*|\*([^*]+)\*/g

export function readLessonFile(text: string): LessonFileAnswer {
  try {
    return { ok: true, lesson: lessonOf(text) }
  } catch (error) {
    if (!(error instanceof LessonFileError)) throw error
    return { ok: false, problem: { line: error.line, message: error.message } }
  }
}

function lessonOf(text: string): TeacherLesson {
  if (text.length > LESSON_FILE_LIMIT) throw new LessonFileError(1, teacherErrors.tooLong(LESSON_FILE_LIMIT))
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/)
  const end = lines.indexOf(FRONT, 1)
  if (lines[0] !== FRONT || end < 0) throw new LessonFileError(1, teacherErrors.noFront())
  const front = new SettingsBlock(lines.slice(1, end), 2, ['descent-lesson', 'title'])
  if (front.text('descent-lesson') !== String(LESSON_FILE_VERSION)) {
    throw new LessonFileError(front.lineOf('descent-lesson'), teacherErrors.version(LESSON_FILE_VERSION))
  }
  const blocks = blocksOf(lines, end + 1)
  refuseRepeatedIds(blocks)
  return { title: front.text('title'), blocks: blocks.map(({ block }) => block) }
}

interface PlacedBlock {
  readonly block: TeacherBlock
  /** From 1. */
  readonly line: number
}

function blocksOf(lines: readonly string[], from: number): readonly PlacedBlock[] {
  const blocks: PlacedBlock[] = []
  for (let at = from; at < lines.length;) {
    const length = lengthOf(lines, at)
    const own = lines.slice(at, at + length)
    if (own[0]?.trim() !== '') blocks.push({ block: blockOf(own, at + 1), line: at + 1 })
    at += length
  }
  return blocks
}

/** How many lines the block that begins here has. */
function lengthOf(lines: readonly string[], at: number): number {
  const first = lines[at] ?? ''
  if (first.startsWith(FENCE)) {
    const end = lines.findIndex((line, i) => i > at && line.trim() === FENCE)
    if (end < 0) throw new LessonFileError(at + 1, teacherErrors.openFence())
    return end - at + 1
  }
  if (first.trim() === '' || HEADING.test(first)) return 1
  const isItem = ITEM.test(first)
  const next = lines.findIndex((line, i) => i > at && endsParagraph(line, isItem))
  return (next < 0 ? lines.length : next) - at
}

function endsParagraph(line: string, isInList: boolean): boolean {
  return line.trim() === '' || line.startsWith(FENCE) || HEADING.test(line) || ITEM.test(line) !== isInList
}

/** @param first number of its first line, from 1 */
function blockOf(lines: readonly string[], first: number): TeacherBlock {
  const [head = '', ...rest] = lines
  if (head.startsWith(FENCE)) {
    const kind = head.slice(FENCE.length).trim()
    const inside = rest.slice(0, -1)
    if (kind === 'question') return { kind, question: readQuestion(inside, first + 1) }
    if (kind === 'step') return { kind, step: readStep(inside, first + 1) }
    throw new LessonFileError(first, teacherErrors.unknownFence(kind))
  }
  if (HEADING.test(head)) return { kind: 'heading', line: textLine(head.replace(HEADING, '')) }
  if (ITEM.test(head)) return { kind: 'list', lines: lines.map((line) => textLine(line.replace(ITEM, ''))) }
  return { kind: 'paragraph', line: textLine(lines.join(' ')) }
}

function textLine(text: string): TextLine {
  const parts: TextLine[number][] = []
  let end = 0
  for (const match of text.matchAll(MARKED)) {
    const [whole, code, strong, emphasis] = match
    if (match.index > end) parts.push({ kind: 'text', text: text.slice(end, match.index) })
    const kind = code !== undefined ? 'code' : strong !== undefined ? 'strong' : 'emphasis'
    parts.push({ kind, text: code ?? strong ?? emphasis ?? '' })
    end = match.index + whole.length
  }
  return end < text.length ? [...parts, { kind: 'text', text: text.slice(end) }] : parts
}

function refuseRepeatedIds(blocks: readonly PlacedBlock[]): void {
  const known = new Set<string>()
  for (const { block, line } of blocks) {
    if (block.kind !== 'question') continue
    const { id } = block.question
    if (known.has(id)) throw new LessonFileError(line, teacherErrors.repeatedId(id))
    known.add(id)
  }
}
