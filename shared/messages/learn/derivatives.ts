/** What the lesson "Derivatives by nudging" says. */
export const derivativesMessages = {
  question: 'f(a) = a². You stand at a = 5 and nudge a by 0.001. By about how much does f rise?',
  choices: ['0.001', '0.005', '0.010', '0.025'].map((value) => ({ value, label: value })),
  measured: (value: string, nudged: string, rise: string, measured: string, formula: string) =>
    `f goes from ${value} to ${nudged}, a rise of ${rise}. Divided by the nudge that is ${measured}; the formula 2a says ${formula}. The rest vanishes with the nudge.`,
  play: 'Nudge it',
  functions: 'Function',
  functionNames: {
    square: 'a²',
    sigmoid: 'sigmoid',
    tanh: 'tanh',
    relu: 'ReLU',
    cost: 'Cost J by one weight',
  },
  at: 'Point',
  nudge: 'Nudge',
  value: 'f(a)',
  nudged: 'f(a + nudge)',
  slope: 'Measured slope',
  formula: 'Slope by formula',
  difference: 'Difference',
  backpropagation: 'Slope by backpropagation',
  picture: (name: string, at: string, slope: string) =>
    `The curve of ${name}. At ${at} its slope is ${slope}; the dashed line is the tangent there.`,
  costNote: 'J of a 2-4-1 network over the flower’s 400 points, as one weight of its first layer moves.',
  tinyNote:
    'This nudge drowns in rounding: float64 keeps about 16 digits, and here f(a + nudge) − f(a) has none left.',
  cornerNote:
    'ReLU has a corner at 0: a slope of 0 on its left, of 1 on its right. Like the course, Descent takes the left one.',
  words: [
    'The derivative of f at a point is how many times a small nudge of its input comes out in its value.',
    'Nudge by 0.001, see how much f rises, divide by 0.001: that is the slope, nearly. For a² it is 2a, so steeper the further out you stand.',
    'Where the curve is flat, as sigmoid and tanh are far from 0, a nudge does nothing and there is nothing to learn from.',
    'A cost is a function of every weight, and has a slope by each of them. Backpropagation finds all of them at once, without a nudge.',
  ],
  formulas: {
    square: String.raw`f(a) = a^2 \qquad \frac{df}{da} = 2a`,
    sigmoid: String.raw`g(z) = \frac{1}{1 + e^{-z}} \qquad g'(z) = g(z)\,(1 - g(z))`,
    tanh: String.raw`g(z) = \tanh z \qquad g'(z) = 1 - g(z)^2`,
    relu: String.raw`g(z) = \max(0, z) \qquad g'(z) = \begin{cases}0 & z \le 0\\ 1 & z > 0\end{cases}`,
    cost: String.raw`J = \frac{1}{m}\sum_{i=1}^{m} \mathcal{L}\bigl(\hat{y}^{(i)}, y^{(i)}\bigr) \qquad \frac{\partial J}{\partial W^{[1]}_{11}}`,
  },
  definition: String.raw`\frac{df}{da} \approx \frac{f(a + \varepsilon) - f(a)}{\varepsilon}`,
} as const
