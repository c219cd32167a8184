/** What can go wrong in a lesson's computation. */
export const lessonErrors = {
  notStarted: () => 'This network is no longer there. Press “From the start” to begin again.',
} as const
