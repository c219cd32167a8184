// The walk through a network: the engine's matrices against the computation graph's, which derives them on its own.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ACTIVATIONS, layerActivations, type HiddenLayer } from '../../../../shared/domain/architecture'
import {
  WALK_CORNER,
  type WalkReport,
  type WalkRequest,
} from '../../../../shared/domain/lessons/network-walk'
import { gradientOf, valueOf } from '../../../../src-main/engine/graph/graph'
import { networkGraph } from '../../../../src-main/engine/graph/network-graph'
import { initializeParameters } from '../../../../src-main/engine/initializers'
import { createReferenceKernels } from '../../../../src-main/engine/kernels/reference'
import type { Matrix } from '../../../../src-main/engine/matrix'
import type { LessonNetwork } from '../../../../src-main/workers/lesson-protocol'
import { graphDifference } from '../../../../src-main/workers/lessons/graph-difference'
import { passThrough } from '../../../../src-main/workers/lessons/network-pass'
import { walkNetwork } from '../../../../src-main/workers/lessons/network-walk'

const createKernels = () => Promise.resolve(createReferenceKernels('float64'))
const FEATURES = 6

function ownOf(pixels: readonly number[], labels: readonly number[]): LessonNetwork {
  const shared = new SharedArrayBuffer(pixels.length)
  new Uint8Array(shared).set(pixels)
  const pictures = {
    pixels: shared,
    labels: Uint8Array.from(labels),
    features: FEATURES,
    scaling: 'unit' as const,
  }
  return { pictures, shown: null, trained: null }
}

async function walked(request: WalkRequest, own: LessonNetwork | null): Promise<WalkReport> {
  const report = await walkNetwork(request, own, createKernels)
  if (!report.ok) throw new Error(report.error.message)
  return report.value
}

const designed = (hidden: readonly HiddenLayer[]) =>
  ({ kind: 'designed', hidden, initialization: 'xavier', seed: 3 }) as const

const cornerOf = ({ rows, columns, data }: Matrix, factor = 1): number[] =>
  Array.from({ length: Math.min(rows, WALK_CORNER.rows) }, (_, i) =>
    Array.from({ length: Math.min(columns, WALK_CORNER.columns) }, (_, j) => factor * data[j * rows + i]!),
  ).flat()

const layer = fc.record({
  units: fc.integer({ min: 1, max: 7 }),
  activation: fc.constantFrom(...ACTIVATIONS),
})

describe('every matrix of a walk', () => {
  it('equals the computation graph’s to 1e-12, for random networks on random pictures', async () => {
    const byte = fc.integer({ min: 0, max: 255 })
    const examples = fc.array(
      fc.tuple(fc.array(byte, { minLength: FEATURES, maxLength: FEATURES }), fc.integer({ min: 0, max: 1 })),
      {
        minLength: 1,
        maxLength: 6,
      },
    )
    await fc.assert(
      fc.asyncProperty(fc.array(layer, { maxLength: 3 }), examples, async (hidden, pictures) => {
        const labels = pictures.map(([, label]) => label)
        const pixels = pictures.flatMap(([bytes]) => bytes)
        const { matrices, cost } = await walked(
          { network: designed(hidden), picture: null },
          ownOf(pixels, labels),
        )
        const architecture = { inputs: FEATURES, hidden }
        const m = labels.length
        const { graph, layers, J } = networkGraph(
          initializeParameters(architecture, 'xavier', 3, 'float64'),
          layerActivations(architecture),
          { rows: FEATURES, columns: m, data: Float64Array.from(pixels, (pixel) => pixel / 255) },
          { rows: 1, columns: m, data: Float64Array.from(labels) },
          'stable',
        )
        expect(cost).toBeCloseTo(graph.differentiate(J), 12)
        const named = (name: string) => graph.nodes.find((node) => node.name === name)!
        const expected = layers.flatMap(({ W, b }, index) => {
          const l = index + 1
          return [
            [`Z${l}`, cornerOf(valueOf(named(`Z[${l}]`)))],
            [`A${l}`, cornerOf(valueOf(named(`A[${l}]`)))],
            // The course's dZ is without the 1/m of J.
            [`dZ${l}`, cornerOf(gradientOf(named(`Z[${l}]`)), m)],
            [`dW${l}`, cornerOf(gradientOf(W))],
            [`db${l}`, cornerOf(gradientOf(b))],
          ] as const
        })
        for (const [name, numbers] of expected) {
          const shown = matrices.find(({ kind, layer: l }) => `${kind}${l}` === name)!.corner.flat()
          expect({ name, count: shown.length }).toEqual({ name, count: numbers.length })
          shown.forEach((number, at) => expect(Math.abs(number - numbers[at]!)).toBeLessThan(1e-12))
        }
      }),
      { numRuns: 60 },
    )
  })

  it('comes in the order of the walk, with its shape, smallest, largest and norm', async () => {
    const own = ownOf([255, 0, 0, 0, 0, 0, 0, 51, 0, 0, 0, 0], [1, 0])
    const {
      matrices,
      sizes,
      available,
      graphDifference: difference,
    } = await walked({ network: designed([{ units: 2, activation: 'tanh' }]), picture: null }, own)
    expect(matrices.map(({ kind, layer: l, rows, columns }) => `${kind}${l} ${rows}×${columns}`)).toEqual([
      'X0 6×2', 'Y0 1×2',
      'W1 2×6', 'b1 2×1', 'Z1 2×2', 'A1 2×2',
      'W2 1×2', 'b2 1×1', 'Z2 1×2', 'A2 1×2',
      'dZ2 1×2', 'dW2 1×2', 'db2 1×1',
      'dZ1 2×2', 'dW1 2×6', 'db1 2×1',
    ]) // prettier-ignore
    expect([sizes, available, difference]).toEqual([[6, 2, 1], 2, null])
    // 1 and 0.2 and zeros: √(1 + 0.04)
    expect(matrices[0]).toMatchObject({ min: 0, max: 1, norm: Math.sqrt(1.04) })
    expect(matrices[0]?.corner).toEqual([
      [1, 0],
      [0, 0.2],
      [0, 0],
      [0, 0],
    ]) // of six rows four are shown
  })
})

describe('one picture', () => {
  const own = ownOf([9, 8, 7, 6, 5, 4, 200, 0, 100, 0, 50, 25], [1, 0])

  it('is the one asked for, and the graph agrees with the engine about it', async () => {
    const second = await walked({ network: designed([{ units: 4, activation: 'relu' }]), picture: 2 }, own)
    expect(second.matrices[0]?.corner[0]).toEqual([200 / 255])
    expect(second.picture).toBe(2)
    expect(second.graphDifference).toBeLessThan(1e-12)
    const beyond = await walked({ network: designed([]), picture: 99 }, own)
    expect([beyond.picture, beyond.matrices[0]?.corner[0]]).toEqual([2, [200 / 255]])
  })

  it('shows a fault of the engine as a difference', () => {
    const right = createReferenceKernels('float64')
    const architecture = { inputs: FEATURES, hidden: [{ units: 3, activation: 'tanh' as const }] }
    const passage = {
      architecture,
      parameters: initializeParameters(architecture, 'scaled', 1, 'float64'),
      inputs: { kind: 'pixels', pixels: Uint8Array.of(9, 8, 7, 6, 5, 4) },
      labels: Uint8Array.of(1),
      scaling: { kind: 'unit' },
    } as const
    expect(graphDifference(passThrough(right, passage))).toBeLessThan(1e-15)
    const forgetful = {
      ...right,
      activateBackward: ((_g, ...rest) =>
        right.activateBackward('linear', ...rest)) as typeof right.activateBackward,
    }
    expect(graphDifference(passThrough(forgetful, passage))).toBeGreaterThan(1e-6)
  })
})

describe('which network it is', () => {
  it('a run’s own weights and scaling, after its updates', async () => {
    const architecture = { inputs: FEATURES, hidden: [] }
    const trained = {
      architecture,
      iteration: 40,
      scaling: {
        kind: 'standard',
        means: new Float64Array(FEATURES).fill(100),
        deviations: new Float64Array(FEATURES).fill(50),
      },
      W: [
        { rows: 0, columns: 0, data: new Float64Array() },
        { rows: 1, columns: FEATURES, data: Float32Array.of(1, 0, 0, 0, 0, 0) },
      ],
      b: [
        { rows: 0, columns: 0, data: new Float64Array() },
        { rows: 1, columns: 1, data: Float32Array.of(0.5) },
      ],
    } as const
    const own = { ...ownOf([200, 0, 0, 0, 0, 0], [1]), trained }
    const report = await walked({ network: { kind: 'run', runId: 'r' }, picture: 1 }, own)
    expect([report.source, report.iteration]).toEqual(['run', 40])
    // z = (200 − 100) / 50 + 0.5
    expect(report.matrices.find(({ kind }) => kind === 'Z')?.corner).toEqual([[2.5]])
  })

  it('the course’s planar one on its 400 points where no pictures are open', async () => {
    const report = await walked(
      { network: designed([{ units: 50, activation: 'relu' }]), picture: null },
      null,
    )
    expect([report.source, report.sizes, report.available]).toEqual(['built-in', [2, 4, 1], 400])
    expect(report.matrices[0]).toMatchObject({ rows: 2, columns: 400 })
  })

  it('none that is too large to be shown', async () => {
    const hidden = Array.from({ length: 3 }, () => ({ units: 4000, activation: 'relu' as const }))
    expect(
      await walkNetwork(
        { network: designed(hidden), picture: 1 },
        ownOf([0, 0, 0, 0, 0, 0], [1]),
        createKernels,
      ),
    ).toMatchObject({
      ok: false,
      error: { code: 'too-much-memory' },
    })
  })
})
