/** What the lesson "Gradient descent" says. */
export const descentMessages = {
  question:
    'The cost is J(w) = w². Gradient descent starts at w = −3 and takes steps of −α times the slope 2w, with the learning rate α = 1.1. What does it do?',
  choices: [
    { value: 'reached', label: 'It reaches the minimum quickly' },
    { value: 'wandering', label: 'It jumps to and fro between two places' },
    { value: 'away', label: 'It flies further out with each step' },
  ],
  measured: (first: string, second: string, third: string) =>
    `w goes ${first}, ${second}, ${third}, …: each step multiplies w by 1 − 2α = −1.2, which is more than 1 in size.`,
  play: 'Let it roll',
  surfaces: 'Cost',
  surfaceNames: { line: 'J(w) = w²', bowl: 'A bowl over w₁ and w₂' },
  rules: 'Step',
  ruleNames: { gradient: 'By the gradient', sign: 'By its sign only' },
  learningRate: 'Learning rate',
  steps: 'Steps taken',
  cost: 'Cost at the end',
  end: 'Outcome',
  ends: { reached: 'minimum reached', wandering: 'not there yet', away: 'flew out' },
  picture: (steps: string, end: string) => `The cost and the path of ${steps} steps downhill: ${end}.`,
  words: [
    'The gradient holds the slope along each weight and points uphill. Gradient descent steps the other way, by α times the gradient; α is the learning rate.',
    'Near the minimum the slope is small, so the steps become small by themselves. A step by the sign alone keeps its length: unless it happens to land on the minimum, it jumps to and fro over it.',
    'Too small an α takes many steps. Too large a one steps over the minimum and lands higher than it was. How large is too large depends on the greatest curvature λ, how fast the slope changes: 2 for w², and in the long bowl that along w₂.',
  ],
  formulas: [
    String.raw`w := w - \alpha\,\frac{\partial J}{\partial w}`,
    String.raw`J = \tfrac{1}{2}\lambda w^2 \;\Rightarrow\; w_{t} = (1 - \alpha\lambda)^t\, w_0`,
    String.raw`\text{it settles if } 0 < \alpha < \frac{2}{\lambda}`,
  ],
} as const
