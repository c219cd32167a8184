// Lesson "Activations": the training against NumPy's, the layer that is left of linear ones, and what Z says of a layer.
import { describe, expect, it } from 'vitest'
import type { ActivationName } from '../../../../shared/domain/architecture'
import type { LessonPictures } from '../../../../src-main/workers/lesson-protocol'
import { trainActivation } from '../../../../src-main/workers/lessons/activations'
import { lessonPorts } from '../../../fakes/lab/fake-lessons'

/** 30 grey pictures of 2 × 2 from bytes (37·i + 11·i·i) mod 256; the brighter half by their first pixel is positive. */
function pictures(): LessonPictures {
  const pixels = new SharedArrayBuffer(120)
  const bytes = new Uint8Array(pixels)
  for (let i = 0; i < bytes.length; i++) bytes[i] = (37 * i + 11 * i * i) % 256
  const labels = Uint8Array.from({ length: 30 }, (_, i) => ((bytes[4 * i] ?? 0) > 127 ? 1 : 0))
  return {
    source: 'own',
    pixels,
    labels,
    classes: ['bright', 'dark'],
    trainExamples: 30,
    features: 4,
    size: 2,
    channels: 1,
    scaling: 'standard',
  }
}

const trained = (activation: ActivationName) =>
  trainActivation({ activation }, pictures(), lessonPorts.createKernels)

/*
 * import numpy as np
 * i = np.arange(120); X = ((37*i + 11*i*i) % 256).reshape(30, 4).T / 255; Y = (X[0] > 127/255) * 1.; m = 30
 * s = lambda z: 1/(1+np.exp(-z))
 * g = {'relu': (lambda z: np.maximum(z,0), lambda z: (z>0)*1.), 'tanh': (np.tanh, lambda z: 1-np.tanh(z)**2),
 *      'sigmoid': (s, lambda z: s(z)*(1-s(z))), 'leaky-relu': (lambda z: np.maximum(.01*z,z), lambda z: np.where(z>0,1,.01)),
 *      'linear': (lambda z: z, lambda z: np.ones_like(z))}
 * for name, (f, d) in g.items():
 *   np.random.seed(1); n = [4,12,8,1]
 *   W = [0]+[np.random.randn(n[l],n[l-1])/np.sqrt(n[l-1]) for l in (1,2,3)]; b = [0]+[np.zeros((n[l],1)) for l in (1,2,3)]
 *   for t in range(601):
 *     Z=[0]; A=[X]
 *     for l in (1,2,3): Z.append(W[l]@A[-1]+b[l]); A.append(f(Z[-1]) if l<3 else s(Z[-1]))
 *     J = -np.mean(Y*np.log(A[3])+(1-Y)*np.log(1-A[3]))
 *     if t in (0, 600): print(name, t, J, [d(Z[l]).mean() for l in (1,2)], [(Z[l].min(), Z[l].max()) for l in (1,2)], ((A[3]>.5)==Y).mean())
 *     if t == 600: V = W[3]@W[2]@W[1]; c = W[3]@(W[2]@b[1]+b[2])+b[3]; print(abs(s(V@X+c)-A[3]).max(), ((s(V@X+c)>.5)!=(A[3]>.5)).sum(), [(A[l]<=0).all(1).sum() for l in (1,2)])
 *     dZ = A[3]-Y
 *     for l in (3,2,1):
 *       dW, db = dZ@A[l-1].T/m, dZ.mean(1, keepdims=True)
 *       if l > 1: dZ = W[l].T@dZ*d(Z[l-1])
 *       W[l] = W[l]-.05*dW; b[l] = b[l]-.05*db
 */
interface Expected {
  readonly first: number
  readonly last: number
  readonly slopes: readonly [number, number, number, number]
  /** Z of layer 2 after training. */
  readonly Z: readonly [number, number]
  readonly accuracy: number
  readonly difference: number
  readonly others: number
}

const numpy: Readonly<Record<ActivationName, Expected>> = {
  relu: {
    first: 0.7056594963450197,
    last: 0.055263702249203045,
    slopes: [0.425, 0.625, 0.5555555555555556, 0.7083333333333334],
    Z: [-1.2530038679017332, 3.2862511030548966],
    accuracy: 1,
    difference: 0.31781493116521065,
    others: 1,
  },
  tanh: {
    first: 0.705603977369086,
    last: 0.05292365198105831,
    slopes: [0.8503277456132622, 0.8955545606165083, 0.8317058675005348, 0.6942755945655468],
    Z: [-2.546154889553263, 1.9931112967996307],
    accuracy: 1,
    difference: 0.13323765888792094,
    others: 0,
  },
  sigmoid: {
    first: 0.7024922352510065,
    last: 0.6752162010388864,
    slopes: [0.23875285813211147, 0.24473209393686435, 0.23873771943770275, 0.24507374753694122],
    Z: [-0.5739089169160192, 0.7032746214794449],
    accuracy: 17 / 30,
    difference: 0.3072815065930339,
    others: 19,
  },
  'leaky-relu': {
    first: 0.7056903087041749,
    last: 0.05522803909259366,
    slopes: [0.43075, 0.62875, 0.56, 0.715375],
    Z: [-1.2497067139891629, 3.274250817638412],
    accuracy: 1,
    difference: 0.3118539181358011,
    others: 1,
  },
  linear: {
    first: 0.7089597478928663,
    last: 0.04678503162766299,
    slopes: [1, 1, 1, 1],
    Z: [-4.069815513460478, 2.6441452636702025],
    accuracy: 1,
    difference: 0,
    others: 0,
  },
}

describe('a training with', () => {
  it.each(Object.keys(numpy) as ActivationName[])('%s is NumPy’s', async (name) => {
    const { costs, start, end, accuracy, multipliedOut } = await trained(name)
    const expected = numpy[name]
    expect(costs).toHaveLength(61) // 0, 10, … 600
    expect(costs.at(-1)![0]).toBe(600)
    expect(costs[0]![1]).toBeCloseTo(expected.first, 12)
    expect(costs.at(-1)![1]).toBeCloseTo(expected.last, 10)
    expect(accuracy).toBeCloseTo(expected.accuracy, 12)
    const slopes = [...start, ...end].map(({ meanSlope }) => meanSlope)
    slopes.forEach((slope, i) => expect(slope).toBeCloseTo(expected.slopes[i]!, 10))
    expect(end[1]!.Z.min).toBeCloseTo(expected.Z[0], 9)
    expect(end[1]!.Z.max).toBeCloseTo(expected.Z[1], 9)
    expect(multipliedOut.largestDifference).toBeCloseTo(expected.difference, 10)
    expect(multipliedOut.otherAnswers).toBe(expected.others)
    const differences = multipliedOut.answers.map(([own, single]) => Math.abs(own - single))
    expect(differences).toHaveLength(30)
    expect(Math.max(...differences)).toBe(multipliedOut.largestDifference)
  })

  it('linear layers leaves one layer: ŷ differs by rounding only', async () => {
    const { multipliedOut } = await trained('linear')
    expect(multipliedOut.largestDifference).toBeLessThan(1e-14)
  })
})

it('tells dead units of ReLU and flat ends of sigmoid and tanh, of no other', async () => {
  const looks = {
    relu: await trained('relu'),
    sigmoid: await trained('sigmoid'),
    linear: await trained('linear'),
  }
  // NumPy: (A[l] <= 0).all(1).sum() is 2 of the 12 units of layer 1, and none of the 8 of layer 2.
  expect(looks.relu.end.map(({ deadShare }) => deadShare)).toEqual([2 / 12, 0])
  expect(looks.relu.end[0]!.saturatedShare).toBeNull()
  expect(looks.sigmoid.end.map(({ deadShare, saturatedShare }) => [deadShare, saturatedShare])).toEqual([
    [null, 0],
    [null, 0],
  ])
  expect(looks.linear.end[0]).toMatchObject({ deadShare: null, saturatedShare: null })
  // 30 pictures through 12 units
  expect(looks.linear.end[0]!.Z.counts.reduce((sum, count) => sum + count, 0)).toBe(360)
})

it('has the slopes at 0 that the course gives, and curves through g(0) and g(±10)', async () => {
  const at = async (name: ActivationName, place: number) => (await trained(name)).curve.at(place)!
  expect((await trained('sigmoid')).slopeAtZero).toBe(0.25)
  expect((await trained('tanh')).slopeAtZero).toBe(1)
  expect((await trained('relu')).slopeAtZero).toBe(0)
  expect((await trained('leaky-relu')).slopeAtZero).toBe(0.01)
  expect((await at('sigmoid', 100)).slice(0, 3)).toEqual([0, 0.5, 0.25])
  expect(await at('leaky-relu', 0)).toEqual([-10, -0.1, 0.01])
  expect(await at('relu', -1)).toEqual([10, 10, 1])
})

it('says what it was trained on', async () => {
  expect(await trained('linear')).toMatchObject({
    ...{ source: 'own', available: 30, examples: 30, features: 4, side: 2 },
    // 13 of 30 are positive: the larger class has 17.
    baseline: 17 / 30,
  })
})
