/** The updates of the part that is zoomed into, asked of the main process, which keeps them all. */
import { computed, onScopeDispose, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import type { StepColumns } from '../../../shared/domain/run'
import { callLab } from '../../bridge/lab'
import type { IterationRange } from '../../charts/chart-zoom'
import { ThinSeries, type SeriesPoint } from '../../charts/thin-series'
import { useRunStore } from '../../stores/run-store'

/** While a run streams into the view: often enough to follow, as the overview shows the newest meanwhile. */
const PAUSE_MS = 500

export interface StepDetail {
  readonly cost: ComputedRef<readonly SeriesPoint[]>
  readonly accuracy: ComputedRef<readonly SeriesPoint[]>
}

/** Both curves are empty for the whole run, and where the run tells of no single updates. */
export function useStepDetail(view: Readonly<Ref<IterationRange | null>>): StepDetail {
  const steps = useSteps(view)
  return {
    cost: computed(() => thinned(steps.value, 'cost')),
    accuracy: computed(() => thinned(steps.value, 'accuracy')),
  }
}

/** The steps hold the extremes of both curves: without those of the other one, a third of the points is enough. */
function thinned(steps: StepColumns | null, curve: 'cost' | 'accuracy'): readonly SeriesPoint[] {
  const series = new ThinSeries()
  steps?.iteration.forEach((iteration, index) => series.append(iteration, steps[curve][index] ?? NaN))
  return series.points()
}

function useSteps(view: Readonly<Ref<IterationRange | null>>): Readonly<ShallowRef<StepColumns | null>> {
  const runs = useRunStore()
  const detail = shallowRef<StepColumns | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined
  /** The newest question; an answer to an older one counts no more. */
  let asked = 0

  async function ask(): Promise<void> {
    clearTimeout(timer)
    const mine = ++asked
    const [run, range] = [runs.run, view.value]
    if (!run || !range || !runs.series.hasSteps) {
      detail.value = null
      return
    }
    const answer = await callLab('run:list-steps', { runId: run.id, ...range })
    if (mine !== asked) return
    // Without an answer the overview is what there is.
    detail.value = answer.ok ? answer.value : null
    const isGrowing = runs.run?.progress.state === 'training' && runs.run.progress.iteration < range.to
    if (isGrowing) timer = setTimeout(() => void ask(), PAUSE_MS)
  }

  // Another run or a reset is another series; after a pause or the end the newest updates are asked for once more.
  watch([view, () => runs.run?.id, () => runs.run?.progress.state], () => void ask())
  onScopeDispose(() => {
    asked += 1
    clearTimeout(timer)
  })
  return detail
}
