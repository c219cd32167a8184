/** The training thread's side served in this process: real engine, reference kernels, a clock that the test owns. */
import { createReferenceKernels } from '../../../src-main/engine/kernels/reference'
import { Trainer } from '../../../src-main/engine/trainer'
import type { StepMetrics } from '../../../src-main/engine/trainer-options'
import { serveTraining } from '../../../src-main/workers/training-server'
import type {
  TrainingCommand,
  TrainingEvent,
  TrainingOrder,
} from '../../../src-main/workers/training-protocol'
import { DEFAULT_HYPERPARAMETERS, type Hyperparameters } from '../../../shared/domain/hyperparameters'
import { FakeThread } from '../../fakes/thread'

export const tiny: Hyperparameters = {
  ...DEFAULT_HYPERPARAMETERS,
  learningRate: 0.5,
  iterations: 100,
  initialization: 'xavier',
  precision: 'float64',
  kernels: 'reference',
  logEvery: 7,
}

/** Two features, sixteen examples: label 1 where the product of the two is positive, which needs a hidden layer. */
function numbers(): { readonly X: Float64Array; readonly labels: Uint8Array } {
  const X = Float64Array.from({ length: 32 }, (_, k) => Math.cos(3.7 * k + 0.4) * (1 + (k % 5) / 4))
  const labels = Uint8Array.from({ length: 16 }, (_, i) =>
    (X[2 * i] ?? 0) * (X[2 * i + 1] ?? 0) > 0 ? 1 : 0,
  )
  return { X, labels }
}

export function tinyOrder(change: Partial<Hyperparameters> = {}): TrainingOrder {
  const { X, labels } = numbers()
  return {
    architecture: { inputs: 2, hidden: [{ units: 3, activation: 'tanh' }] },
    hyperparameters: { ...tiny, ...change },
    scaling: 'unit',
    train: { X: { kind: 'numbers', numbers: X.slice(0, 24) }, labels: labels.slice(0, 12) },
    test: { X: { kind: 'numbers', numbers: X.slice(24) }, labels: labels.slice(12) },
    picture: null,
  }
}

/** The trainer alone, without any thread: what a training must come to. */
export function trainerOf({ architecture, hyperparameters, train, test }: TrainingOrder): Trainer {
  const examples = ({ X, labels }: TrainingOrder['train']) => {
    if (X.kind === 'pixels') throw new Error('this oracle is for plain numbers')
    return { X, labels }
  }
  return new Trainer({
    kernels: createReferenceKernels(hyperparameters.precision),
    architecture,
    hyperparameters,
    scaling: { kind: 'unit' },
    train: examples(train),
    test: test && examples(test),
  })
}

/** Every cost and accuracy of a training that nobody disturbs, by iteration, the one after the last update included. */
export function undisturbed(order: TrainingOrder): readonly Pick<StepMetrics, 'cost' | 'accuracy'>[] {
  const trainer = trainerOf(order)
  const steps = Array.from({ length: order.hyperparameters.iterations }, () => trainer.step())
  const { cost, score } = trainer.evaluate('train')
  return [...steps, { cost, accuracy: score.accuracy }]
}

type Ended = Extract<TrainingEvent, { kind: 'ended' }>

export class Training {
  readonly events: TrainingEvent[] = []
  readonly thread = new FakeThread()
  /** Each look at the clock costs a millisecond, so a slice of 25 ms is about 25 iterations. */
  now = 0
  #wake: () => void = () => undefined

  constructor(createKernels = (h: Hyperparameters) => Promise.resolve(createReferenceKernels(h.precision))) {
    this.thread.on('message', (message: TrainingEvent) => {
      this.events.push(message)
      this.#wake()
    })
    serveTraining({ port: this.thread.port(), now: () => (this.now += 1), createKernels })
  }

  send(command: TrainingCommand): void {
    this.thread.postMessage(command)
  }

  of<Kind extends TrainingEvent['kind']>(kind: Kind): readonly Extract<TrainingEvent, { kind: Kind }>[] {
    return this.events.filter((event): event is Extract<TrainingEvent, { kind: Kind }> => event.kind === kind)
  }

  /** Resolves when so many events of a kind have come in all. */
  async until(kind: TrainingEvent['kind'], count = 1): Promise<void> {
    while (this.of(kind).length < count) await new Promise<void>((resolve) => (this.#wake = resolve))
  }

  /** Sends, and waits for the next event of a kind. */
  async ask(command: TrainingCommand, answer: TrainingEvent['kind']): Promise<void> {
    const count = this.of(answer).length
    this.send(command)
    await this.until(answer, count + 1)
  }

  async ended(): Promise<Ended> {
    await this.until('ended')
    return this.of('ended').at(-1)!
  }

  get points() {
    return this.of('progressed').flatMap(({ points }) => points)
  }

  /** Iteration, cost and accuracy of each update that was told of. */
  get steps(): readonly (readonly number[])[] {
    const numbers = this.of('progressed').flatMap(({ steps }) => [...steps])
    return Array.from({ length: numbers.length / 3 }, (_, i) => numbers.slice(3 * i, 3 * i + 3))
  }

  get state(): string | undefined {
    return this.of('progressed').at(-1)?.progress.state
  }
}

/** Long enough for everything that was sent to be done and answered. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate)
}
