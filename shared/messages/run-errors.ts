/** What is said when a training cannot start, or ends otherwise than by itself. */
import { formatCount, formatQuantity } from './format'

export const runErrors = {
  unknownRun: () => 'This run is no longer known. Start a new one in the Train room.',
  notRunning: () => 'This run has ended. Reset it to train again from the same start.',
  released: () => 'This run is closed; its weights are kept. Go on with it in Runs, or start a new training.',
  dataNotOpen: ([positive, negative]: readonly [string, string], train: number, test: number) =>
    `This network was trained on ${formatQuantity(train, 'picture', 'pictures')} of “${positive}” and “${negative}”${test > 0 ? `, and tested on ${formatCount(test)}` : ''}. Open the same pictures in Data, prepared the same way, and this comes back.`,
  cannotGoOn: () => 'This run has no checkpoint to go on from. Start a new training.',
  notDeleted: (reason: string) =>
    `The run was not deleted: its folder cannot be moved (${reason}). Close programs that have it open, and try again.`,
  notRemovable: () => 'This run is training. Stop it first.',
  preparing: () => 'This run is still getting ready. Wait a moment.',
  tooMuchMemory: (needed: string, available: string) =>
    `This training would need ${needed} of memory and ${available} can be used here. Choose smaller pictures, fewer units or float32.`,
  diverged: (iteration: number, learningRate: number) =>
    `The cost was no longer a number at iteration ${formatCount(iteration)}; the last weights that were are kept. The learning rate ${learningRate} is most likely too large: try a tenth of it.`,
  threadFailed: (reason: string) =>
    `The training thread ended: ${reason}. What was measured so far is kept; start the training again.`,
  notAChart: (name: string) => `The chart could not be drawn for ${name}, so nothing was written. Try again.`,
  notLookedInto: () =>
    'Nobody looked inside this network before its run was closed, so nothing is known of its layers. Go on with it in Runs, or train it again.',
  firstLayerGone: (iteration: number) =>
    `The first layer at iteration ${formatCount(iteration)} cannot be read: its file is damaged or gone.`,
  noWeights: () => 'This run ended before it had any weights to use.',
} as const
