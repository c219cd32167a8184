// What the lessons that train really answer, through a recording's file and back: nothing is refused, no number changes.
import { expect, it } from 'vitest'
import { ACTIVATIONS } from '../../../../shared/domain/architecture'
import { STARTS } from '../../../../shared/domain/lessons/initialization'
import type { RecordedCall } from '../../../../shared/domain/recorded-calls'
import { readRecording, recordingText, type RecordedLesson } from '../../../../shared/domain/recording'
import { createReferenceKernels } from '../../../../src-main/engine/kernels/reference'
import type { LessonPictures } from '../../../../src-main/workers/lesson-protocol'
import { trainActivation } from '../../../../src-main/workers/lessons/activations'
import { trainFrom, trainPicturesFrom } from '../../../../src-main/workers/lessons/initialization'
import { surveyCosts } from '../../../../src-main/workers/lessons/survey'
import { trainTemplate } from '../../../../src-main/workers/lessons/template'
import { lessonPorts } from '../../../fakes/lab/fake-lessons'

const recordedAt = '2026-11-22T21:00:00.000Z'
const SIDE = 6

/** 40 pictures of 6 × 6 in colour; positive where red outshines blue in the first pixel. */
function pictures(): LessonPictures {
  const features = 3 * SIDE ** 2
  const pixels = new SharedArrayBuffer(40 * features)
  const bytes = new Uint8Array(pixels)
  for (let i = 0; i < bytes.length; i++) bytes[i] = (37 * i + 11 * i * i + (i >> 3)) % 256
  const first = (i: number, channel: number): number => bytes[i * features + channel] ?? 0
  return {
    source: 'own',
    pixels,
    labels: Uint8Array.from({ length: 40 }, (_, i) => (first(i, 0) > first(i, 2) ? 1 : 0)),
    classes: ['red', 'blue'],
    trainExamples: 40,
    features,
    size: SIDE,
    channels: 3,
    scaling: 'unit',
  }
}

function expectToSurvive(lesson: RecordedLesson, calls: readonly RecordedCall[]): void {
  expect(readRecording(recordingText({ lesson, recordedAt, calls }))?.calls).toEqual(calls)
}

it('the four starts, on points and on pictures', async () => {
  const calls: RecordedCall[] = []
  for (const start of STARTS) {
    calls.push({
      call: 'lesson:train-from',
      request: { start, data: 'blobs' },
      answer: await trainFrom({ start, data: 'blobs' }, lessonPorts.createKernels),
      tookMs: 12.5,
    })
    calls.push({
      call: 'lesson:train-pictures-from',
      request: { start },
      answer: await trainPicturesFrom({ start }, pictures(), lessonPorts.createKernels),
      tookMs: 0,
    })
  }
  expectToSurvive('initialization', calls)
})

it('every activation', async () => {
  const calls: RecordedCall[] = []
  for (const activation of ACTIVATIONS) {
    const answer = await trainActivation({ activation }, pictures(), lessonPorts.createKernels)
    calls.push({ call: 'lesson:train-activation', request: { activation }, answer, tookMs: 3 })
  }
  expectToSurvive('activations', calls)
})

it('the template and both cost surfaces, which are asked for without a request', () => {
  expectToSurvive('logistic', [
    {
      call: 'lesson:train-template',
      request: {},
      answer: trainTemplate(pictures(), createReferenceKernels('float32')),
      tookMs: 3,
    },
    {
      call: 'lesson:survey-costs',
      request: {},
      answer: surveyCosts(pictures(), createReferenceKernels('float64')),
      tookMs: 4,
    },
  ])
})
