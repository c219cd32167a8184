/** What is said when a training cannot start, or ends otherwise than by itself. */
import { formatCount } from './format'

export const runErrors = {
  unknownRun: () => 'This run is no longer known. Start a new one in the Train room.',
  notRunning: () => 'This run has ended. Reset it to train again from the same start.',
  released: () => 'This run is closed; its weights are kept. Start a new training to go on.',
  preparing: () => 'This run is still getting ready. Wait a moment.',
  tooMuchMemory: (needed: string, available: string) =>
    `This training would need ${needed} of memory and ${available} can be used here. Choose smaller pictures, fewer units or float32.`,
  diverged: (iteration: number, learningRate: number) =>
    `The cost was no longer a number at iteration ${formatCount(iteration)}; the last weights that were are kept. The learning rate ${learningRate} is most likely too large: try a tenth of it.`,
  threadFailed: (reason: string) =>
    `The training thread ended: ${reason}. What was measured so far is kept; start the training again.`,
  notAChart: (name: string) => `The chart could not be drawn for ${name}, so nothing was written. Try again.`,
  noWeights: () => 'This run ended before it had any weights to use.',
} as const
