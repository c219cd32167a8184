/** Puts a fake lab on the page before the renderer starts, in the state that `?scenario=` names. */
import { DEFAULT_HYPERPARAMETERS } from '../../../shared/domain/hyperparameters'
import type { Refusal } from '../../../shared/domain/dataset'
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
}

const query = new URLSearchParams(window.location.search)
const lab = createFakeLab({
  tickMs: Number(query.get('tick') ?? 20),
  iterationsPerTick: Number(query.get('steps') ?? 50),
})
Object.assign(window, { lab, fakeLab: lab })
await scenarios[query.get('scenario') ?? 'empty']?.(lab)
