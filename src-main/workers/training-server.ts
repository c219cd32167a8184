/**
 * The training thread's side: owns one trainer, obeys commands between iterations, reports in batches.
 * Knows nothing of threads: it is given a port, a clock and a way to make kernels, so tests run it in their own thread.
 */
import { assertNever } from '../../shared/assert'
import type { Hyperparameters } from '../../shared/domain/hyperparameters'
import type { Scaling } from '../../shared/domain/preprocessing'
import type { MetricPoint, RunProgress, RunState } from '../../shared/domain/run'
import type { Kernels } from '../engine/kernels/kernels'
import { measureScaling } from '../engine/standardization'
import { Trainer, type Evaluation, type Examples } from '../engine/trainer'
import { MetricBatcher } from './metric-batcher'
import { Stopwatch } from './stopwatch'
import type {
  ExamplesMessage,
  FinalScore,
  ParametersMessage,
  Port,
  TrainingCommand,
  TrainingEvent,
  TrainingOrder,
} from './training-protocol'
import { weightPictures } from './weight-pictures'

export interface TrainingPorts {
  readonly port: Port<TrainingCommand, TrainingEvent>
  readonly now: () => number
  readonly createKernels: (hyperparameters: Hyperparameters) => Promise<Kernels>
}

/** How long iterations go on before commands are looked at. */
const SLICE_MS = 25
const WEIGHTS_INTERVAL_MS = 500

export function serveTraining(ports: TrainingPorts): void {
  const server = new TrainingServer(ports)
  ports.port.on('message', (command) => {
    server.obey(command).catch((error: unknown) => {
      ports.port.postMessage({
        kind: 'failed',
        message: error instanceof Error ? error.message : String(error),
      })
    })
  })
}

interface Session {
  readonly order: TrainingOrder
  readonly trainer: Trainer
  readonly scaling: Scaling
}

class TrainingServer {
  #session: Session | null = null
  #state: RunState = 'preparing'
  /** So that stopping and going on at the same iteration does not measure it twice. */
  #lastMeasured = -1
  #isLooping = false
  /** The parameters at the last iteration that was measured with a finite cost. */
  #lastFinite: ParametersMessage | null = null
  #lastWeightsMs = -Infinity
  readonly #ports: TrainingPorts
  readonly #stopwatch: Stopwatch
  readonly #batcher: MetricBatcher

  constructor(ports: TrainingPorts) {
    this.#ports = ports
    this.#stopwatch = new Stopwatch(ports.now)
    this.#batcher = new MetricBatcher(
      (progress, points) => ports.port.postMessage({ kind: 'progressed', progress, points }),
      ports.now,
    )
  }

  /** A command that came too late, say a pause of a run that has just finished, changes nothing. */
  async obey(command: TrainingCommand): Promise<void> {
    if (!isMeant(command, this.#state)) return
    switch (command.kind) {
      case 'start':
        return this.#start(command.order, command.isPaused)
      case 'pause':
        this.#pause()
        return
      case 'resume':
        return this.#train()
      case 'step':
        this.#step()
        return
      case 'stop':
        this.#end('stopped', null)
        return
      case 'reset':
        this.#reset()
        return
      case 'snapshot':
        this.#ports.port.postMessage({
          kind: 'snapshot',
          requestId: command.requestId,
          parameters: this.#parameters(),
        })
        return
      default:
        return assertNever(command)
    }
  }

  async #start(order: TrainingOrder, isPaused: boolean): Promise<void> {
    const kernels = await this.#ports.createKernels(order.hyperparameters)
    const train = examplesOf(order.train)
    const test = order.test ? examplesOf(order.test) : null
    const scaling: Scaling =
      order.scaling === 'standard' && train.X.kind === 'pixels'
        ? measureScaling(train.X.pixels, order.architecture.inputs)
        : { kind: 'unit' }
    const { architecture, hyperparameters } = order
    const trainer = new Trainer({ kernels, architecture, hyperparameters, scaling, train, test })
    this.#session = { order, trainer, scaling }
    this.#ports.port.postMessage({ kind: 'ready', kernels: kernels.name, threads: kernels.threads })
    this.#sendWeights()
    if (isPaused) this.#pause()
    else await this.#train()
  }

  /** Iterates until paused, stopped, reset or done; gives way to commands after every slice. */
  async #train(): Promise<void> {
    this.#state = 'training'
    this.#stopwatch.start()
    if (this.#isLooping) return // paused and resumed within one slice
    this.#isLooping = true
    try {
      await this.#trainSlices()
    } finally {
      this.#isLooping = false
    }
  }

  async #trainSlices(): Promise<void> {
    while (this.#isTraining()) {
      const sliceEnd = this.#ports.now() + SLICE_MS
      while (this.#isTraining() && this.#ports.now() < sliceEnd) this.#iterate(false)
      this.#batcher.offer(() => this.#progress())
      if (this.#ports.now() - this.#lastWeightsMs >= WEIGHTS_INTERVAL_MS) this.#sendWeights()
      await new Promise(setImmediate)
    }
  }

  /** A method, because commands change the state while `#train` waits. */
  #isTraining(): boolean {
    return this.#state === 'training'
  }

  #pause(): void {
    this.#state = 'paused'
    this.#stopwatch.stop()
    this.#batcher.flush(this.#progress())
    this.#sendWeights()
  }

  #step(): void {
    this.#state = 'paused'
    this.#stopwatch.start()
    this.#iterate(true)
    this.#stopwatch.stop()
    if (this.#isEnded()) return
    this.#batcher.flush(this.#progress())
    this.#sendWeights()
  }

  #isEnded(): boolean {
    return this.#state === 'finished' || this.#state === 'diverged'
  }

  /** One update. The cost of iteration i is the one before update i; it is measured when due or asked for. */
  #iterate(isAskedFor: boolean): void {
    const { trainer, order } = this.#open()
    const { iterations, logEvery } = order.hyperparameters
    const isDue = isAskedFor || trainer.iteration % logEvery === 0
    const before = isDue ? this.#parameters() : null
    const test = isDue ? this.#evaluateTest() : null
    const train = trainer.step()
    this.#stopwatch.countStep()
    if (!Number.isFinite(train.cost)) return this.#end('diverged', train.iteration)
    if (before) {
      this.#lastFinite = before
      this.#measured(metricPoint(train.iteration, train, test))
    }
    if (trainer.iteration >= iterations) this.#end('finished', null)
  }

  #evaluateTest(): Evaluation | null {
    const { trainer, order } = this.#open()
    return order.test ? trainer.evaluate('test') : null
  }

  /** The last word of a run: its scores and its numbers. After a divergence, the last finite numbers and theirs. */
  #end(state: 'finished' | 'stopped' | 'diverged', divergedAt: number | null): void {
    const { trainer } = this.#open()
    this.#stopwatch.stop()
    if (state === 'diverged') trainer.restore(this.#lastFinite ?? this.#parameters())
    const train = trainer.evaluate('train')
    if (state !== 'diverged' && !Number.isFinite(train.cost)) return this.#end('diverged', trainer.iteration)
    const test = this.#evaluateTest()
    this.#state = state
    if (state !== 'diverged') {
      const { cost, score } = train
      this.#measured(metricPoint(trainer.iteration, { cost, accuracy: score.accuracy }, test))
    }
    this.#batcher.flush(this.#progress())
    this.#sendWeights()
    const score: FinalScore = { train: train.score, test: test?.score ?? null }
    const parameters = this.#parameters()
    this.#ports.port.postMessage({ kind: 'ended', progress: this.#progress(), score, parameters, divergedAt })
  }

  #measured(point: MetricPoint): void {
    if (point.iteration === this.#lastMeasured) return
    this.#lastMeasured = point.iteration
    this.#batcher.add(point)
  }

  #reset(): void {
    this.#open().trainer.reset()
    this.#lastMeasured = -1
    this.#lastFinite = null
    this.#stopwatch.reset()
    this.#batcher.clear()
    this.#state = 'paused'
    this.#ports.port.postMessage({ kind: 'was-reset' })
    this.#pause()
  }

  #parameters(): ParametersMessage {
    const { trainer, scaling } = this.#open()
    const { W, b } = trainer.parameters()
    return { iteration: trainer.iteration, scaling, W, b }
  }

  #progress(): RunProgress {
    const { trainer, order } = this.#open()
    return {
      state: this.#state,
      iteration: trainer.iteration,
      iterations: order.hyperparameters.iterations,
      elapsedMs: this.#stopwatch.elapsedMs(),
      stepsPerSecond: this.#stopwatch.stepsPerSecond(),
    }
  }

  #sendWeights(): void {
    this.#lastWeightsMs = this.#ports.now()
    const { trainer, order } = this.#open()
    const W1 = trainer.parameters().W[1]
    if (!order.picture || !W1) return
    this.#ports.port.postMessage({
      kind: 'weights',
      weights: weightPictures(W1, order.picture, trainer.iteration),
    })
  }

  #open(): Session {
    if (!this.#session) throw new Error('the training thread was asked before it was started')
    return this.#session
  }
}

const STEERABLE: Readonly<Record<'pause' | 'resume' | 'step' | 'stop', readonly RunState[]>> = {
  pause: ['training'],
  resume: ['paused', 'stopped'],
  step: ['training', 'paused', 'stopped'],
  stop: ['training', 'paused'],
}

function isMeant({ kind }: TrainingCommand, state: RunState): boolean {
  return kind === 'start' || kind === 'snapshot' || kind === 'reset' || STEERABLE[kind].includes(state)
}

function metricPoint(
  iteration: number,
  train: { readonly cost: number; readonly accuracy: number },
  test: Evaluation | null,
): MetricPoint {
  return {
    iteration,
    trainCost: train.cost,
    trainAccuracy: train.accuracy,
    testCost: test?.cost ?? null,
    testAccuracy: test?.score.accuracy ?? null,
  }
}

function examplesOf({ X, labels }: ExamplesMessage): Examples {
  if (X.kind === 'numbers') return { X, labels }
  return { X: { kind: 'pixels', pixels: new Uint8Array(X.memory, X.byteOffset, X.byteLength) }, labels }
}
