/** What is said of the folder that a run is kept in: by `descent train --run DIR`, and by the window, which names no paths. */
import { formatCount } from './format'

export const runFolderMessages = {
  goesOn: (iteration: number, iterations: number) =>
    `Going on from iteration ${formatCount(iteration)} of ${formatCount(iterations)}.`,
  damaged: (name: string) => `The checkpoint ${name} is damaged and was left out.`,
  nothingWhole: (folder: string) =>
    `No checkpoint in ${folder} can be read; nothing there was changed. Choose another folder for --run.`,
  notARun: (folder: string) =>
    `${folder} holds other files and no run. Choose an empty or a new folder for --run.`,
  unreadable: (folder: string) =>
    `run.json in ${folder} is damaged. Choose another folder for --run; nothing there was changed.`,
  otherRun: (folder: string, differences: readonly string[]) =>
    `${folder} holds another run: it differs in ${differences.join(', ')}. Choose another folder for --run, or give what that run was given.`,
  ended: (folder: string, state: string, iteration: number) =>
    `${folder} holds a run that has ended (${state} after ${formatCount(iteration)} iterations). Choose another folder for --run.`,
  inUse: (folder: string, processId: number) =>
    `Another Descent (process ${processId}) is training into ${folder}. Wait for it, or choose another folder for --run.`,
  trainedElsewhere: (processId: number) =>
    `Another Descent (process ${processId}) is training this run. Wait for it, or start a new training.`,
  windowDiskFull:
    'This run goes on and is not being kept: the disk is full. Free some space, and it is kept again by itself.',
  windowNotKept: (reason: string) =>
    `This run goes on and is not being kept: its folder cannot be written (${reason}). Export its model before you close Descent.`,
  recordDamaged: 'What this run is can no longer be read: its run.json is damaged.',
  modelDamaged:
    'The network of this run can no longer be read: its model.npz is damaged or gone. Its curves are whole; train it again for its network.',
  checkpointsDamaged:
    'This run cannot go on, and its network cannot be read: its checkpoints are damaged. Its curves are whole; train it again for its network.',
  noRunThere:
    'There is no run in this folder: it has no run.json. Choose a folder that “descent train --run” has written, or one of Descent’s own runs.',
  saysTooLittle:
    'This run was written by an earlier Descent, and does not say enough to be shown. Train it once more into a new folder with “descent train --run”, and open that.',
  openedDamaged:
    'The run in this folder cannot be read: its run.json is damaged. Nothing in it was changed. Put the file back from a copy.',
  ofThePlane:
    'The run in this folder is of points in the plane, and the window shows runs on pictures. Its curves are in metrics.ndjson.',
  oneFolder: 'Drop one run folder at a time, as a folder.',
  notOnDisk: 'This run is not on disk yet. Wait a moment.',
  withoutPast:
    'This run was kept without the first layer over time, its health and what it said of every picture over the training: by an earlier Descent, or by the command line. Everything else is whole.',
  pastDamaged: (names: readonly string[]) =>
    `Of this run’s folder ${names.join(' and ')} ${names.length === 1 ? 'is' : 'are'} damaged or missing; that part is not shown. Everything else is whole.`,
  olderCheckpoint: (iteration: number) =>
    `The newest checkpoint was damaged; the run goes on from iteration ${formatCount(iteration)}, the one before.`,
  damagedFolder: (name: string) =>
    `The run in folder ${name} cannot be read: its run.json is damaged or missing. Nothing in it was changed. Put the file back from a copy, or delete the run.`,
  notKept: (reason: string) => `The run could not be kept just now, and goes on: ${reason}`,
} as const
