/** What a chart says of its axes to those who do not see them. */
export const chartMessages = {
  horizontalAxis: (name: string) => `Horizontal axis: ${name}`,
  verticalAxis: (name: string) => `Vertical axis: ${name}`,
} as const
