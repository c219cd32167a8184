/** What can go wrong in a lesson's computation. */
import { formatMagnitude } from '../format'

export const lessonErrors = {
  notStarted: () => 'This network is no longer there. Press “From the start” to begin again.',
  networkTooLarge: (parameters: number, most: number) =>
    `This network has ${formatMagnitude(parameters)} weights; here it can have ${formatMagnitude(most)}. Choose fewer units or smaller pictures.`,
} as const
