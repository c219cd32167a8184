/** The lessons of the fake lab compute for real: the thread's own functions, in the page. */
import { LESSON_CALL_NAMES, type LessonCallName } from '../../../shared/ipc/lesson-calls'
import type { LabBridge } from '../../../shared/ipc/bridge'
import type { Architecture } from '../../../shared/domain/architecture'
import type { WalkRequest } from '../../../shared/domain/lessons/network-walk'
import { DEFAULT_PREPROCESSING } from '../../../shared/domain/preprocessing'
import { initializeParameters } from '../../../src-main/engine/initializers'
import { createReferenceKernels } from '../../../src-main/engine/kernels/reference'
import { fitSquare } from '../../../src-main/imaging/fit'
import { drawSample } from '../../../src-main/imaging/sample/draw-samples'
import {
  needsNetwork,
  needsPictures,
  type LessonNetwork,
  type LessonPictures,
} from '../../../src-main/workers/lesson-protocol'
import { lessonTasks, type LessonPorts } from '../../../src-main/workers/lesson-server'

type LessonBridge = Pick<LabBridge<File>['calls'], LessonCallName>

/** A clock and readable kernels whatever is chosen, for the page and for specs. */
export const lessonPorts: LessonPorts = {
  now: () => performance.now(),
  cores: 2,
  createKernels: (precision = 'float64') => Promise.resolve(createReferenceKernels(precision)),
}

/** @param hasData whether pictures are open; where they are, the drawn sample stands for them */
export function fakeLessons(hasData: () => boolean): LessonBridge {
  const tasks = lessonTasks(lessonPorts)
  const entries = LESSON_CALL_NAMES.map((name) => {
    const task = tasks[name] as (request: unknown) => unknown
    return [
      name,
      (request: unknown) => Promise.resolve(task(withSources(name, structuredClone(request), hasData()))),
    ]
  })
  return Object.fromEntries(entries) as LessonBridge
}

function withSources(name: LessonCallName, asked: unknown, hasData: boolean): unknown {
  if (needsPictures(name)) return { asked, pictures: smallSample() }
  if (!needsNetwork(name)) return asked
  return { asked, own: hasData ? fakeNetwork(asked as WalkRequest) : null }
}

/** A run of the fake lab has no weights: its network is one hidden layer as it starts. */
function fakeNetwork({ network, picture }: WalkRequest): LessonNetwork {
  const pictures = smallSample()
  // The first training pictures of the fake data set are of label 1.
  const shown = picture === null ? null : { pictureId: `1-${picture - 1}`, name: 'one.png', runId: null }
  const architecture: Architecture = {
    inputs: pictures.features,
    hidden: [{ units: 16, activation: 'relu' }],
  }
  const trained = {
    architecture,
    iteration: 100,
    scaling: { kind: 'unit' },
    ...initializeParameters(architecture, 'scaled', 1, 'float64'),
  } as const
  return { pictures, shown, trained: network.kind === 'run' ? trained : null }
}

const SMALL_SAMPLE = { ofClass: 60, size: 24 } as const
let drawn: LessonPictures | null = null

/** The sample, but fewer and smaller pictures: the page itself draws them. */
function smallSample(): LessonPictures {
  if (drawn) return drawn
  const { ofClass, size } = SMALL_SAMPLE
  const { fit, filter, background } = DEFAULT_PREPROCESSING
  const features = size * size * 3
  const labels = Uint8Array.from({ length: 2 * ofClass }, (_, i) => (i < ofClass ? 1 : 0))
  // Outside a page that is isolated there is no SharedArrayBuffer; a view reads either.
  const pixels = new ArrayBuffer(labels.length * features) as unknown as SharedArrayBuffer
  labels.forEach((label, i) => {
    const { rgb, size: side } = drawSample(i % ofClass, label === 1 ? 1 : 0, 1)
    const picture = fitSquare(
      { width: side, height: side, channels: 3, data: rgb },
      size,
      fit,
      filter,
      background,
    )
    new Uint8Array(pixels).set(picture.data, i * features)
  })
  drawn = {
    source: 'sample',
    pixels,
    labels,
    classes: ['cat', 'non-cat'],
    trainExamples: labels.length,
    features,
    size,
    channels: 3,
    scaling: 'unit',
  }
  return drawn
}
