/** A small drawing of what each lesson is about, on 96 × 60: the list is found through by the eye, not read. */
import type { LessonId } from '../../../shared/domain/lesson'

export interface LessonGlyph {
  /** Outlines that stand back. */
  readonly faint?: string
  readonly line?: string
  /** Dashed. */
  readonly second?: string
  readonly filled?: string
  readonly dots?: readonly GlyphDot[]
}

interface GlyphDot {
  readonly x: number
  readonly y: number
  readonly kind: 'plain' | 'positive' | 'negative'
}

function dots(places: readonly (readonly [x: number, y: number])[]): readonly GlyphDot[] {
  return places.map(([x, y]) => ({ x, y, kind: 'plain' }))
}

/** Six petals of two classes in turn. */
const FLOWER = [0, 1, 2, 3, 4, 5].flatMap((petal) =>
  [10, 18, 26].map((radius): GlyphDot => {
    const angle = (petal * Math.PI) / 3 + Math.PI / 6
    return {
      x: 48 + radius * Math.cos(angle),
      y: 30 + radius * Math.sin(angle),
      kind: petal % 2 === 0 ? 'positive' : 'negative',
    }
  }),
)
/** y = 10 + 160·t·(1 − t) over x = 12 + 72·t, as one curve. */
const BOWL = 'M12 10Q48 90 84 10'

export const LESSON_GLYPHS: Readonly<Record<LessonId, LessonGlyph>> = {
  vectors: {
    faint: 'M8 12h36v36h-36zM20 12v36M32 12v36M8 24h36M8 36h36',
    line: 'M52 30h14m-5-5l5 5l-5 5M76 6h10v48h-10zM76 14h10M76 22h10M76 30h10M76 38h10M76 46h10',
  },
  logistic: { faint: 'M6 30h84', line: 'M6 52C46 52 50 8 90 8', dots: dots([[48, 30]]) },
  derivatives: { line: BOWL, second: 'M48 60L84 20', dots: dots([[66, 40]]) },
  descent: {
    line: BOWL,
    dots: dots([
      [16, 19],
      [26, 35.6],
      [35, 44.8],
      [41.5, 48.7],
      [48, 50],
    ]),
  },
  graph: {
    faint: 'M6 9h20v16h-20zM6 35h20v16h-20zM40 22h20v16h-20zM74 22h16v16h-16z',
    line: 'M26 17L40 27M26 43L40 33M60 30H74',
  },
  race: { filled: 'M8 7h6v7h-6zM8 20h10v7h-10zM8 33h32v7h-32zM8 46h80v7h-80z' },
  broadcasting: {
    faint: 'M6 14h40v32h-40zM16 14v32M26 14v32M36 14v32M6 24.7h40M6 35.3h40',
    line: 'M60 14h10v32h-10zM60 24.7h10M60 35.3h10',
    second: 'M70 14h20v32h-20M80 14v32M70 24.7h20M70 35.3h20',
  },
  activations: { faint: 'M6 30h84M48 6v48', line: 'M6 30H48L84 6', second: 'M6 48C44 48 52 12 90 12' },
  planar: { dots: FLOWER },
  backpropagation: {
    faint:
      'M16 12L48 8M16 12L48 24M16 12L48 40M16 34L48 8M16 34L48 24M16 34L48 40M48 8L80 24M48 24L80 24M48 40L80 24',
    line: 'M84 52H14m6-5l-6 5l6 5',
    dots: dots([
      [16, 12],
      [16, 34],
      [48, 8],
      [48, 24],
      [48, 40],
      [80, 24],
    ]),
  },
  initialization: { faint: 'M6 54h84', line: 'M6 52C34 52 36 8 48 8S62 52 90 52', second: 'M48 8v46' },
  growth: { faint: 'M6 54h84', line: 'M6 50C22 18 50 12 90 9', second: 'M6 50C28 34 58 31 90 30' },
  splits: {
    faint: 'M14 18v28M31 12v28M48 22v28M65 8v28M82 17v28',
    second: 'M6 30h84',
    dots: dots([
      [14, 32],
      [31, 26],
      [48, 36],
      [65, 22],
      [82, 31],
    ]),
  },
}
