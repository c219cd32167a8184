/** Lesson "One hidden layer": one network at a time that learns points in the plane, a frame whenever the page asks. */
import { DEFAULT_HYPERPARAMETERS } from '../../../shared/domain/hyperparameters'
import {
  OWN_PLANE,
  PLANAR_GRID,
  type PlanarAccuracy,
  type PlanarAdvance,
  type PlanarFrame,
  type PlanarPoints,
  type PlanarStart,
} from '../../../shared/domain/lessons/planar'
import { failure, ok, type Result } from '../../../shared/ipc/result'
import { lessonErrors } from '../../../shared/messages/learn/errors'
import type { Kernels } from '../../engine/kernels/kernels'
import type { PlanarData } from '../../engine/planar'
import { planarPoints } from '../../engine/planar-shapes'
import { Trainer } from '../../engine/trainer'
import { PlanarGrid } from './planar-grid'

export interface PlanarPorts {
  readonly now: () => number
  /** In float64: the course's numbers are. */
  readonly createKernels: () => Promise<Kernels>
}

interface Session {
  readonly trainer: Trainer
  readonly grid: PlanarGrid
  readonly kernels: Kernels
}

/** The course's nn_model: 5,000 updates for its table of hidden layer sizes. */
const COURSE_ITERATIONS = 5000
/** The notebook's learning rate; `np.random.seed(2)` is in its initialize_parameters. */
const COURSE: PlanarStart = { data: 'flower', units: 4, activation: 'tanh', learningRate: 1.2 }
/** How long the table computes before others have their turn. */
const SLICE_MS = 20
/** Room around the outermost point. */
const MARGIN = 1.12

export class PlanarLesson {
  readonly #ports: PlanarPorts
  #session: Session | null = null

  constructor(ports: PlanarPorts) {
    this.#ports = ports
  }

  /** A new network before its first update; the one before it is gone. */
  async start(request: PlanarStart): Promise<PlanarPoints> {
    const session = await this.#open(request)
    this.#close()
    this.#session = session
    const { numbers, labels } = pointsOf(request.data)
    return { numbers, labels, extent: session.grid.extent }
  }

  /** Updates until one of the two limits is met, then one frame. Errors: unknown-id when nothing was started. */
  advance({ iterations, milliseconds }: PlanarAdvance): Result<PlanarFrame> {
    if (!this.#session) return failure('unknown-id', lessonErrors.notStarted())
    const { trainer, grid } = this.#session
    const end = this.#ports.now() + milliseconds
    for (let i = 0; i < iterations && this.#ports.now() < end; i++) trainer.step()
    const { cost, score } = trainer.evaluate('train')
    return ok({
      iteration: trainer.iteration,
      cost,
      accuracy: score.accuracy,
      ...grid.draw(trainer.parameters()),
    })
  }

  /** The course's own experiment with so many hidden units; gives way to other requests on its way. */
  async accuracy(units: number): Promise<PlanarAccuracy> {
    const { trainer, kernels } = await this.#open({ ...COURSE, units })
    while (trainer.iteration < COURSE_ITERATIONS) {
      const end = this.#ports.now() + SLICE_MS
      while (trainer.iteration < COURSE_ITERATIONS && this.#ports.now() < end) trainer.step()
      await new Promise((resolve) => setTimeout(resolve))
    }
    const { score } = trainer.evaluate('train')
    trainer.dispose()
    kernels.dispose()
    return { units, iterations: COURSE_ITERATIONS, accuracy: score.accuracy }
  }

  async #open({ data, units, activation, learningRate }: PlanarStart): Promise<Session> {
    const { numbers, labels } = pointsOf(data)
    const architecture = { inputs: 2, hidden: units === 0 ? [] : [{ units, activation }] }
    const trainer = new Trainer({
      kernels: await this.#ports.createKernels(),
      architecture,
      hyperparameters: {
        ...DEFAULT_HYPERPARAMETERS,
        learningRate,
        initialization: 'small',
        seed: 2,
        precision: 'float64',
      },
      scaling: { kind: 'unit' },
      train: { X: { kind: 'numbers', numbers }, labels },
      test: null,
    })
    const extent = extentOf(data, numbers)
    // Memory of its own: the trainer's is full of its points.
    const kernels = await this.#ports.createKernels()
    return { trainer, kernels, grid: new PlanarGrid(kernels, architecture, PLANAR_GRID, extent) }
  }

  #close(): void {
    this.#session?.trainer.dispose()
    this.#session?.kernels.dispose()
    this.#session = null
  }
}

function pointsOf(data: PlanarStart['data']): PlanarData {
  if (typeof data === 'string') return planarPoints(data)
  return {
    numbers: Float64Array.from(data.points.flatMap(({ x1, x2 }) => [x1, x2])),
    labels: Uint8Array.from(data.points, ({ label }) => label),
  }
}

/** The plane of own points stays as it is while they are placed. */
function extentOf(data: PlanarStart['data'], numbers: Float64Array): number {
  if (typeof data !== 'string') return OWN_PLANE.extent
  return MARGIN * numbers.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0)
}
