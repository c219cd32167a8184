/** What the Data room says. */
export const dataMessages = {
  added: 'Pictures added.',
  swapped: 'The classes changed places.',
  cleared: 'The pictures were taken out of Descent. The files are where they were.',
  undo: 'Undo',
} as const
