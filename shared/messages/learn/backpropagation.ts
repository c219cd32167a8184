/** What the lesson "Backpropagation" says. */
import type { BackpropagationFault } from '../../domain/lessons/backpropagation'

export const backpropagationMessages = {
  question:
    'A network has two hidden layers and an output layer. In the backward pass, which finds every layer’s gradients, someone forgets g′ (the slope of the activation) of the second hidden layer. Which layers’ gradients come out wrong?',
  choices: [
    { value: '2', label: 'Layer 2 only' },
    { value: '1,2', label: 'Layers 1 and 2' },
    { value: '2,3', label: 'Layers 2 and 3' },
    { value: '1,2,3', label: 'All three' },
  ],
  measured: (wrong: string, right: string) =>
    `The gradient check finds ${wrong} wrong and ${right} right. Derivatives travel from the output back to the input, so a mistake spoils the layer it is in and all that come before it.`,
  layers: (names: string) => `layer ${names}`,
  none: 'no layer',
  play: 'Break it',
  faults: 'What is forgotten',
  faultNames: {
    none: 'Nothing',
    activation: 'g′ of layer 2',
    mean: '1/m in dW',
    transpose: 'The transpose of W[2]',
    sum: 'The sum in db',
  } satisfies Record<BackpropagationFault, string>,
  check: 'Gradient check, layer by layer: 2-5-5-1, tanh, the flower’s 400 points',
  layer: 'Layer',
  difference: (name: string) => `Difference of ${name}`,
  verdicts: { right: 'right', wrong: 'wrong', unclear: 'unclear' },
  equations: (layers: number) =>
    layers === 2
      ? 'The six equations, filled in'
      : 'The three equations of each layer, filled in. With one hidden layer they are the course’s six.',
  equation: 'Equation',
  shape: 'Shapes',
  numbers: 'First numbers of the left side',
  words: [
    'Forward, a layer needs what the layer before it gave. Backward, it needs what the layer after it gives: dA, how the loss changes with each of its outputs. Times g′ that is dZ, how the loss changes with each of its sums.',
    'From dZ come the gradients of its weights and biases, each a mean over the examples, and the dA of the layer before.',
    'A gradient check nudges every weight both ways and compares the measured slope with the gradient. A relative difference below 1e−7 (0.0000001) means right, 1e−3 (0.001) and more means wrong; between them it is unclear.',
    'A forgotten 1/m makes every dW 400 times too large, m being 400. Its direction is right, so with a small learning rate the cost still falls. The check sees it at once.',
  ],
  formulas: [
    String.raw`\frac{\lVert d\theta_{\text{measured}} - d\theta \rVert_2}{\lVert d\theta_{\text{measured}} \rVert_2 + \lVert d\theta \rVert_2}`,
    String.raw`d\theta_{\text{measured}} = \frac{J(\theta + \varepsilon) - J(\theta - \varepsilon)}{2\varepsilon}`,
  ],
} as const
