/** How the charts of a run are looked at: which iterations, on which axis, with or without the calmer line. */
import { computed, ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import { panned, zoomed, type IterationRange } from '../../charts/chart-zoom'
import { useNetworkStore } from '../../stores/network-store'
import { useRunStore } from '../../stores/run-store'

/** One press or one notch of the wheel. */
const ZOOM_STEP = 0.6

export interface ChartLook {
  /** Null shows the whole run. */
  readonly view: ShallowRef<IterationRange | null>
  readonly isLog: Readonly<Ref<boolean>>
  readonly isSmooth: Readonly<Ref<boolean>>
  readonly toggleLog: () => void
  readonly toggleSmooth: () => void
  /** @param share where in the plot, 0 left to 1 right; where the curves are now unless given */
  readonly zoomIn: (share?: number) => void
  readonly zoomOut: (share?: number) => void
  /** By a share of what is shown; positive is to the right. */
  readonly pan: (share: number) => void
  readonly showAll: () => void
}

export function useChartView(): ChartLook {
  const runs = useRunStore()
  const network = useNetworkStore()
  const view = shallowRef<IterationRange | null>(null)
  const isLog = ref(false)
  const isSmooth = ref(false)
  const iterations = computed(() => runs.run?.progress.iterations ?? network.design.iterations)
  const about = (share: number): number => {
    const { from, to } = view.value ?? { from: 0, to: iterations.value }
    return from + share * (to - from)
  }
  const newest = (): number => {
    const { from, to } = view.value ?? { from: 0, to: iterations.value }
    const latest = runs.series.latest?.iteration ?? to
    return Math.min(1, Math.max(0, (latest - from) / (to - from)))
  }
  const zoom = (factor: number, share: number): void => {
    view.value = zoomed(view.value, about(share), factor, iterations.value)
  }
  const showAll = (): void => {
    view.value = null
  }
  watch(() => runs.run?.id, showAll)

  return {
    view,
    isLog,
    isSmooth,
    toggleLog: () => {
      isLog.value = !isLog.value
    },
    toggleSmooth: () => {
      isSmooth.value = !isSmooth.value
    },
    zoomIn: (share = newest()) => zoom(ZOOM_STEP, share),
    zoomOut: (share = newest()) => zoom(1 / ZOOM_STEP, share),
    pan: (share) => {
      view.value = panned(view.value, share, iterations.value)
    },
    showAll,
  }
}
