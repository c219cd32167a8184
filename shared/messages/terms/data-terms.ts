/** The numbers of the Data room, and those of single pictures. */
import type { Term } from './term'

export const dataTerms = {
  pictures: {
    name: 'Pictures',
    meaning: 'How many pictures there are; each is one example for the network.',
    tex: '',
    unit: 'a count',
  },
  trainExamples: {
    name: 'Training pictures',
    meaning: 'The network learns from these, and from no others.',
    tex: String.raw`m`,
    unit: 'a count; X has the shape (n[0], m)',
  },
  testExamples: {
    name: 'Test pictures',
    meaning: 'Kept out of training, so that they show how the network does on pictures it has never seen.',
    tex: String.raw`m_{\mathrm{test}}`,
    unit: 'a count',
  },
  baseline: {
    name: 'Baseline',
    meaning:
      'What one would score by always naming the larger class; a network has learned nothing until it is above this.',
    tex: String.raw`\max(m_1, m_0) / m`,
    unit: 'a share of the pictures',
  },
  pictureShape: {
    name: 'Size of a prepared picture',
    meaning: 'Height, width and colours of every picture as the network gets it.',
    tex: String.raw`s \times s \times c`,
    unit: 'shape in pixels and channels',
  },
  features: {
    name: 'Inputs',
    meaning: 'A picture’s pixels written one under another: as many numbers as the first layer has inputs.',
    tex: String.raw`n^{[0]} = s \cdot s \cdot c`,
    unit: 'shape (n[0], 1) for one picture',
  },
} as const satisfies Readonly<Record<string, Term>>
