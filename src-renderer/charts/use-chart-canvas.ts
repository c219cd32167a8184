/**
 * The life of a chart on a canvas: made with its component, drawn when its option changes, as large as its place, gone with
 * its component. Options carry the theme's colours and no animation, so a new theme is a new option and reduced motion
 * has nothing to reduce.
 */
import { LineChart } from 'echarts/charts'
import { GridComponent, TooltipComponent } from 'echarts/components'
import { connect, init, use, type EChartsType } from 'echarts/core'
import { LabelLayout } from 'echarts/features'
import { CanvasRenderer } from 'echarts/renderers'
import { onBeforeUnmount, onMounted, watch, type Ref } from 'vue'
import type { RunChartOption } from './chart-option'
import { drawingTurn } from './draw-in-turn'

use([LineChart, GridComponent, TooltipComponent, LabelLayout, CanvasRenderer])

/** A canvas does not redraw by itself when its font arrives. Once it is there, it stays. */
let hasFont = false

export interface ChartCanvas {
  /** What is shown, on this ground, as a PNG at twice the screen's resolution; empty before there is a chart. */
  readonly toDataUrl: (background: string) => string
  /** Shows the tooltip of a point, as a pointer there would; null takes it away. */
  readonly pointAt: (point: { readonly seriesIndex: number; readonly dataIndex: number } | null) => void
}

/**
 * @param host the element that the canvas fills
 * @param option complete: a curve that is no longer in it goes
 * @param group charts of one group point at the same place together
 */
export function useChartCanvas(
  host: Readonly<Ref<HTMLElement | null>>,
  option: () => RunChartOption,
  group?: string,
): ChartCanvas {
  let chart: EChartsType | null = null
  // Told also when it begins to observe; resizing draws everything anew.
  const sizes = new ResizeObserver(([place]) => {
    if (!chart || !place) return
    const { width, height } = place.contentRect
    if (Math.round(width) !== chart.getWidth() || Math.round(height) !== chart.getHeight()) chart.resize()
  })

  function make(place: HTMLElement): EChartsType {
    const made = init(place)
    if (group !== undefined) {
      made.group = group
      connect(group)
    }
    sizes.observe(place)
    if (!hasFont)
      void document.fonts.ready.then(() => {
        hasFont = true
        chart?.setOption(option(), { notMerge: true })
      })
    return made
  }

  const turn = drawingTurn(() => {
    if (!host.value) return
    chart ??= make(host.value)
    // Curves are known by their ids: the others are updated in place.
    chart.setOption(option(), { replaceMerge: ['series'] })
  })

  // Not made now: a room has enough to do when it opens.
  onMounted(turn.ask)
  watch(option, turn.ask)
  onBeforeUnmount(() => {
    sizes.disconnect()
    turn.leave()
    chart?.dispose()
    chart = null
  })

  return {
    toDataUrl: (background) =>
      chart?.getDataURL({ type: 'png', pixelRatio: 2, backgroundColor: background }) ?? '',
    pointAt: (point) => {
      if (point) chart?.dispatchAction({ type: 'showTip', ...point })
      else chart?.dispatchAction({ type: 'hideTip' })
    },
  }
}
