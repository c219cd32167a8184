/** One line that says how far, how fast and how much longer. */
import type { ImportProgress } from '../../shared/ipc/events'
import type { MetricPoint, RunProgress } from '../../shared/domain/run'
import { formatCount, formatTimeLeft } from '../../shared/messages/format'

const WIDTH = 24

function bar(share: number): string {
  const filled = Math.round(Math.min(1, Math.max(0, share)) * WIDTH)
  return '━'.repeat(filled) + '─'.repeat(WIDTH - filled)
}

export function importLine({ phase, done, total }: ImportProgress): string {
  if (phase === 'scanning') return 'Looking for pictures …'
  return `${bar(total === 0 ? 1 : done / total)} ${formatCount(done)} of ${formatCount(total)} pictures read`
}

export function trainingLine(progress: RunProgress, last: MetricPoint | undefined): string {
  const { iteration, iterations, stepsPerSecond } = progress
  const cost = last ? `  cost ${last.trainCost.toFixed(4)}` : ''
  const left =
    stepsPerSecond > 0 ? `  ${formatTimeLeft(((iterations - iteration) / stepsPerSecond) * 1000)} left` : ''
  return `${bar(iteration / iterations)} ${formatCount(iteration)} of ${formatCount(iterations)}${cost}${left}`
}
