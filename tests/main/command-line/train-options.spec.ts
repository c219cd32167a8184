// The words after `descent train`: what they mean, and one sentence for each that means nothing.
import { describe, expect, it } from 'vitest'
import { trainOptions } from '../../../src-main/command-line/train-options'
import { withLength } from '../../../src-main/command-line/train-hyperparameters'
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
      initialization: 'scaled',
      seed: 1,
      precision: 'float32',
      kernels: 'auto',
      threads: 4,
    },
    length: { unit: 'iterations', count: 1500, logEvery: null },
    report: null,
    run: null,
    exports: [],
    isQuiet: false,
    printsCosts: false,
  })
})

it('everything', () => {
  const line =
    '--positive c --negative d --test t --no-cache --size 32 --colour grey --fit contain --scaling standard --layers 20,7,5 ' +
    '--activation relu,tanh,leaky-relu --init he --seed 3 --optimizer adam --learning-rate 1e-2 --batch 32 --epochs 2500 ' +
    '--schedule step:0.5:100 --l2 0.7 --keep-prob 0.8 --class-weights balanced --patience 40 ' +
    '--precision float64 --kernels reference --threads 2 --log-every 100 --report r.json --run kept --export m.npz --export m.onnx --quiet'
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
      optimizer: 'adam',
      batch: 32,
      learningRate: 0.01,
      schedule: { kind: 'step', factor: 0.5, everyEpochs: 100 },
      l2: 0.7,
      keepProbability: 0.8,
      classWeights: 'balanced',
      earlyStopping: { patience: 40 },
      initialization: 'he',
      seed: 3,
      precision: 'float64',
      kernels: 'reference',
      threads: 2,
    },
    length: { unit: 'epochs', count: 2500, logEvery: 100 },
    report: 'r.json',
    run: 'kept',
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
  ['--sample --optimizer newton', /--optimizer.*gd, momentum, rmsprop, adam.*newton/],
  ['--sample --schedule warm', /--schedule.*cosine.*warm/],
  ['--sample --schedule step:0.5', /--schedule.*step:FACTOR:EPOCHS/],
  ['--sample --schedule step:2:10', /--schedule.*1.*“2”/],
  ['--sample --schedule step:0.5:1.5', /--schedule.*whole/],
  ['--sample --schedule cosine:1', /--schedule/],
  ['--sample --l2=-1', /--l2/],
  ['--sample --keep-prob 0', /--keep-prob/],
  ['--sample --keep-prob 1.1', /--keep-prob/],
  ['--sample --class-weights heavy', /--class-weights.*none, balanced/],
  ['--sample --patience 0', /--patience/],
  ['--sample --learning-rate 0', /--learning-rate/],
  ['--sample --learning-rate NaN', /--learning-rate/],
  ['--sample --learning-rate Infinity', /--learning-rate/],
  ['--sample --learning-rate -0.1', /learning-rate/],
  ['--sample --batch 0', /--batch/],
  ['--sample --batch half', /--batch.*half/],
  ['--sample --iterations 0', /--iterations/],
  ['--sample --iterations 10 --epochs 10', /not both/],
  ['--sample --epochs 0', /--epochs/],
  ['--sample --precision float16', /--precision/],
  ['--sample --kernels cuda', /--kernels.*native/],
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

it.each([
  ['', { kind: 'constant' }],
  ['--schedule constant', { kind: 'constant' }],
  ['--schedule exponential:0.99', { kind: 'exponential', factor: 0.99 }],
  ['--schedule inverse-time:0.01', { kind: 'inverse-time', decay: 0.01 }],
  ['--schedule cosine', { kind: 'cosine' }],
])('a schedule: %s', (line, schedule) => {
  expect(trainOptions(words(`--sample ${line}`), 1).hyperparameters.schedule).toEqual(schedule)
})

describe('epochs', () => {
  const { hyperparameters, length } = trainOptions(words('--sample --batch 64 --epochs 10'), 1)

  it('are as many iterations as the batches of the training pictures need', () => {
    // 300 pictures are 4 whole batches of 64 and one of 44: 5 an epoch
    expect(withLength(hyperparameters, length, 300)).toMatchObject({ iterations: 50, logEvery: 1 })
    expect(withLength({ ...hyperparameters, batch: 'full' }, length, 300).iterations).toBe(10)
    // measured a hundred times unless said: 5,000 iterations, every 50th
    expect(withLength(hyperparameters, { ...length, count: 1000 }, 300).logEvery).toBe(50)
  })

  it('that would be too many iterations are refused', () => {
    expect(() => withLength({ ...hyperparameters, batch: 1 }, { ...length, count: 1e6 }, 300)).toThrow(
      UsageError,
    )
  })
})
