/** The two kinds of fenced settings in a lesson file: a question, and a step that opens a lesson or the Network room. */
import { teacherErrors } from '../../messages/learn/teacher-errors'
import { ACTIVATIONS, INITIALIZATIONS, type HiddenLayer } from '../architecture'
import { OPTIMIZERS, type Hyperparameters } from '../hyperparameters'
import { LESSON_IDS } from '../lesson'
import { PLANAR_ACTIVATIONS, PLANAR_DATA, PLANAR_LIMITS } from '../lessons/planar'
import { limits } from '../limits'
import type { StepTarget, TeacherQuestion, TeacherStep } from './lesson-file'
import { LessonFileError, SettingsBlock } from './settings-block'

const QUESTION_KEYS = ['id', 'ask', 'choice', 'answer', 'within']
const PLANAR_KEYS = ['data', 'units', 'activation', 'learning-rate']
const NETWORK_KEYS = ['hidden', 'learning-rate', 'iterations', 'optimizer', 'initialization', 'seed']
const STEP_KEYS = ['title', 'open', ...new Set([...PLANAR_KEYS, ...NETWORK_KEYS])]
const NETWORK_ROOM = 'network'
const ANY_NUMBER = { min: -1e15, max: 1e15 }
const FEWEST_CHOICES = 2

export function readQuestion(lines: readonly string[], first: number): TeacherQuestion {
  const block = new SettingsBlock(lines, first, QUESTION_KEYS)
  const [id, ask, answer] = [block.text('id'), block.text('ask'), block.text('answer')]
  const choices = block.all('choice')
  if (choices.length === 0) {
    const right = block.optionalNumber('answer', ANY_NUMBER) ?? Number.NaN
    const within = block.optionalNumber('within', { min: 0, max: ANY_NUMBER.max }) ?? 0
    return { kind: 'number', id, ask, answer: right, within }
  }
  if (block.optionalText('within') !== null) {
    throw new LessonFileError(block.lineOf('within'), teacherErrors.withinChoices())
  }
  if (choices.length < FEWEST_CHOICES || new Set(choices).size < choices.length) {
    throw new LessonFileError(block.lineOf('choice'), teacherErrors.choices())
  }
  if (!choices.includes(answer)) {
    throw new LessonFileError(block.lineOf('answer'), teacherErrors.word('answer', answer, choices))
  }
  return { kind: 'choice', id, ask, choices, answer }
}

export function readStep(lines: readonly string[], first: number): TeacherStep {
  const block = new SettingsBlock(lines, first, STEP_KEYS)
  const title = block.text('title')
  const open = block.text('open')
  const lesson = LESSON_IDS.find((id) => id === open)
  if (open !== NETWORK_ROOM && !lesson) {
    throw new LessonFileError(
      block.lineOf('open'),
      teacherErrors.word('open', open, [NETWORK_ROOM, ...LESSON_IDS]),
    )
  }
  const ofTarget = open === NETWORK_ROOM ? NETWORK_KEYS : open === 'planar' ? PLANAR_KEYS : []
  for (const key of STEP_KEYS.slice(2)) {
    if (ofTarget.includes(key) || block.optionalText(key) === null) continue
    throw new LessonFileError(block.lineOf(key), teacherErrors.notThere(key, open))
  }
  return { title, target: lesson === undefined ? networkTarget(block) : lessonTarget(block, lesson) }
}

function lessonTarget(block: SettingsBlock, lesson: (typeof LESSON_IDS)[number]): StepTarget {
  if (lesson !== 'planar') return { kind: 'lesson', lesson }
  const settings = {
    data: block.optionalChoice('data', PLANAR_DATA) ?? 'flower',
    units: block.optionalInteger('units', PLANAR_LIMITS.units) ?? 4,
    activation: block.optionalChoice('activation', PLANAR_ACTIVATIONS) ?? 'tanh',
    learningRate: block.optionalNumber('learning-rate', PLANAR_LIMITS.learningRate) ?? 1.2,
  }
  return { kind: 'planar', settings }
}

function networkTarget(block: SettingsBlock): StepTarget {
  const learningRate = block.optionalNumber('learning-rate', limits.learningRate)
  const iterations = block.optionalInteger('iterations', limits.iterations)
  const seed = block.optionalInteger('seed', limits.seed)
  const optimizer = block.optionalChoice('optimizer', OPTIMIZERS)
  const initialization = block.optionalChoice('initialization', INITIALIZATIONS)
  const hyperparameters: Partial<Hyperparameters> = {
    ...(learningRate !== null && { learningRate }),
    ...(iterations !== null && { iterations }),
    ...(seed !== null && { seed }),
    ...(optimizer !== null && { optimizer }),
    ...(initialization !== null && { initialization }),
  }
  return { kind: 'network', hidden: hiddenOf(block), hyperparameters }
}

/** "20 relu, 7 relu" or "none" */
function hiddenOf(block: SettingsBlock): readonly HiddenLayer[] | null {
  const text = block.optionalText('hidden')
  if (text === null) return null
  if (text === 'none') return []
  const layers = text.split(',').map((part) => layerOf(part.trim()))
  const known = layers.flatMap((layer) => layer ?? [])
  if (known.length < layers.length || known.length > limits.hiddenLayers.max) {
    throw new LessonFileError(block.lineOf('hidden'), teacherErrors.hidden(text, limits.hiddenLayers.max))
  }
  return known
}

function layerOf(text: string): HiddenLayer | null {
  const [, units = '', name = ''] = /^(\d{1,6})\s+(\S+)$/.exec(text) ?? []
  const activation = ACTIVATIONS.find((candidate) => candidate === name)
  const { min, max } = limits.units
  return activation && Number(units) >= min && Number(units) <= max
    ? { units: Number(units), activation }
    : null
}
