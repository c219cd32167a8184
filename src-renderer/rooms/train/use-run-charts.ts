/** The shown run's two charts, ready to draw: options, summaries, tables. */
import { computed, type ComputedRef, type Ref } from 'vue'
import { baselineAccuracy, baselineLabel, type Split } from '../../../shared/domain/dataset'
import type { LearningRateChange } from '../../../shared/domain/run'
import { formatDecimal, formatPercent } from '../../../shared/messages/format'
import { trainMessages } from '../../../shared/messages/train'
import { accuracyChart } from '../../charts/accuracy-chart'
import type { RunChartOption } from '../../charts/chart-option'
import { chartSummary, chartTable, type ChartTable, type ChartTableInput } from '../../charts/chart-table'
import { useChartTokens } from '../../charts/chart-tokens'
import { shareOf, withDetail } from '../../charts/chart-zoom'
import { costChart } from '../../charts/cost-chart'
import { streamingPauseMs } from '../../charts/draw-in-turn'
import { useCalmValue } from '../../composables/use-calm-value'
import { useDatasetStore } from '../../stores/dataset-store'
import { useNetworkStore } from '../../stores/network-store'
import { useRunStore } from '../../stores/run-store'
import type { ChartLook } from './use-chart-view'
import { useStepDetail, type StepDetail } from './use-step-detail'

export interface SpokenChart {
  readonly summary: string
  readonly table: ChartTable
}

export interface RunCharts {
  readonly cost: ComputedRef<RunChartOption>
  readonly accuracy: ComputedRef<RunChartOption>
  /** Where the curves end, as a share of the plot's width; null before there are any, and out of view. */
  readonly end: ComputedRef<number | null>
  /** The charts in words, at a pace that can be listened to. */
  readonly spokenCost: Readonly<Ref<SpokenChart>>
  readonly spokenAccuracy: Readonly<Ref<SpokenChart>>
  /** "always “cat” on the test pictures: 66 %"; empty without data. */
  readonly baselineLabel: ComputedRef<string>
}

/** Nobody listens faster, and every word of a table is a change of the page. */
const spokenPauseMs = (): number => 1000

export function useRunCharts(look: ChartLook): RunCharts {
  const baseline = useBaseline()
  const options = useOptions(look, () => baseline.value?.share ?? null)
  const runs = useRunStore()

  const spokenCost = useCalmValue(() => {
    const { trainCost, testCost } = runs.series
    const spoken = { train: trainCost.points(), test: testCost.points(), format: costText }
    return spokenChart(trainMessages.cost, spoken, rateSentences(runs.run?.learningRateChanges ?? []))
  }, spokenPauseMs)

  const spokenAccuracy = useCalmValue(() => {
    const { trainAccuracy, testAccuracy } = runs.series
    const spoken = { train: trainAccuracy.points(), test: testAccuracy.points(), format: accuracyText }
    return spokenChart(trainMessages.accuracy, spoken, baseline.value ? [baseline.value.label] : [])
  }, spokenPauseMs)

  return {
    ...options,
    spokenCost,
    spokenAccuracy,
    baselineLabel: computed(() => baseline.value?.label ?? ''),
  }
}

function useOptions(
  { view, isLog, isSmooth }: ChartLook,
  baseline: () => number | null,
): Pick<RunCharts, 'cost' | 'accuracy' | 'end'> {
  const runs = useRunStore()
  const network = useNetworkStore()
  const tokens = useChartTokens()
  const curves = useCurves(useStepDetail(view))
  const look = computed(() => ({
    iterations: runs.run?.progress.iterations ?? network.design.iterations,
    rateChanges: runs.run?.learningRateChanges ?? [],
    tokens: tokens.value,
    view: view.value,
    isSmooth: isSmooth.value,
  }))

  const cost = computed(() => {
    const { trainCost: train, testCost: test } = curves.value
    return costChart({ ...look.value, train, test, isLog: isLog.value })
  })

  const accuracy = computed(() => {
    const { trainAccuracy: train, testAccuracy: test, best } = curves.value
    return accuracyChart({ ...look.value, train, test, baseline: baseline(), best })
  })

  const end = computed(() => {
    const newest = curves.value.trainCost.at(-1)
    return newest ? shareOf(newest.x, look.value.view, look.value.iterations) : null
  })

  return { cost, accuracy, end }
}

/** What streams in, as often as drawing it leaves the page free; how it is looked at changes at once. */
function useCurves(detail: StepDetail) {
  const runs = useRunStore()
  return useCalmValue(() => {
    const { trainCost, testCost, trainAccuracy, testAccuracy, bestTest: best } = runs.series
    return {
      trainCost: withDetail(trainCost.points(), detail.cost.value),
      testCost: testCost.points(),
      trainAccuracy: withDetail(trainAccuracy.points(), detail.accuracy.value),
      testAccuracy: testAccuracy.points(),
      best,
    }
  }, streamingPauseMs)
}

const costText = (cost: number): string => formatDecimal(cost)
const accuracyText = (share: number): string => formatPercent(share)

function spokenChart(title: string, spoken: ChartTableInput, more: readonly string[]): SpokenChart {
  return { summary: [chartSummary(title, spoken), ...more].join(' '), table: chartTable(spoken) }
}

function rateSentences(changes: readonly LearningRateChange[]): readonly string[] {
  return changes.map(({ learningRate, iteration }) => trainMessages.rateChanged(learningRate, iteration))
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
