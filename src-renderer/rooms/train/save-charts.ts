/** Taking a chart along: as a picture of what is shown, or as a table of everything that was measured. */
import type { SavedChart } from '../../../shared/ipc/contract'
import { trainMessages } from '../../../shared/messages/train'
import { callLab } from '../../bridge/lab'
import { useRunStore } from '../../stores/run-store'
import { useToastStore } from '../../stores/toast-store'

const DATA_URL = 'data:image/png;base64,'

/** What a drawn chart gives. */
export interface ChartPicture {
  readonly toDataUrl: (background: string) => string
}

export interface ChartSaving {
  /** @param dataUrl the picture as a canvas gives it */
  readonly savePicture: (chart: SavedChart['chart'], dataUrl: string) => Promise<void>
  readonly saveTable: () => Promise<void>
}

/** Each asks where with the system's dialog; a notice says what became of it. */
export function useChartSaving(): ChartSaving {
  const runs = useRunStore()
  const toasts = useToastStore()

  return {
    async savePicture(chart, dataUrl) {
      const runId = runs.run?.id
      if (runId === undefined || !dataUrl.startsWith(DATA_URL)) return
      const answer = await callLab('run:save-chart', { runId, chart, png: dataUrl.slice(DATA_URL.length) })
      if (!answer.ok) toasts.show(answer.error.message)
      else if (answer.value) toasts.show(trainMessages.pictureSaved(answer.value.fileName))
    },
    async saveTable() {
      const runId = runs.run?.id
      if (runId === undefined) return
      const answer = await callLab('run:save-metrics', { runId })
      if (!answer.ok) toasts.show(answer.error.message)
      else if (answer.value) toasts.show(trainMessages.tableSaved(answer.value.fileName, answer.value.rows))
    },
  }
}
