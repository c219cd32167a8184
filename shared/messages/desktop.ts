/** What the window's title and the system's notifications say of a training. */
import type { RunProgress, RunState } from '../domain/run'
import { formatCount, formatPercent } from './format'

const APP = 'Descent'

const endings: Readonly<Partial<Record<RunState, string>>> = {
  finished: 'Training finished',
  diverged: 'Training diverged',
  failed: 'Training ended by itself',
  stopped: 'Training stopped',
}

export const desktopMessages = {
  /** "60 % – Descent" */
  title: ({ state, iteration, iterations }: RunProgress): string => {
    const share = formatPercent(iteration / iterations)
    if (state === 'training') return `${share} – ${APP}`
    if (state === 'paused') return `${share}, paused – ${APP}`
    const ending = endings[state]
    return ending === undefined ? APP : `${ending} – ${APP}`
  },
  notice: ({ state, iteration }: RunProgress): { readonly title: string; readonly body: string } => ({
    title: endings[state] ?? APP,
    body:
      state === 'diverged'
        ? `The numbers grew beyond all bounds at iteration ${formatCount(iteration)}. A smaller learning rate may help.`
        : `${formatCount(iteration)} iterations are done.`,
  }),
} as const
