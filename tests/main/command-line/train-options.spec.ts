// The words after `descent train`: what they mean, and one sentence for each that means nothing.
import { expect, it } from 'vitest'
import { trainOptions } from '../../../src-main/command-line/train-options'
import { UsageError, usageSentence } from '../../../src-main/command-line/usage-error'

const words = (line: string): readonly string[] => line.split(' ').filter((word) => word !== '')

function refusal(line: string): string {
  try {
    trainOptions(words(line), 4)
  } catch (error) {
    const sentence = usageSentence(error)
    if (sentence === null) throw error
    return sentence
  }
  throw new Error(`understood: ${line}`)
}

it('nothing but the data: the course’s picture size and a small network', () => {
  expect(trainOptions(words('--data pets'), 4)).toEqual({
    data: { kind: 'folder', folder: 'pets', testFolder: null },
    useCache: true,
    testShare: 0.2,
    preprocessing: {
      size: 64,
      colour: 'rgb',
      fit: 'cover',
      filter: 'bicubic',
      background: [255, 255, 255],
      scaling: 'unit',
    },
    hidden: [{ units: 16, activation: 'relu' }],
    hyperparameters: {
      optimizer: 'gd',
      batch: 'full',
      learningRate: 0.003,
      schedule: { kind: 'constant' },
      l2: 0,
      keepProbability: 1,
      classWeights: 'none',
      earlyStopping: null,
      iterations: 1500,
      initialization: 'scaled',
      seed: 1,
      precision: 'float32',
      kernels: 'auto',
      threads: 4,
      logEvery: 15,
    },
    report: null,
    exports: [],
    isQuiet: false,
    printsCosts: false,
  })
})

it('everything', () => {
  const line =
    '--positive c --negative d --test t --no-cache --size 32 --colour grey --fit contain --scaling standard --layers 20,7,5 ' +
    '--activation relu,tanh,leaky-relu --init he --seed 3 --optimizer gd --learning-rate 1e-2 --batch full --epochs 2500 ' +
    '--precision float64 --kernels reference --threads 2 --log-every 100 --report r.json --export m.npz --export m.onnx --quiet'
  expect(trainOptions(words(line), 4)).toEqual({
    data: { kind: 'two-folders', positive: 'c', negative: 'd', testFolder: 't' },
    useCache: false,
    testShare: 0,
    preprocessing: {
      size: 32,
      colour: 'grey',
      fit: 'contain',
      filter: 'bicubic',
      background: [255, 255, 255],
      scaling: 'standard',
    },
    hidden: [
      { units: 20, activation: 'relu' },
      { units: 7, activation: 'tanh' },
      { units: 5, activation: 'leaky-relu' },
    ],
    hyperparameters: {
      optimizer: 'gd',
      batch: 'full',
      learningRate: 0.01,
      schedule: { kind: 'constant' },
      l2: 0,
      keepProbability: 1,
      classWeights: 'none',
      earlyStopping: null,
      iterations: 2500,
      initialization: 'he',
      seed: 3,
      precision: 'float64',
      kernels: 'reference',
      threads: 2,
      logEvery: 100,
    },
    report: 'r.json',
    exports: ['m.npz', 'm.onnx'],
    isQuiet: true,
    printsCosts: false,
  })
})

it.each([
  ['--sample', { kind: 'sample' }, 0.2],
  ['--planar', { kind: 'planar' }, 0],
  ['--planar --test-share 0', { kind: 'planar' }, 0],
  ['--h5-train a.h5', { kind: 'h5', train: 'a.h5', test: null }, 0.2],
  ['--h5-train a.h5 --h5-test b.h5', { kind: 'h5', train: 'a.h5', test: 'b.h5' }, 0],
  ['--h5-train a.h5 --h5-test b.h5 --test-share 0', { kind: 'h5', train: 'a.h5', test: 'b.h5' }, 0],
  ['--data d --test t', { kind: 'folder', folder: 'd', testFolder: 't' }, 0],
  ['--data d --test-share 0.5', { kind: 'folder', folder: 'd', testFolder: null }, 0.5],
] as const)('%s', (line, data, testShare) => {
  expect(trainOptions(words(line), 4)).toMatchObject({ data, testShare })
})

it('no hidden layers are logistic regression; one activation is for all', () => {
  expect(trainOptions(words('--sample --layers none'), 4).hidden).toEqual([])
  expect(trainOptions(words('--sample --layers none --activation tanh'), 4).hidden).toEqual([])
  expect(trainOptions(words('--sample --layers 3,4 --activation tanh'), 4).hidden).toEqual([
    { units: 3, activation: 'tanh' },
    { units: 4, activation: 'tanh' },
  ])
})

it.each([
  ['', /--data/],
  ['--data a --sample', /once/],
  ['--sample --planar', /once/],
  ['--data a --h5-train b.h5', /once/],
  ['--positive a', /--negative/],
  ['--negative a', /--positive/],
  ['--positive a --negative b --data c', /once/],
  ['--sample --test t', /--test/],
  ['--h5-train a --test t', /--test/],
  ['--planar --test t', /--test/],
  ['--data d --h5-test t.h5', /--h5-test/],
  ['--h5-test t.h5', /--data/],
  ['--data d --test t --test-share 0.2', /--test-share/],
  ['--h5-train a --h5-test b --test-share 0.1', /--test-share/],
  ['--planar --test-share 0.5', /--test-share/],
  ['--sample --test-share 0.95', /--test-share.*0\.9.*0\.95/],
  ['--sample --test-share -0.1', /test-share/],
  ['--sample --test-share=-0.1', /--test-share.*-0\.1/],
  ['--sample --size 0', /--size.*1.*256/],
  ['--sample --size 257', /--size/],
  ['--sample --size 32.5', /--size.*whole/],
  ['--sample --size big', /--size.*big/],
  ['--sample --size=', /--size/],
  ['--sample --colour blue', /--colour.*rgb, grey.*blue/],
  ['--sample --fit tight', /--fit/],
  ['--sample --scaling log', /--scaling/],
  ['--sample --layers 20,,5', /--layers/],
  ['--sample --layers 0', /--layers/],
  ['--sample --layers 5000', /--layers.*4096/],
  ['--sample --layers 2.5', /--layers.*whole/],
  ['--sample --layers twenty', /--layers.*twenty/],
  [`--sample --layers ${Array.from({ length: 17 }, () => 1).join(',')}`, /17.*16/],
  ['--sample --activation softmax', /--activation.*softmax/],
  ['--sample --layers none --activation softmax', /--activation.*softmax/],
  ['--sample --layers 3,4,5 --activation relu,tanh', /2.*3/],
  ['--sample --init random', /--init/],
  ['--sample --seed=-1', /--seed/],
  ['--sample --seed -1', /seed/],
  ['--sample --seed 4294967296', /--seed/],
  ['--sample --optimizer adam', /--optimizer.*gd/],
  ['--sample --learning-rate 0', /--learning-rate/],
  ['--sample --learning-rate NaN', /--learning-rate/],
  ['--sample --learning-rate Infinity', /--learning-rate/],
  ['--sample --learning-rate -0.1', /learning-rate/],
  ['--sample --batch 32', /--batch.*full/],
  ['--sample --iterations 0', /--iterations/],
  ['--sample --iterations 10 --epochs 10', /not both/],
  ['--sample --epochs 0', /--epochs/],
  ['--sample --precision float16', /--precision/],
  ['--sample --kernels gpu', /--kernels/],
  ['--sample --threads 0', /--threads/],
  ['--sample --threads 65', /--threads/],
  ['--sample --log-every 0', /--log-every/],
  ['--sample --report', /--report/],
  ['--sample --no-such-option', /--no-such-option/],
  ['--sample stray', /stray/],
] as const)('%s is refused in one sentence', (line, expected) => {
  const sentence = refusal(line)
  expect(sentence).toMatch(expected)
  expect(sentence).toMatch(/^[^\n]+\.$/)
  expect(sentence.length).toBeLessThan(250)
})

it('other errors are not about the words', () => {
  expect(usageSentence(new Error('ENOENT'))).toBeNull()
  expect(usageSentence(Object.assign(new Error('x'), { code: 'ENOENT' }))).toBeNull()
  expect(usageSentence('text')).toBeNull()
  expect(usageSentence(new UsageError('Say more.'))).toBe('Say more.')
})
