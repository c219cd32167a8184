/** What the Data room says. */
import type { ClassNames, Refusal } from '../domain/dataset'
import type { Colour, Fit, Preprocessing, ScalingKind } from '../domain/preprocessing'
import { formatCount, formatPercent, formatQuantity } from './format'
import { refusalSentence } from './refusals'

/** 2 → "2", 2.34 → "2.3", 40.1 → "40" */
function formatRatio(ratio: number): string {
  return ratio < 10 ? String(Math.round(ratio * 10) / 10) : formatCount(ratio)
}

const pictures = (count: number): string => formatQuantity(count, 'picture', 'pictures')

const colours: Readonly<Record<Colour, string>> = { rgb: 'Colour', grey: 'Grey' }
const fits: Readonly<Record<Fit, string>> = { cover: 'Cover', contain: 'Contain', stretch: 'Stretch' }
const scalings: Readonly<Record<ScalingKind, string>> = { unit: '÷ 255', standard: 'Standard' }

export const dataMessages = {
  /** Of a picture in a list that the window has not been given yet, its place counted from 0. */
  onItsWay: (place: number) => `Picture ${formatCount(place + 1)}, on its way`,
  title: 'Data',
  defaultClasses: ['cat', 'non-cat'] as ClassNames,

  emptyTitle: 'Show it two kinds of pictures',
  emptyText:
    'The network learns to tell them apart. Drop a folder on each side, or one folder with two inside, or an .h5 file.',
  trySample: 'Try a sample',
  chooseFolder: 'Choose a folder…',
  dropHere: 'Drop pictures or a folder here',
  formats: 'JPEG, PNG, WebP, GIF, BMP, TIFF',
  dropHint: 'or paste, or',
  chooseOne: 'choose a folder…',
  positiveRole: 'Label 1, the positive class (y = 1)',
  negativeRole: 'Label 0, the other class (y = 0)',
  zoneLabel: (name: string) => `Drop zone for ${name}`,
  swap: 'Swap the two classes',
  rename: (name: string) => `Rename the class ${name}`,
  renameField: 'Name of the class',
  renameHint: 'Rename',

  pictures,
  inTwoClasses: 'in two classes',
  inOneClass: 'in one class',
  toTrain: 'to train,',
  toTest: 'to test',
  noTest: 'none kept to test',
  baseline: (name: string, share: string) => ({
    before: `Always saying “${name}” would already be right for`,
    share,
    after: 'of training.',
  }),
  balance: (classes: ClassNames, counts: readonly [number, number]) =>
    `${classes[0]}: ${pictures(counts[0])}. ${classes[1]}: ${pictures(counts[1])}.`,
  next: 'Next: Network',
  nextBlocked: (name: string) => `Add pictures of ${name} first: the network needs both classes.`,
  add: 'Add…',
  addTo: (name: string) => `Add pictures of ${name}: choose a folder`,
  dropMore: 'Drop more pictures or a folder here.',
  gridLabel: (name: string) => `Pictures of ${name}`,
  clear: 'Take all pictures out',
  move: (className: string) => `Move to “${className}”`,
  remove: 'Remove from the data',
  movedNote: (name: string, className: string) => `${name} is now “${className}”.`,
  removedNote: (name: string) => `${name} is out of the data. Its file stays.`,
  noneYet: (name: string) => `No pictures of ${name} yet`,
  pictureFailed: 'The pictures could not be listed.',

  scanning: 'Looking for pictures…',
  reading: (done: number, total: number) => `${formatCount(done)} of ${pictures(total)}`,
  setAside: (count: number) => `${formatQuantity(count, 'file', 'files')} set aside`,
  importLabel: 'Import',
  cancel: 'Cancel',
  announce: (done: number, total: number) =>
    total === 0 ? 'Looking for pictures.' : `${formatCount(done)} of ${pictures(total)} read.`,
  announceDone: (count: number) => `${pictures(count)} ready.`,

  sees: 'What the network sees',
  seesNothing: 'Choose a picture to see it as the network does.',
  seenAlt: (name: string, size: number) => `${name}, prepared to ${size} by ${size} pixels`,
  numbers: 'numbers,',
  scalingWords: {
    unit: 'each pixel ÷ 255',
    standard: 'each pixel minus its mean, ÷ its deviation',
  } satisfies Record<ScalingKind, string>,
  inSplit: { train: 'to train', test: 'to test' },
  size: (size: number) => `Size ${size}`,
  sizeLabel: 'Size in pixels',
  colourLabel: 'Colour',
  fitLabel: 'Fit into the square',
  scalingLabel: 'Scaling',
  colours,
  fits,
  scalings,
  preparing: 'Preparing every picture again…',
  prepared: ({ size, colour, fit, scaling }: Preprocessing) =>
    `Prepared as ${size} × ${size}, ${[colours[colour], fits[fit]].join(', ').toLowerCase()}, ${scalings[scaling].toLowerCase()}.`,

  opened: (count: number) => `${formatQuantity(count, 'picture is', 'pictures are')} open now.`,
  swapped: 'The classes changed places.',
  cleared: 'The pictures were taken out of Descent. The files are where they were.',
} as const

/** The sentences under "Checked": what, how much, what to do. */
export const findingMessages = {
  checked: 'Checked',
  allUsed: { title: 'Every file could be used.', text: '' },
  refused: (count: number) => `${formatQuantity(count, 'file', 'files')} could not be used.`,
  /** "cut.jpg is incomplete; notes.txt is not a picture" */
  refusedFirst: (refused: readonly Refusal[], most: number) =>
    refused.slice(0, most).map(refusalSentence).join('; '),
  showAll: (count: number) => `Show all ${formatCount(count)}`,
  showLess: 'Show fewer',
  missing: (name: string) => ({
    title: `No pictures of ${name} yet.`,
    text: 'The network learns the difference between two kinds. Drop some on its card.',
  }),
  few: (name: string, count: number) => ({
    title: `Only ${pictures(count)} of ${name}.`,
    text: 'So few are learnt by heart rather than understood. A hundred or more of each works better.',
  }),
  uneven: (large: string, small: string, ratio: number, share: number) => ({
    title: `${formatRatio(ratio)} times more ${large} than ${small}.`,
    text: `Always saying “${large}” would be right for ${formatPercent(share)}. Judge accuracy against that, or add ${small}.`,
  }),
  even: (counts: readonly [number, number]) => ({
    title: 'Both classes are well filled.',
    text: `${formatCount(counts[0])} against ${formatCount(counts[1])}.`,
  }),
  untested: {
    title: 'No pictures are kept to test.',
    text: 'Training accuracy alone does not tell whether it works on new pictures.',
  },
  tested: (count: number, share: number) => ({
    title: `${pictures(count)} kept to test.`,
    text: `${formatPercent(share)} of all; the network never learns from them.`,
  }),
} as const

/** "105 pictures", beside a class' name. */
export const messagesOfCount = pictures
