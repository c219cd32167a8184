/** `health.json` of a run folder: the last look inside the network. */
import { ACTIVATIONS } from '../../shared/domain/architecture'
import type { Probe } from '../../shared/domain/probe'
import { z } from '../../shared/domain/schema'
import { jsonOf } from './unreadable'

const share = z.number().min(0).max(1)
const histogramSchema = z.object({
  min: z.number(),
  max: z.number(),
  counts: z.array(z.number().min(0)).min(1).max(1000),
})

const probeSchema: z.ZodType<Probe> = z.object({
  iteration: z.int().min(0),
  layers: z
    .array(
      z.object({
        layer: z.int().min(1),
        activation: z.enum(ACTIVATIONS),
        weightNorm: z.number(),
        gradientNorm: z.number(),
        updateRatio: z.number().nullable(),
        deadShare: share.nullable(),
        saturatedShare: share.nullable(),
        histograms: z.object({
          Z: histogramSchema,
          A: histogramSchema,
          W: histogramSchema,
          dW: histogramSchema,
        }),
      }),
    )
    .min(1)
    .max(100),
  positiveShare: share,
})

/** Null when it cannot be written down: the network's numbers have grown beyond all bounds. */
export function healthText(probe: Probe): string | null {
  return probeSchema.safeParse(probe).success ? `${JSON.stringify(probe)}\n` : null
}

/** Null when it is damaged. */
export function healthOf(text: string): Probe | null {
  const parsed = probeSchema.safeParse(jsonOf(text))
  return parsed.success ? parsed.data : null
}
