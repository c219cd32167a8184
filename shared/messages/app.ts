/** What the window says outside any one room. */
export const appMessages = {
  name: 'Descent',
  rooms: {
    data: 'Data',
    network: 'Network',
    train: 'Train',
    evaluate: 'Evaluate',
    predict: 'Predict',
    runs: 'Runs',
    learn: 'Learn',
  },
  roomsLabel: 'Rooms',
  privacy: 'Nothing leaves this computer.',
  sampleSource: 'The drawn sample',
  loading: 'Opening…',
  roomFailed: 'This room could not be opened. Reload the window; your data and runs are kept.',
  reload: 'Reload',
  unanswered:
    'Descent’s engine did not answer. Try again; if it stays silent, restart Descent. Saved runs are kept.',
  undo: 'Undo',
  redo: 'Redo',
  dismiss: 'Dismiss',
  notifications: 'Notices',
  themes: { system: 'As the system', light: 'Light', dark: 'Dark', contrast: 'High contrast' },
  themeLabel: (theme: string) => `Appearance: ${theme}`,
} as const

/** What the base components say. */
export const controlMessages = {
  range: (min: string, max: string) => `Between ${min} and ${max}.`,
  wholeRange: (min: string, max: string) => `A whole number between ${min} and ${max}.`,
  atLeast: (min: string) => `${min} or more.`,
  atMost: (max: string) => `${max} or less.`,
  number: 'A number.',
  wholeNumber: 'A whole number.',
  tones: { good: 'Good', attention: 'Look at this', neutral: 'Note' },
} as const
