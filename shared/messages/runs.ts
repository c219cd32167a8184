/** What the Runs room says. */
import type { RunState } from '../domain/run'
import { formatCount, formatQuantity } from './format'

const states: Readonly<Record<RunState, string>> = {
  preparing: 'Preparing',
  training: 'Training',
  paused: 'Paused',
  finished: 'Finished',
  stopped: 'Stopped',
  diverged: 'Diverged',
  failed: 'Failed',
}

/** "in 55 of 100 trials" */
function chance(p: number): string {
  const times = Math.round(p * 100)
  if (times < 1) return 'in fewer than 1 of 100 trials'
  return `in ${formatCount(times)} of 100 trials`
}

function probability(p: number): string {
  return p < 0.001 ? '< 0.001' : `= ${p.toFixed(3)}`
}

export const runsMessages = {
  room: 'Runs',
  states,
  count: (runs: number) => formatQuantity(runs, 'run', 'runs'),
  countNote: 'newest first.',
  openTrain: 'Open in Train',
  table: 'All runs',
  network: 'Network',
  settings: 'Settings',
  settingsLine: (learningRate: string, initialization: string, seed: number) =>
    `α ${learningRate}, ${initialization.toLowerCase()}, seed ${seed}`,
  iterations: 'Iterations',
  partOf: (done: string, all: string) => `${done} of ${all}`,
  trainScore: 'Train',
  testScore: 'Test',
  state: 'State',
  started: 'Started',
  earlier: (day: string, time: string) => `${day}, ${time}`,
  settingsAndClasses: (settings: string, classes: readonly string[]) =>
    `${settings} · ${classes.join(' / ')}`,
  notScored: '–',
  show: (network: string, started: string) => `Show the run of ${network}, started ${started}`,
  shown: 'shown',
  outOfDate: 'older data',
  emptyTitle: 'No runs yet',
  emptyText: 'Every training appears here with its settings and scores, and stays when Descent is closed.',
  goToTrain: 'Go to Train',

  compare: 'On the same pictures',
  compareWith: 'Compared with',
  comparing: 'Asking both networks…',
  nothingToCompare:
    'Train a second network, and both are compared picture by picture here. Test pictures are needed.',
  runName: (network: string, started: string) => `${network}, ${started}`,
  bothRight: 'Both are right',
  bothWrong: 'Both are wrong',
  onlyOne: (name: string) => `Only ${name} is right`,
  leftOut: (count: number) =>
    `${formatQuantity(count, 'test picture', 'test pictures')} of only one of them, or in another class by now, ${count === 1 ? 'is' : 'are'} left out.`,
  notComparable: {
    title: 'They share no test pictures.',
    text: 'These two were tested on different pictures, and a difference between different pictures proves nothing.',
  },
  equal: (differing: number) => ({
    title: 'As many right answers.',
    text:
      differing === 0
        ? 'Both answer every picture alike, right or wrong.'
        : `Each is right on ${formatQuantity(differing, 'picture', 'pictures')} that the other gets wrong.`,
  }),
  unproven: (ahead: string, more: number, fewer: number, p: number) => ({
    title: `${ahead} is ahead, which is not yet proof.`,
    text: `Where they differ it is ${formatCount(more)} to ${formatCount(fewer)}. Two equally good networks differ at least so much ${chance(p)} (McNemar’s exact test, p ${probability(p)}). More test pictures would tell.`,
  }),
  proven: (ahead: string, more: number, fewer: number, p: number) => ({
    title: `${ahead} is better on pictures like these.`,
    text: `Where they differ it is ${formatCount(more)} to ${formatCount(fewer)}. Two equally good networks differ so much only ${chance(p)} (McNemar’s exact test, p ${probability(p)}). Who compares many runs will find such a difference by luck.`,
  }),

  goOn: (iteration: number) => `Go on from iteration ${formatCount(iteration)}`,
  goOnNeedsData: 'Open the pictures that it was trained on in Data first.',
  openElsewhere: 'Open a run folder…',
  elsewhere: 'opened',
  elsewhereNote:
    'Opened from a folder of its own: it is read where it lies, and nothing there is ever changed, copied or deleted.',
  showKept: 'Show in folder',
  showDamaged: (name: string) => `Show the folder ${name}`,
  takeOff: 'Take off the list; its folder stays',
  takenOff: 'The run is off the list; its folder stays as it is.',
  delete: 'Delete run',
  deleteNeedsEnd: 'Stop the run first.',
  deleted: 'The run and its folder are deleted.',
  undo: 'Undo',
  deleteDamaged: (name: string) => `Delete the run in ${name}`,
  damaged: 'Runs that cannot be read',
  dataClosed: (classes: readonly string[], train: number, test: number) =>
    `Trained on ${formatQuantity(train, 'picture', 'pictures')} of ${classes.map((name) => `“${name}”`).join(' and ')}${test > 0 ? `, tested on ${formatCount(test)}` : ''}, which are not open. Predict and Export work without them; open the same pictures in Data, and Evaluate, comparing and going on come back.`,
  keptWhere:
    'Runs are kept on this computer only, in the folder “runs” of Descent’s own data: settings, curves, weights, and of the data the names of the classes and how many pictures. No pictures, no file names. Deleting a run here deletes its folder. A folder that “descent train --run” has written can be opened or dropped here: it is only read, where it lies.',
  onDisk: 'On disk',
  computedBy: 'Computed by',
  environment: (kernels: string, threads: number, version: string) =>
    `${kernels}, ${formatQuantity(threads, 'thread', 'threads')}, Descent ${version}`,

  details: 'This run',
  export: 'Export',
  learningRate: 'Learning rate α',
  initialization: 'Initialisation',
  seed: 'Seed',
  precision: 'Precision',
  activations: 'Activations',
  noActivation: 'sigmoid only',
  picture: 'Picture',
  classes: 'Classes',
  took: 'Training time',
  parameters: 'Parameters',
} as const
