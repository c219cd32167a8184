/**
 * The training thread's side: owns one trainer, obeys commands between iterations, reports in batches.
 * Knows nothing of threads: it is given a port, a clock and a way to make kernels, so tests run it in their own thread.
 */
import type { Hyperparameters } from '../../shared/domain/hyperparameters'
import type { Scaling } from '../../shared/domain/preprocessing'
import type { RunProgress, RunState, StepUnit } from '../../shared/domain/run'
import type { Kernels } from '../engine/kernels/kernels'
import { measureScaling } from '../engine/standardization'
import type { Examples } from '../engine/example-set'
import { Trainer } from '../engine/trainer'
import { encodeCheckpoint } from '../formats/checkpoint'
import { MetricBatcher } from './metric-batcher'
import { StepRecorder } from './step-recorder'
import { Stopwatch } from './stopwatch'
import type {
  ExamplesMessage,
  Port,
  TrainingCommand,
  TrainingEvent,
  TrainingOrder,
} from './training-protocol'
import { TrainingSession, type Ending } from './training-session'
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

class TrainingServer {
  #session: TrainingSession | null = null
  #state: RunState = 'preparing'
  #isLooping = false
  /** Where a single step ends. */
  #pauseAt = Infinity
  #lastWeightsMs = -Infinity
  /** Null when nobody asked for single updates. */
  #steps: StepRecorder | null = null
  readonly #ports: TrainingPorts
  readonly #stopwatch: Stopwatch
  readonly #batcher: MetricBatcher

  constructor(ports: TrainingPorts) {
    this.#ports = ports
    this.#stopwatch = new Stopwatch(ports.now)
    this.#batcher = new MetricBatcher((progress, points) => {
      const steps = this.#steps?.take() ?? new Float64Array()
      ports.port.postMessage({ kind: 'progressed', progress, points, steps })
    }, ports.now)
  }

  /** A command that came too late, say a pause of a run that has just finished, changes nothing. */
  async obey(command: TrainingCommand): Promise<void> {
    if (!isMeant(command, this.#state)) {
      if (command.kind === 'checkpoint') this.#refuse(command.requestId, `the training is ${this.#state}`)
      return
    }
    switch (command.kind) {
      case 'start':
        return this.#start(command.order, command.isPaused)
      case 'pause':
        this.#pause()
        return
      case 'resume':
        this.#pauseAt = Infinity
        return this.#train()
      case 'step':
        return this.#step(command.unit)
      case 'stop':
        this.#end('stopped', null)
        return
      case 'reset':
        this.#reset()
        return
      case 'set-learning-rate':
        this.#setLearningRate(command.learningRate)
        return
      default:
        this.#answer(command)
    }
  }

  async #start(order: TrainingOrder, isPaused: boolean): Promise<void> {
    const kernels = await this.#ports.createKernels(order.hyperparameters)
    this.#session = openSession(order, kernels)
    const { mostSteps, hyperparameters } = order
    this.#steps = mostSteps === undefined ? null : new StepRecorder(hyperparameters.iterations, mostSteps)
    const { firstLayer } = this.#session.trainer
    const environment = { kernels: kernels.name, threads: kernels.threads, firstLayer }
    this.#ports.port.postMessage({ kind: 'ready', environment })
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
      while (this.#isTraining() && this.#ports.now() < sliceEnd) this.#iterate()
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
    this.#pauseAt = Infinity
    this.#stopwatch.stop()
    this.#batcher.flush(this.#progress())
    this.#sendWeights()
  }

  /** To the end of this iteration or epoch; an epoch may take long, so it is trained like everything else. */
  #step(unit: StepUnit): Promise<void> {
    const { iteration, epoch, batchesPerEpoch } = this.#open().trainer
    this.#pauseAt = unit === 'iteration' ? iteration + 1 : (epoch + 1) * batchesPerEpoch
    return this.#train()
  }

  #iterate(): void {
    const session = this.#open()
    const isLastOfStep = session.trainer.iteration + 1 >= this.#pauseAt
    const { point, step, ending } = session.iterate(isLastOfStep)
    this.#stopwatch.countStep()
    if (step) this.#steps?.add(step)
    if (point) this.#batcher.add(point)
    if (ending) this.#end(ending.state, ending.divergedAt)
    else if (isLastOfStep) this.#pause()
  }

  /** The last word of a run: its scores and its numbers. */
  #end(state: Ending, divergedAt: number | null): void {
    const session = this.#open()
    this.#stopwatch.stop()
    this.#pauseAt = Infinity
    const { point, score, parameters, best, isFinite } = session.end(state)
    if (state !== 'diverged' && !isFinite) return this.#end('diverged', session.trainer.iteration)
    this.#state = state
    if (point) this.#batcher.add(point)
    this.#batcher.flush(this.#progress())
    this.#sendWeights()
    const progress = this.#progress()
    this.#ports.port.postMessage({ kind: 'ended', progress, score, parameters, divergedAt, best })
  }

  #reset(): void {
    this.#open().reset()
    this.#stopwatch.reset()
    this.#batcher.clear()
    this.#steps?.clear()
    this.#ports.port.postMessage({ kind: 'was-reset' })
    this.#pause()
  }

  #setLearningRate(learningRate: number): void {
    const { trainer } = this.#open()
    trainer.learningRate = learningRate
    const change = { iteration: trainer.iteration, learningRate }
    this.#ports.port.postMessage({ kind: 'learning-rate-set', change })
  }

  #answer({ kind, requestId }: Extract<TrainingCommand, { requestId: number }>): void {
    const session = this.#open()
    const { port } = this.#ports
    if (kind === 'snapshot') port.postMessage({ kind, requestId, parameters: session.parameters() })
    else if (kind === 'probe') port.postMessage({ kind: 'probed', requestId, probe: session.probe() })
    else this.#answerWithCheckpoint(requestId, session)
  }

  /** Written here and moved: copying a large network would hold up the window's process. */
  #answerWithCheckpoint(requestId: number, session: TrainingSession): void {
    this.#batcher.flush(this.#progress())
    try {
      const state = session.state()
      const file = encodeCheckpoint(state)
      const checkpoint = { iteration: state.trainer.iteration, file }
      this.#ports.port.postMessage({ kind: 'checkpoint', requestId, checkpoint }, [file.buffer])
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      this.#refuse(requestId, `there is no memory for it (${error.message})`)
    }
  }

  #refuse(requestId: number, message: string): void {
    this.#ports.port.postMessage({ kind: 'unanswered', requestId, message })
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
    const session = this.#open()
    const { picture } = session.order
    if (!picture) return
    const { W, iteration } = session.parameters()
    if (!W[1]) return
    this.#ports.port.postMessage({ kind: 'weights', weights: weightPictures(W[1], picture, iteration) })
  }

  #open(): TrainingSession {
    if (!this.#session) throw new Error('the training thread was asked before it was started')
    return this.#session
  }
}

/** Loads the examples into the kernels' memory. */
function openSession(order: TrainingOrder, kernels: Kernels): TrainingSession {
  const { architecture, hyperparameters } = order
  const train = examplesOf(order.train)
  const test = order.test ? examplesOf(order.test) : null
  const scaling: Scaling =
    order.scaling === 'standard' && train.X.kind === 'pixels'
      ? measureScaling(train.X.pixels, architecture.inputs)
      : { kind: 'unit' }
  const trainer = new Trainer({ kernels, architecture, hyperparameters, scaling, train, test })
  const session = new TrainingSession(order, trainer, scaling)
  if (order.resumeFrom) session.resume(order.resumeFrom)
  return session
}

/** The states in which a command makes sense; any other command always does. */
const STEERABLE: Readonly<Partial<Record<TrainingCommand['kind'], readonly RunState[]>>> = {
  pause: ['training'],
  resume: ['paused', 'stopped'],
  step: ['training', 'paused', 'stopped'],
  stop: ['training', 'paused'],
  'set-learning-rate': ['training', 'paused', 'stopped'],
  checkpoint: ['training', 'paused', 'stopped'],
}

function isMeant({ kind }: TrainingCommand, state: RunState): boolean {
  return STEERABLE[kind]?.includes(state) ?? true
}

function examplesOf({ X, labels }: ExamplesMessage): Examples {
  if (X.kind === 'numbers') return { X, labels }
  return { X: { kind: 'pixels', pixels: new Uint8Array(X.memory, X.byteOffset, X.byteLength) }, labels }
}
