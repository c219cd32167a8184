/** A run chart by keyboard: point by point, along, closer and further away; what stands there is said and shown. */
import { computed, shallowRef, type ComputedRef } from 'vue'
import { keysOf } from '../composables/element-keys'
import type { RunChartOption } from './chart-option'
import { placeAfterStep, type ChartPlace, type WalkKey } from './chart-walk'
import type { ChartCanvas } from './use-chart-canvas'

/** Of what is shown, for one press. */
const PAN_STEP = 0.25

export interface ChartLooking {
  /** About an iteration's share of the plot; null about the newest. */
  readonly zoomIn: (share: number | null) => void
  readonly zoomOut: (share: number | null) => void
  readonly pan: (share: number) => void
  readonly showAll: () => void
}

export interface ChartKeys {
  /** For `v-bind` of the element that has the focus: a slider along the points. */
  readonly attributes: ComputedRef<Readonly<Record<string, string | number>>>
  readonly onKeydown: (event: KeyboardEvent) => void
  /** The focus has gone: so does the tooltip. */
  readonly leave: () => void
}

export function useChartKeys(
  option: () => RunChartOption,
  { pointAt }: Pick<ChartCanvas, 'pointAt'>,
  looking: ChartLooking,
): ChartKeys {
  const place = shallowRef<ChartPlace | null>(null)

  function step(key: WalkKey): void {
    place.value = placeAfterStep(option(), place.value?.iteration ?? null, key)
    pointAt(place.value)
  }

  function share(): number | null {
    if (!place.value) return null
    const { min, max } = axisOf(option())
    return (place.value.iteration - min) / (max - min)
  }

  return {
    attributes: computed(() => {
      const { min, max } = axisOf(option())
      const now = place.value
      return {
        role: 'slider',
        tabindex: 0,
        'aria-valuemin': min,
        'aria-valuemax': max,
        'aria-valuenow': now?.iteration ?? max,
        ...(now ? { 'aria-valuetext': now.text } : {}),
      }
    }),
    onKeydown: keysOf('chart', {
      point: step,
      leap: step,
      ends: step,
      pan: (key) => looking.pan(key === 'Shift+ArrowLeft' ? -PAN_STEP : PAN_STEP),
      zoom: (key) => (key === '+' ? looking.zoomIn : looking.zoomOut)(share()),
      all: looking.showAll,
    }),
    leave: () => {
      place.value = null
      pointAt(null)
    },
  }
}

function axisOf({ xAxis }: RunChartOption): { readonly min: number; readonly max: number } {
  return xAxis as { readonly min: number; readonly max: number }
}
