// Lesson "Logistic regression": directions, costs, descents and convexity against NumPy's.
import { describe, expect, it } from 'vitest'
import { createReferenceKernels } from '../../../../src-main/engine/kernels/reference'
import type { LessonPictures } from '../../../../src-main/workers/lesson-protocol'
import { bendsOf, surveyCosts } from '../../../../src-main/workers/lessons/survey'
import { trainTemplate } from '../../../../src-main/workers/lessons/template'

/** 40 grey pictures of 2 × 2 from bytes (37·i + 11·i·i + (i >> 3)) mod 256; positive where the first two pixels are the brighter. */
function pictures(): LessonPictures {
  const pixels = new SharedArrayBuffer(160)
  const bytes = new Uint8Array(pixels)
  for (let i = 0; i < bytes.length; i++) bytes[i] = (37 * i + 11 * i * i + (i >> 3)) % 256
  const at = (i: number): number => bytes[i] ?? 0
  const labels = Uint8Array.from({ length: 40 }, (_, i) =>
    at(4 * i) + at(4 * i + 1) > at(4 * i + 2) + at(4 * i + 3) ? 1 : 0,
  )
  return {
    source: 'own',
    pixels,
    labels,
    classes: ['above', 'below'],
    trainExamples: 40,
    features: 4,
    size: 2,
    channels: 1,
    scaling: 'standard',
  }
}

/*
 * import numpy as np
 * i = np.arange(160); X = ((37*i + 11*i*i + (i >> 3)) % 256).reshape(40, 4) / 255.; m = 40
 * Y = ((X[:,0] + X[:,1]) > (X[:,2] + X[:,3])) * 1.; C = X - X.mean(0)
 * U, S, V = np.linalg.svd(C, full_matrices=False); P = U[:, :2].T * np.sqrt(m)
 * for r in (0, 1):
 *   if P[r] @ Y < 0: P[r] *= -1; V[r] *= -1
 * print('shares', S[:2]**2 / (S**2).sum(), 'directions', V[0]/abs(V[0]).max(), V[1]/abs(V[1]).max())
 * b = np.log(Y.mean()/(1-Y.mean())); s = lambda z: 1/(1+np.exp(-z)); print('b', b)
 * L = {'logistic': lambda z: np.mean(np.logaddexp(0, z) - z*Y), 'squared': lambda z: np.mean((s(z)-Y)**2)/2}
 * D = {'logistic': lambda a: a-Y, 'squared': lambda a: (a-Y)*a*(1-a)}
 * t = np.linspace(-10, 10, 61)
 * for k in L:
 *   F = np.array([[L[k](np.array([u, v]) @ P + b) for u in t] for v in -t])
 *   q = [F[:,2:]+F[:,:-2]-2*F[:,1:-1], F[2:]+F[:-2]-2*F[1:-1], F[2:,2:]+F[:-2,:-2]-2*F[1:-1,1:-1], F[2:,:-2]+F[:-2,2:]-2*F[1:-1,1:-1]]
 *   print(k, F[0,0], F[10,50], F.min(), 'bends', sum(e.size for e in q), sum((e < -1e-12).sum() for e in q))
 *   for w in ((-8,-8), (8,-8), (-8,8), (8,8), (1,9)):
 *     w = np.array(w, float)
 *     for n in range(200): w = w - 2 * P @ D[k](s(w @ P + b)) / m
 *     print(repr(w), L[k](w @ P + b))
 * W = np.zeros(4); c = 0
 * for n in range(401):
 *   a = s(X @ W + c)
 *   if n in (0, 20, 400): print('template', n, L['logistic'](X @ W + c), ((a > .5) == Y).mean(), W/abs(W).max() if n else W)
 *   W, c = W - 4 * X.T @ (a-Y)/m, c - 4 * np.mean(a-Y)
 */
const surveyed = () => surveyCosts(pictures(), createReferenceKernels('float64'))

describe('the survey', () => {
  it('goes along the first two principal components, turned towards label 1', () => {
    const { shares, directions, bias, examples, side } = surveyed()
    expect(shares[0]).toBeCloseTo(0.321589600762, 10)
    expect(shares[1]).toBeCloseTo(0.289033148274, 10)
    const numpy = [
      [-0.332263355802, 1, 0.942612786455, -0.924513593268],
      [-1, 0.52726950889, -0.721292024185, 0.194300853158],
    ]
    directions.forEach((direction, row) =>
      direction.forEach((value, i) => expect(value).toBeCloseTo(numpy[row]![i]!, 6)),
    )
    expect(bias).toBeCloseTo(0.2006706954621514, 12) // log(22/18)
    expect([examples, side]).toEqual([40, 2])
  })

  it('has NumPy’s cost at every place that was looked up', () => {
    const { logistic, squared } = surveyed().surfaces
    const at = (costs: Float64Array) => [costs[0]!, costs[10 * 61 + 50]!, Math.min(...costs)]
    at(logistic.costs).forEach((cost, i) =>
      expect(cost).toBeCloseTo([5.848688543575101, 3.0872298315825306, 0.6709498608594178][i]!, 9),
    )
    at(squared.costs).forEach((cost, i) =>
      expect(cost).toBeCloseTo([0.22013657611964704, 0.19535982980518374, 0.11957960457653219][i]!, 9),
    )
  })

  it('finds the logistic cost convex, and every descent at its lowest place', () => {
    const { bends, descents, lowest } = surveyed().surfaces.logistic
    expect(bends).toEqual({ all: 14_160, negative: 0 })
    for (const { points, cost, isThere } of descents) {
      expect(points).toHaveLength(201)
      expect(points.at(-1)![0]).toBeCloseTo(0.290600700032, 8)
      expect(points.at(-1)![1]).toBeCloseTo(0.260674583963, 8)
      expect([cost.toFixed(12), isThere]).toEqual(['0.670136120802', true])
    }
    expect(lowest.cost).toBeCloseTo(0.6701361208017363, 12)
  })

  it('finds the squared error bent downward, and descents stuck far out', () => {
    const { bends, descents } = surveyed().surfaces.squared
    expect(bends).toEqual({ all: 14_160, negative: 8645 })
    expect(descents.map(({ isThere }) => isThere)).toEqual([false, false, false, false, false])
    const numpy = [
      [-5.792461327931, -9.195967241404, 0.25685694114968494],
      [7.142751161007, -7.76874408014, 0.2424505083715712],
      [-5.048550223217, 9.397802007774, 0.1836177181270965],
      [9.067443448466, 5.516063671402, 0.17644234574489126],
      [-1.376384228245, 8.7825791592, 0.1746012933669837],
    ]
    descents.forEach(({ points, cost }, i) =>
      [...points.at(-1)!, cost].forEach((value, part) => expect(value).toBeCloseTo(numpy[i]![part]!, 8)),
    )
  })
})

describe('second differences', () => {
  const field = (height: (x: number, y: number) => number) =>
    Float64Array.from({ length: 25 }, (_, i) => height((i % 5) - 2, Math.floor(i / 5) - 2))
  it('of a bowl are all above 0, of a hill below, of a saddle both', () => {
    // 15 in rows, 15 in columns, 9 along each diagonal
    expect(bendsOf(field((x, y) => x * x + y * y))).toEqual({ all: 48, negative: 0 })
    expect(bendsOf(field((x, y) => -x * x - y * y))).toEqual({ all: 48, negative: 48 })
    // xy is straight along rows and columns, up along one diagonal, down along the other
    expect(bendsOf(field((x, y) => x * y))).toEqual({ all: 48, negative: 9 })
  })
})

it('the template is NumPy’s w at its moments, as shares of the largest', () => {
  const { moments, features, examples } = trainTemplate(pictures(), createReferenceKernels('float32'))
  expect(moments.map(({ iteration }) => iteration)).toEqual([0, 1, 5, 20, 100, 400])
  expect([features, examples]).toEqual([4, 40])
  const [start, later, end] = [moments[0]!, moments[3]!, moments[5]!]
  expect([...start.weights]).toEqual([0, 0, 0, 0])
  expect([start.cost, later.cost, end.cost].map((cost) => cost.toFixed(5))).toEqual([
    '0.69315',
    '0.32736',
    '0.08699',
  ])
  expect([start.accuracy, later.accuracy]).toEqual([0.45, 1])
  const numpy = [0.686734991814, 0.800347657982, -1, -0.864658591708]
  end.weights.forEach((value, i) => expect(value).toBeCloseTo(numpy[i]!, 4))
})
