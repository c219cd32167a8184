import { mkdtempSync, readFileSync, rmSync, existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { DEFAULT_HYPERPARAMETERS } from '../../../../shared/domain/hyperparameters'
import type { RunSummary } from '../../../../shared/domain/run'
import { StepSeries } from '../../../../src-main/lab/runs/step-series'
import { saveChart, saveMetrics } from '../../../../src-main/lab/runs/save-chart'

const folder = mkdtempSync(join(tmpdir(), 'descent-chart-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const summary = {
  hyperparameters: DEFAULT_HYPERPARAMETERS,
  learningRateChanges: [],
  environment: null,
  kept: null,
  dataset: { train: { examples: 6, positives: 3 } },
} as unknown as RunSummary
const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3)

describe('saving a chart', () => {
  it('writes the picture that the page drew', async () => {
    const path = join(folder, 'cost.png')
    expect(await saveChart('cost', png, path)).toEqual({
      ok: true,
      value: { chart: 'cost', fileName: 'cost.png', sizeBytes: 11 },
    })
    expect([...readFileSync(path)]).toEqual([...png])
  })

  it('writes nothing but pictures, whatever the page sends', async () => {
    const path = join(folder, 'evil.png')
    const program = new TextEncoder().encode('#!/bin/sh\necho')
    expect(await saveChart('cost', program, path)).toMatchObject({
      ok: false,
      error: { code: 'invalid-request' },
    })
    expect(existsSync(path)).toBe(false)
  })

  it('writes every measured point as a table', async () => {
    const point = { trainCost: 0.5, trainAccuracy: 0.75, testCost: null, testAccuracy: null }
    const points = [0, 1, 2].map((iteration) => ({ iteration, ...point }))
    const record = { summary, points, steps: new StepSeries() }
    const path = join(folder, 'metrics.csv')
    expect(await saveMetrics(record, path)).toEqual({ ok: true, value: { fileName: 'metrics.csv', rows: 3 } })
    expect(readFileSync(path, 'utf8').trimEnd().split('\r\n')).toHaveLength(4)
  })

  it('says when it could not be written', async () => {
    const record = { summary, points: [], steps: new StepSeries() }
    const answer = await saveMetrics(record, join(folder, 'gone', 'metrics.csv'))
    expect(answer).toMatchObject({ ok: false, error: { code: 'could-not-write' } })
  })
})
