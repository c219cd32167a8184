/** "Match the course": the printed costs beside ours. */
import type { CourseLessonName } from '../domain/course-lessons'
import { formatCount, formatPercent } from './format'

const lessons: Readonly<Record<CourseLessonName, { readonly name: string; readonly title: string }>> = {
  logistic: { name: 'Logistic', title: 'Week 2: logistic regression' },
  'two-layer': { name: '7', title: 'Week 4: two layers, 12288-7-1' },
  deep: { name: '20-7-5', title: 'Week 4: four layers, 12288-20-7-5-1' },
  planar: { name: 'Planar 2-4-1', title: 'Week 3: planar data, 2-4-1' },
}

export const courseMessages = {
  title: 'Match the course',
  intro: 'The numbers that the course’s notebooks print, beside the ones that come out here.',
  choose: 'Lesson',
  lessons,
  take: 'Take these settings',
  isTaken: 'These are the settings now.',
  needsPictures:
    'Needs the course’s own pictures. Drop train_catvnoncat.h5 and test_catvnoncat.h5 into Data, scaled from 0 to 1.',
  needsRun: 'Take these settings and train: the costs appear here as they are measured.',
  runPlanar: 'Train it',
  planarHelp: 'Trains on 400 points of the course, made here from its seed; no pictures are needed.',
  training: 'Training',
  iteration: 'Iteration',
  printed: 'Course',
  ours: 'Here',
  agree: 'Decimals alike',
  decimals: (alike: number, printed: number) => `${alike} of ${printed}`,
  verdict: (rows: number, alike: number) =>
    `All ${formatCount(rows)} costs agree to at least ${formatCount(alike)} decimals.`,
  partly: (good: number, rows: number, decimals: number) =>
    `${formatCount(good)} of ${formatCount(rows)} costs agree to ${formatCount(decimals)} decimals.`,
  tolerance: (decimals: number) =>
    `Independent runs of the notebook agree with each other to ${formatCount(decimals)} decimals.`,
  accuracy: (train: number, test: number | null) =>
    test === null
      ? `${formatPercent(train)} of the points right`
      : `${formatPercent(train, 1)} in training, ${formatPercent(test)} in the test`,
  courseAccuracy: 'Course:',
  ourAccuracy: 'Here:',
} as const
