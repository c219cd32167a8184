/** The network being designed. Kept for the session, so that a reload changes nothing. */
import { defineStore } from 'pinia'
import { computed, shallowRef, watch } from 'vue'
import {
  architectureName,
  layerShapes,
  parameterCount,
  type Architecture,
  type HiddenLayer,
} from '../../shared/domain/architecture'
import { limits } from '../../shared/domain/limits'
import { DEFAULT_PREPROCESSING, featureCount } from '../../shared/domain/preprocessing'
import { networkMessages } from '../../shared/messages/network'
import { useDatasetStore } from './dataset-store'
import {
  DEFAULT_DESIGN,
  hyperparametersOf,
  networkDesignSchema,
  nextLayer,
  type NetworkDesign,
} from './network-design'

const STORAGE_KEY = 'descent-network'
const BYTES_PER_NUMBER = { float32: 4, float64: 8 } as const

/** What the session kept, if it is still a legal design. */
function storedDesign(): NetworkDesign {
  const stored = window.sessionStorage.getItem(STORAGE_KEY)
  if (stored === null) return DEFAULT_DESIGN
  const parsed = networkDesignSchema.safeParse(parsedJson(stored))
  return parsed.success ? parsed.data : DEFAULT_DESIGN
}

/** Undefined, which no schema accepts, for what is not JSON. */
function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export const useNetworkStore = defineStore('network', () => {
  const data = useDatasetStore()
  const design = shallowRef(storedDesign())

  const architecture = computed<Architecture>(() => ({
    inputs: data.dataset?.features ?? featureCount(DEFAULT_PREPROCESSING),
    hidden: design.value.hidden,
  }))
  const name = computed(() => architectureName(architecture.value))
  const shapes = computed(() => layerShapes(architecture.value))
  const parameters = computed(() => parameterCount(architecture.value))
  const weightBytes = computed(() => parameters.value * BYTES_PER_NUMBER[design.value.precision])
  const hyperparameters = computed(() => hyperparametersOf(design.value))
  /** Why this network cannot be trained, as one sentence; empty when it can. Each field keeps its own range itself. */
  const problem = computed(() =>
    parameters.value > limits.parameters.max
      ? networkMessages.tooManyParameters(limits.parameters.max).text
      : '',
  )

  watch(design, (value) => window.sessionStorage.setItem(STORAGE_KEY, JSON.stringify(value)))

  /** Takes some settings over; the others stay. */
  function change(settings: Partial<NetworkDesign>): void {
    design.value = { ...design.value, ...settings }
  }

  /** @param index 0 for the first hidden layer */
  function changeLayer(index: number, layer: Partial<HiddenLayer>): void {
    change({ hidden: design.value.hidden.map((old, at) => (at === index ? { ...old, ...layer } : old)) })
  }

  function addLayer(): void {
    const { hidden } = design.value
    if (hidden.length < limits.hiddenLayers.max) change({ hidden: [...hidden, nextLayer(hidden)] })
  }

  function removeLayer(index: number): void {
    change({ hidden: design.value.hidden.toSpliced(index, 1) })
  }

  return {
    design,
    architecture,
    name,
    shapes,
    parameters,
    weightBytes,
    hyperparameters,
    problem,
    change,
    changeLayer,
    addLayer,
    removeLayer,
  }
})
