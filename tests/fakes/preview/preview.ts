/** Puts a fake lab on the page before the renderer starts, in the state that `?scenario=` names. */
import { DEFAULT_HYPERPARAMETERS } from '../../../shared/domain/hyperparameters'
import type { Refusal } from '../../../shared/domain/dataset'
import type { RunSummary } from '../../../shared/domain/run'
import { runFolderMessages } from '../../../shared/messages/run-folder'
import { createFakeLab, type FakeLab } from '../lab-bridge'

declare global {
  interface Window {
    /** The controls, for scripts that look at the page. */
    fakeLab: FakeLab
  }
}

const refused: readonly Refusal[] = [
  { name: 'cat/cut.jpg', code: 'incomplete' },
  { name: 'notes.txt', code: 'not-a-picture' },
  { name: 'big.png', code: 'too-many-pixels', detail: '40,000 × 40,000' },
]
const manyRefused: readonly Refusal[] = Array.from({ length: 240 }, (_, index) => ({
  name: `holidays/scan ${index}.heic`,
  code: 'unsupported-format',
  detail: 'HEIC',
}))
const hostile = [
  '<img src=x onerror=alert(1)>',
  `a very long class name ${'that goes on '.repeat(12)}`,
] as const

const HIDDEN = [
  { units: 20, activation: 'relu' },
  { units: 7, activation: 'relu' },
  { units: 5, activation: 'relu' },
] as const

async function startRun(lab: FakeLab, iterations: number): Promise<void> {
  const dataset = lab.datasets.current() ?? lab.datasets.place({ refused })
  const hyperparameters = { ...DEFAULT_HYPERPARAMETERS, iterations }
  await lab.calls['run:start']({ datasetId: dataset.id, hidden: HIDDEN, hyperparameters })
}

const scenarios: Readonly<Record<string, (lab: FakeLab) => unknown>> = {
  empty: () => null,
  full: (lab) => lab.datasets.place({ refused }),
  clean: (lab) => lab.datasets.place({}),
  copies: (lab) => lab.datasets.place({ copies: 14 }),
  huge: (lab) => lab.datasets.place({ counts: [12_500, 12_500] }),
  uneven: (lab) => lab.datasets.place({ counts: [12, 480], refused: manyRefused }),
  'one-class': (lab) => lab.datasets.place({ counts: [1, 0] }),
  hostile: (lab) => lab.datasets.place({ classes: hostile, refused }),
  trained: async (lab) => {
    for (const iterations of [200, 800, 1500]) await startRun(lab, iterations)
  },
  'hostile-trained': async (lab) => {
    lab.datasets.place({ classes: hostile })
    for (const iterations of [200, 800]) await startRun(lab, iterations)
  },
  'huge-trained': (lab) => {
    lab.datasets.place({ counts: [12_500, 12_500] })
    return startRun(lab, 200)
  },
  training: (lab) => startRun(lab, 250_000),
  kept: (lab) => keepRuns(lab, 1, true),
  'kept-closed': (lab) => keepRuns(lab, 3, false),
  'kept-many': async (lab) => {
    await keepRuns(lab, 30, true)
    const id = '20261119-081502-9f31c2aa'
    lab.runs.placeDamaged({ id, problem: runFolderMessages.damagedFolder(id) })
  },
}

/** So many runs of earlier sessions, the newest of them cut off on its way. */
async function keepRuns(lab: FakeLab, count: number, isDataOpen: boolean): Promise<void> {
  const dataset = lab.datasets.place({})
  await startRun(lab, 200)
  const listed = await lab.calls['run:list']()
  const [newest] = listed.ok ? listed.value : []
  if (!newest) return
  await lab.calls['run:stop']({ runId: newest.id })
  await lab.calls['run:delete']({ runId: newest.id })
  for (let i = 0; i < count; i++) {
    const isCut = i === 0
    lab.runs.place({
      ...newest,
      id: `202611${String(22 - (i % 22)).padStart(2, '0')}-120000-0000000${i % 10}`,
      dataset: { ...dataset, fingerprint: isDataOpen ? dataset.fingerprint : 'closed' },
      startedAt: new Date(Date.now() - i * 7 * 3_600_000).toISOString(),
      hyperparameters: { ...newest.hyperparameters, seed: i + 1, iterations: 1500 },
      progress: {
        ...{ state: isCut ? 'stopped' : 'finished', iteration: isCut ? 420 : 1500, iterations: 1500 },
        ...{ elapsedMs: 4650, stepsPerSecond: 0 },
      },
      score: isCut ? null : scoreOf(0.94, 0.78),
      kept: { sizeBytes: 2_400_000, resumableAt: isCut ? 420 : null, problem: null, isElsewhere: false },
    })
  }
  if (!isDataOpen) await lab.calls['dataset:clear']()
}

function scoreOf(train: number, test: number): NonNullable<RunSummary['score']> {
  const confusion = { tp: 0, fp: 0, tn: 0, fn: 0 }
  return { train: { accuracy: train, confusion }, test: { accuracy: test, confusion } }
}

const query = new URLSearchParams(window.location.search)
const lab = createFakeLab({
  tickMs: Number(query.get('tick') ?? 20),
  iterationsPerTick: Number(query.get('steps') ?? 50),
})
Object.assign(window, { lab, fakeLab: lab })
await scenarios[query.get('scenario') ?? 'empty']?.(lab)
