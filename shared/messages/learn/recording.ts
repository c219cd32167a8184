/** What is said around recordings of lessons. */

const longDate = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' })

export const recordingMessages = {
  save: 'Save recording',
  saved: (file: string) => `Saved in ${file}. It can be opened under “From your teacher”.`,
  /** @param recordedAt ISO 8601 */
  shown: (recordedAt: string) =>
    `Recorded on ${longDate.format(new Date(recordedAt))} — nothing is computed.`,
  close: 'Close recording',
  missing: 'This is not in the recording. Close it to have it computed here.',
} as const
