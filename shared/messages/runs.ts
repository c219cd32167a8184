/** What the Runs room says. */
import type { RunState } from '../domain/run'
import { formatQuantity } from './format'

const states: Readonly<Record<RunState, string>> = {
  preparing: 'Preparing',
  training: 'Training',
  paused: 'Paused',
  finished: 'Finished',
  stopped: 'Stopped',
  diverged: 'Diverged',
  failed: 'Failed',
}

export const runsMessages = {
  room: 'Runs',
  states,
  count: (runs: number) => formatQuantity(runs, 'run', 'runs'),
  countNote: 'in this session, newest first.',
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
  notScored: '–',
  show: (network: string, started: string) => `Show the run of ${network}, started ${started}`,
  shown: 'shown',
  outOfDate: 'older data',
  emptyTitle: 'No runs yet',
  emptyText: 'Every training appears here with its settings and scores, so that two can be compared.',
  goToTrain: 'Go to Train',

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
