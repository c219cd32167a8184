/** How a finding is meant. Each has a shape, a colour and a word. */
export type Tone = 'good' | 'attention' | 'neutral'
