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
import { drawInTurn, leaveTurn } from './draw-in-turn'

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
  /** Curves are known by their ids: the others are updated in place. */
  const draw = (): void => chart?.setOption(option(), { replaceMerge: ['series'] })
  const drawFirst = (): void => {
    draw()
    if (hasFont) return
    void document.fonts.ready.then(() => {
      hasFont = true
      chart?.setOption(option(), { notMerge: true })
    })
  }
  const sizes = new ResizeObserver(() => chart?.resize())

  onMounted(() => {
    if (!host.value) return
    chart = init(host.value)
    if (group !== undefined) {
      chart.group = group
      connect(group)
    }
    // Not now: a room has enough to do when it opens.
    drawInTurn(drawFirst)
    sizes.observe(host.value)
  })
  watch(option, () => drawInTurn(draw))
  onBeforeUnmount(() => {
    sizes.disconnect()
    leaveTurn(drawFirst)
    leaveTurn(draw)
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
