/** Points that a person places themselves, and what the network is asked to learn: those, or one of the ready sets. */
import { computed, ref, shallowRef, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import {
  OWN_PLANE,
  type OwnPoint,
  type PlanarDataName,
  type PlanarPoints,
  type PlanarStart,
} from '../../../../shared/domain/lessons/planar'
import type { PlanePlace } from './paint-plane'

export type PlanarSettings = Omit<PlanarStart, 'data'> & { readonly data: PlanarDataName | 'own' }

export interface OwnPoints {
  readonly points: ShallowRef<readonly OwnPoint[]>
  /** As the plane draws them. */
  readonly drawn: ComputedRef<PlanarPoints>
  /** Of the next point. */
  readonly label: Ref<OwnPoint['label']>
  readonly place: (at: PlanePlace) => void
  /** The nearest one, if it is within reach. */
  readonly remove: (at: PlanePlace) => void
  readonly clear: () => void
  /** A gesture is over: the network learns these from now on. */
  readonly settle: () => void
  /** The network to start; null as long as own points lack one of the classes. */
  readonly request: ComputedRef<PlanarStart | null>
}

/** A drag places no point nearer than this to the one before. */
const SPACING = 0.12
/** How far from a point it can be removed. */
const REACH = 0.4

export function useOwnPoints(settings: Ref<PlanarSettings>): OwnPoints {
  const points = shallowRef<readonly OwnPoint[]>([])
  const settled = shallowRef<readonly OwnPoint[]>([])
  const label = ref<OwnPoint['label']>(1)

  function place({ x1, x2 }: PlanePlace): void {
    const last = points.value.at(-1)
    const isTooNear = last !== undefined && last.label === label.value && distance(last, { x1, x2 }) < SPACING
    if (isTooNear || points.value.length >= OWN_PLANE.mostPoints) return
    points.value = [...points.value, { x1, x2, label: label.value }]
  }

  function remove(at: PlanePlace): void {
    const nearest = points.value.reduce<OwnPoint | null>(
      (best, point) => (best && distance(best, at) <= distance(point, at) ? best : point),
      null,
    )
    if (nearest && distance(nearest, at) <= REACH) {
      points.value = points.value.filter((point) => point !== nearest)
    }
  }

  const settle = (): void => {
    settled.value = points.value
  }

  const request = computed<PlanarStart | null>(() => {
    const { data } = settings.value
    if (data !== 'own') return { ...settings.value, data }
    const hasBoth = new Set(settled.value.map((point) => point.label)).size === 2
    return hasBoth ? { ...settings.value, data: { points: settled.value } } : null
  })

  return {
    points,
    drawn: computed(() => drawnPoints(points.value)),
    label,
    place,
    remove,
    clear: () => {
      points.value = []
      settle()
    },
    settle,
    request,
  }
}

function drawnPoints(points: readonly OwnPoint[]): PlanarPoints {
  return {
    numbers: Float64Array.from(points.flatMap(({ x1, x2 }) => [x1, x2])),
    labels: Uint8Array.from(points, ({ label }) => label),
    extent: OWN_PLANE.extent,
  }
}

function distance(one: PlanePlace, other: PlanePlace): number {
  return Math.hypot(one.x1 - other.x1, one.x2 - other.x2)
}
