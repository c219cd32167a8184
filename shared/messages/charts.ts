/** What a chart says to those who do not see it. */
import { formatCount } from './format'

export const chartMessages = {
  horizontalAxis: (name: string) => `Horizontal axis: ${name}`,
  verticalAxis: (name: string) => `Vertical axis: ${name}`,
  points: (title: string) => `${title}, point by point`,
  place: (iteration: number, values: readonly string[]) =>
    `Iteration ${formatCount(iteration)}: ${values.join(', ')}`,
} as const
