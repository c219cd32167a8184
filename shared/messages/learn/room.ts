/** What the Learn room says around its lessons. Each lesson's own text is in a file beside this one. */
import type { LessonId } from '../../domain/lesson'

interface LessonTitle {
  readonly title: string
  /** One sentence: what one will know. */
  readonly summary: string
}

export const lessonTitles: Readonly<Record<LessonId, LessonTitle>> = {
  vectors: {
    title: 'From picture to vector',
    summary: 'Two classes, pixels in a fixed order, and the shapes of x, X and Y on your own data.',
  },
  logistic: {
    title: 'Logistic regression',
    summary: 'One unit whose weights are a picture, and why its loss is not the squared error.',
  },
  derivatives: {
    title: 'Derivatives by nudging',
    summary: 'A slope is the rise after a small nudge, divided by the nudge.',
  },
  descent: {
    title: 'Gradient descent',
    summary: 'Downhill step by step, and what happens when the learning rate is too large.',
  },
  graph: {
    title: 'The computation graph',
    summary: 'A cost as a chain of small steps: values go forward, derivatives come back.',
  },
  race: {
    title: 'The vectorisation race',
    summary: 'One gradient, five ways: from one number at a time to all at once on every core.',
  },
  broadcasting: {
    title: 'Broadcasting and shapes',
    summary: 'Which shapes fit, what comes out, and the array that is neither a row nor a column.',
  },
  activations: {
    title: 'Activations',
    summary: 'Five activations, where they are flat, and why layers without a bend are a single layer.',
  },
  planar: {
    title: 'One hidden layer',
    summary: 'A flower that no straight line divides, and how few units it takes to bend one.',
  },
  backpropagation: {
    title: 'Backpropagation',
    summary: 'Six equations, their shapes, and which layers a small mistake spoils.',
  },
  initialization: {
    title: 'Random initialisation',
    summary: 'Why units that start alike stay alike, and what large weights do to the gradient.',
  },
  growth: {
    title: 'Why deep learning now',
    summary: 'Accuracy against the number of pictures, for networks of three sizes.',
  },
  splits: {
    title: 'Bias, variance and the test set',
    summary: 'How much of a score is skill and how much is luck: 80\u202f% of 50 can be 67 or 89.',
  },
}

export const learnMessages = {
  room: 'Learn',
  introduction: 'Two minutes each. You predict, then the engine measures. No number here is made up.',
  progress: (done: number, all: number) => `${done} of ${all} measured`,
  allLessons: 'All lessons',
  previous: 'Previous lesson',
  next: 'Next lesson',
  toList: 'Back to all lessons',
  link: 'Lesson',
  linkTo: (title: string) => `Lesson: ${title}`,
  states: {
    new: 'Not opened yet',
    confirmed: 'Measured, as you predicted',
    surprised: 'Measured, and a surprise',
  },
  question: 'Predict first',
  yours: 'You',
  theirs: 'Measured',
  measuring: 'Measuring…',
  again: 'Predict again',
  locked: 'Choose what you expect first. Then it is yours to play with.',
  confirmed: 'As you predicted.',
  surprised: 'Not as you predicted.',
  formula: 'In the course’s notation',
  words: 'In words',
} as const
