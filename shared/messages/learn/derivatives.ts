/** What the lesson "Derivatives by nudging" says. */
export const derivativesMessages = {
  question:
    'f(a) = a². You stand at a = 5 and raise a by 0.001, a small nudge. By about how much does f rise?',
  choices: ['0.001', '0.005', '0.010', '0.025'].map((value) => ({ value, label: value })),
  measured: (value: string, nudged: string, rise: string, measured: string, formula: string) =>
    `f goes from ${value} to ${nudged}, a rise of ${rise}. Divided by the nudge that is ${measured}; the formula 2a says ${formula}. The smaller the nudge, the smaller the difference, until rounding shows.`,
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
  costNote:
    'J of a small network (2 inputs, 4 hidden units, 1 output) over the 400 points of the course’s flower, as one weight of its first layer moves.',
  tinyNote:
    'This nudge drowns in rounding: float64, the number format used here, keeps about 16 digits, and f(a + nudge) − f(a) has few or none left.',
  cornerNote:
    'ReLU has a corner at 0, so no derivative there: its slope is 0 on the left, 1 on the right. Like the course, Descent takes the left one.',
  words: [
    'The derivative of f at a point is its slope there: the rise of f after a small nudge of its input, divided by the nudge.',
    'With a nudge of 0.001 that is nearly the slope. For a² the slope is 2a: steeper the further you are from 0.',
    'Where the curve is flat, as sigmoid and tanh are far from 0, a nudge does almost nothing, and there is almost nothing to learn from.',
    'The cost J, the mean loss over all examples, is a function of every weight and has a slope along each. Backpropagation, one walk back through the network, finds all these slopes at once, without a nudge.',
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
