/** The shown run's two charts, ready to draw: options, summaries, tables. */
import { computed, type ComputedRef } from 'vue'
import { baselineAccuracy, baselineLabel, type Split } from '../../../shared/domain/dataset'
import { formatDecimal, formatPercent } from '../../../shared/messages/format'
import { trainMessages } from '../../../shared/messages/train'
import { accuracyChart } from '../../charts/accuracy-chart'
import type { RunChartOption } from '../../charts/chart-option'
import { chartSummary, chartTable, type ChartTable } from '../../charts/chart-table'
import { useChartTokens } from '../../charts/chart-tokens'
import { costChart } from '../../charts/cost-chart'
import type { ChartLook } from './use-chart-view'
import { useDatasetStore } from '../../stores/dataset-store'
import { useNetworkStore } from '../../stores/network-store'
import { useRunStore } from '../../stores/run-store'

export interface ChartView {
  readonly option: RunChartOption
  readonly summary: string
  readonly table: ChartTable
}

export interface RunCharts {
  readonly cost: ComputedRef<ChartView>
  readonly accuracy: ComputedRef<ChartView>
  /** "always “cat” on the test pictures: 66 %"; empty without data. */
  readonly baselineLabel: ComputedRef<string>
}

export function useRunCharts({ view, isLog, isSmooth }: ChartLook): RunCharts {
  const runs = useRunStore()
  const network = useNetworkStore()
  const tokens = useChartTokens()
  const baseline = useBaseline()
  const iterations = computed(() => runs.run?.progress.iterations ?? network.design.iterations)

  const look = computed(() => ({
    iterations: iterations.value,
    tokens: tokens.value,
    view: view.value,
    isSmooth: isSmooth.value,
  }))

  const cost = computed<ChartView>(() => {
    const { trainCost, testCost } = runs.series
    const curves = { train: trainCost.points(), test: testCost.points() }
    const spoken = { ...curves, format: (value: number) => formatDecimal(value) }
    return {
      option: costChart({ ...curves, ...look.value, isLog: isLog.value }),
      summary: chartSummary(trainMessages.cost, spoken),
      table: chartTable(spoken),
    }
  })

  const accuracy = computed<ChartView>(() => {
    const { trainAccuracy, testAccuracy, bestTest } = runs.series
    const curves = { train: trainAccuracy.points(), test: testAccuracy.points() }
    const spoken = { ...curves, format: (share: number) => formatPercent(share) }
    const reference = { baseline: baseline.value?.share ?? null, best: bestTest }
    return {
      option: accuracyChart({ ...curves, ...reference, ...look.value }),
      summary: [chartSummary(trainMessages.accuracy, spoken), baseline.value?.label].join(' ').trim(),
      table: chartTable(spoken),
    }
  })

  return { cost, accuracy, baselineLabel: computed(() => baseline.value?.label ?? '') }
}

/** What a constant answer scores, on the test pictures if there are any. */
function useBaseline(): ComputedRef<{ readonly share: number; readonly label: string } | null> {
  const runs = useRunStore()
  const data = useDatasetStore()
  return computed(() => {
    const dataset = runs.run?.dataset ?? data.dataset
    if (!dataset) return null
    const split: Split = dataset.test ? 'test' : 'train'
    const counts = dataset.test ?? dataset.train
    const share = baselineAccuracy(counts)
    const className = dataset.classes[baselineLabel(counts) === 1 ? 0 : 1]
    return { share, label: trainMessages.baseline(className, split, share) }
  })
}
