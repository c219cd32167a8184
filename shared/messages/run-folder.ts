/** What is said of the folder that a run is kept in (`descent train --run DIR`). */
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
  notKept: (reason: string) => `The run could not be kept just now, and goes on: ${reason}`,
} as const
