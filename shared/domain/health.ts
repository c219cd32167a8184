/**
 * Is this network learning as it should? From one look inside it and what has been measured: findings, most telling
 * first, each a named kind with its layer and its numbers. Pure. The thresholds were chosen on planted and on healthy
 * networks (tests/shared/domain/health.spec.ts), with room on both sides; each says its reason.
 */
import { layerSizes, type Architecture } from './architecture'
import type { LayerProbe, Probe } from './probe'
import type { MetricPoint } from './run'

export type HealthFinding =
  | { readonly kind: 'all-weights-zero' }
  | { readonly kind: 'update-too-big'; readonly layer: number; readonly ratio: number }
  | { readonly kind: 'cost-above-start'; readonly from: number; readonly to: number }
  | { readonly kind: 'dead-relu'; readonly layer: number; readonly share: number }
  | { readonly kind: 'vanishing-gradient'; readonly layer: number; readonly relative: number }
  | { readonly kind: 'exploding-gradient'; readonly layer: number; readonly relative: number }
  | { readonly kind: 'saturated'; readonly layer: number; readonly share: number }
  | { readonly kind: 'update-too-small'; readonly ratio: number }
  | { readonly kind: 'one-class'; readonly label: 0 | 1 }
  | { readonly kind: 'overfitting'; readonly train: number; readonly test: number }
export type HealthKind = HealthFinding['kind']

export interface HealthFacts {
  readonly architecture: Architecture
  /** Null when the network cannot be looked into: not started, or its thread is gone. */
  readonly probe: Probe | null
  readonly first: MetricPoint
  readonly latest: MetricPoint
  /** Updates of the whole run. */
  readonly iterations: number
}

/** A layer of ReLU units of which half never fire has lost half its width; one or two dead units are usual. */
const DEAD_SHARE = 0.5
/** Units of a trained network answer at their flat ends most of the time (a planar 2-4-1: 0.87); all of them never do. */
const SATURATED_SHARE = 0.95
/** ‖dW‖ / ‖W‖: below this a layer would need more than a million updates at α = 0.1 to become another one. */
const VANISHED = 1e-5
/** ‖dW‖ / ‖W‖: above this a single update at α = 0.1 replaces the layer. */
const EXPLODED = 10
/** About a thousandth of a layer should change in one update; a third of it is a jump. */
const BIG_UPDATE = 0.3
/**
 * ‖W‖ / √n[l], how much a layer amplifies. Small random weights grow by large shares at first, and should: only of a
 * layer that passes its signal on already is a large change a jump.
 */
const GROWN_GAIN = 0.3
/** A millionth in one update is a tenth in a hundred thousand. */
const SMALL_UPDATE = 1e-6
/** Below this cost a network has learned its examples, and small gradients are as they should be. */
const LEARNED_COST = 0.1
/** Above the cost that it began with, by more than a jitter. */
const ABOVE_START = 1.1
/** Before a quarter of a run many healthy networks still give one answer. */
const SHARE_BEFORE_ONE_CLASS = 0.25
/** Ten points between training and testing. */
const GAP = 0.1

/** Nothing when all is well. */
export function healthFindings(facts: HealthFacts): readonly HealthFinding[] {
  const { probe } = facts
  const inside = probe ? insideFindings(probe, facts) : []
  return [...inside, ...oneClass(facts), ...overfitting(facts)]
}

function insideFindings(probe: Probe, facts: HealthFacts): readonly HealthFinding[] {
  if (isAllZero(probe)) return [{ kind: 'all-weights-zero' }]
  const hidden = probe.layers.slice(0, -1)
  const isLearned = facts.latest.trainCost < LEARNED_COST
  const vanishing = isLearned ? [] : vanishingGradient(hidden)
  return [
    ...steps(probe, facts),
    ...dead(hidden),
    ...vanishing,
    ...exploding(probe),
    ...saturated(hidden),
    ...(vanishing.length > 0 || isLearned ? [] : tooSmall(probe)),
  ]
}

/** With hidden layers that is for ever: every product on the way back is zero too. */
function isAllZero({ layers }: Probe): boolean {
  return layers.length > 1 && layers.every(({ weightNorm }) => weightNorm === 0)
}

function steps({ layers }: Probe, { architecture, first, latest }: HealthFacts): readonly HealthFinding[] {
  const n = layerSizes(architecture)
  const jump = largest(
    layers.filter(({ layer, weightNorm }) => weightNorm / Math.sqrt(n[layer] ?? 1) > GROWN_GAIN),
    ({ updateRatio }) => updateRatio ?? 0,
  )
  if (jump && jump.value > BIG_UPDATE) {
    return [{ kind: 'update-too-big', layer: jump.layer, ratio: jump.value }]
  }
  return latest.trainCost > first.trainCost * ABOVE_START
    ? [{ kind: 'cost-above-start', from: first.trainCost, to: latest.trainCost }]
    : []
}

function dead(layers: readonly LayerProbe[]): readonly HealthFinding[] {
  const worst = largest(layers, ({ deadShare }) => deadShare ?? 0)
  return worst && worst.value >= DEAD_SHARE
    ? [{ kind: 'dead-relu', layer: worst.layer, share: worst.value }]
    : []
}

/** Exactly zero is another illness: dead units, or weights that are all zero. */
function vanishingGradient(layers: readonly LayerProbe[]): readonly HealthFinding[] {
  const moving = layers.filter(({ gradientNorm, weightNorm }) => gradientNorm > 0 && weightNorm > 0)
  const faintest = largest(moving, (layer) => -relativeGradient(layer))
  return faintest && -faintest.value < VANISHED
    ? [{ kind: 'vanishing-gradient', layer: faintest.layer, relative: -faintest.value }]
    : []
}

/** Without hidden layers the weights may begin at zero, where every gradient is large beside them. */
function exploding({ layers }: Probe): readonly HealthFinding[] {
  const loudest = layers.length > 1 ? largest(layers, relativeGradient) : null
  return loudest && loudest.value > EXPLODED
    ? [{ kind: 'exploding-gradient', layer: loudest.layer, relative: loudest.value }]
    : []
}

/** Of hidden layers only: an output at its flat ends is a network that is sure. */
function saturated(layers: readonly LayerProbe[]): readonly HealthFinding[] {
  const worst = largest(layers, ({ saturatedShare }) => saturatedShare ?? 0)
  return worst && worst.value >= SATURATED_SHARE
    ? [{ kind: 'saturated', layer: worst.layer, share: worst.value }]
    : []
}

function tooSmall({ layers }: Probe): readonly HealthFinding[] {
  const busiest = largest(layers, ({ updateRatio }) => updateRatio ?? 0)
  return busiest && busiest.value > 0 && busiest.value < SMALL_UPDATE
    ? [{ kind: 'update-too-small', ratio: busiest.value }]
    : []
}

function oneClass({ probe, latest, iterations }: HealthFacts): readonly HealthFinding[] {
  if (!probe || latest.iteration < SHARE_BEFORE_ONE_CLASS * iterations) return []
  if (probe.positiveShare > 0 && probe.positiveShare < 1) return []
  return [{ kind: 'one-class', label: probe.positiveShare === 1 ? 1 : 0 }]
}

function overfitting({ latest }: HealthFacts): readonly HealthFinding[] {
  const { trainAccuracy: train, testAccuracy: test } = latest
  return test !== null && train - test >= GAP ? [{ kind: 'overfitting', train, test }] : []
}

/** How large a layer's gradient is beside its weights; 0 while all weights are. */
export function relativeGradient({ gradientNorm, weightNorm }: LayerProbe): number {
  return weightNorm === 0 ? 0 : gradientNorm / weightNorm
}

function largest(
  layers: readonly LayerProbe[],
  measure: (layer: LayerProbe) => number,
): { readonly layer: number; readonly value: number } | null {
  return layers.reduce<{ readonly layer: number; readonly value: number } | null>((best, probed) => {
    const value = measure(probed)
    return best && best.value >= value ? best : { layer: probed.layer, value }
  }, null)
}
