/** The network being designed, with undo. Kept for the session, so that a reload changes nothing. */
import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch, type ComputedRef } from 'vue'
import { architectureName, type Architecture, type HiddenLayer } from '../../shared/domain/architecture'
import { batchesPerEpoch } from '../../shared/domain/hyperparameters'
import { limits } from '../../shared/domain/limits'
import { DEFAULT_PREPROCESSING, featureCount } from '../../shared/domain/preprocessing'
import { shapeLedger } from '../../shared/domain/shape-ledger'
import { useDatasetStore } from './dataset-store'
import { designProblems } from './design-problems'
import {
  DEFAULT_DESIGN,
  hyperparametersOf,
  networkDesignSchema,
  nextLayer,
  withLayerMoved,
  type NetworkDesign,
} from './network-design'
import { useToastStore } from './toast-store'
import { edited, historyOf, redone, settledHistory, undone, type UndoHistory } from './undo-history'

const STORAGE_KEY = 'descent-network'

export type LengthUnit = 'iterations' | 'epochs'

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
  const history = shallowRef(historyOf(storedDesign()))
  const design = computed(() => history.value.present)
  const change = (settings: Partial<NetworkDesign>, gesture: string | null = null): void => {
    history.value = edited(history.value, { ...design.value, ...settings }, gesture)
  }
  const step = (to: (past: UndoHistory<NetworkDesign>) => UndoHistory<NetworkDesign>): void => {
    history.value = to(history.value)
  }
  // At once: the change that offers to be taken back has been made before its notice is shown.
  watch(design, () => useToastStore().withdraw('network'), { flush: 'sync' })
  watch(design, (value) => window.sessionStorage.setItem(STORAGE_KEY, JSON.stringify(value)))

  return {
    design,
    /** Takes some settings over; the others stay. Changes of one gesture are undone together. */
    change,
    /** Ends a gesture: the next change is a step of its own. */
    settle: () => step(settledHistory),
    undo: () => step(undone),
    redo: () => step(redone),
    canUndo: computed(() => history.value.past.length > 0),
    canRedo: computed(() => history.value.future.length > 0),
    ...useDerived(design),
    ...useLayers(design, change),
    ...useLength(design, change),
  }
})

type Change = (settings: Partial<NetworkDesign>, gesture?: string | null) => void

/** What follows from the design and the data. */
function useDerived(design: ComputedRef<NetworkDesign>) {
  const data = useDatasetStore()
  const architecture = computed<Architecture>(() => ({
    inputs: data.dataset?.features ?? featureCount(DEFAULT_PREPROCESSING),
    hidden: design.value.hidden,
  }))
  /** m of one update; null without pictures. */
  const examples = computed(() => {
    if (!data.dataset) return null
    const all = data.dataset.train.examples
    return design.value.batch === 'full' ? all : Math.min(design.value.batch, all)
  })
  const ledger = computed(() => {
    const { precision, optimizer } = design.value
    return shapeLedger(architecture.value, { precision, optimizer, examples: examples.value })
  })
  return {
    architecture,
    examples,
    name: computed(() => architectureName(architecture.value)),
    ledger,
    parameters: computed(() => ledger.value.parameters),
    hyperparameters: computed(() => hyperparametersOf(design.value)),
    /** Why this network cannot be trained, as one sentence; empty when it can. Each field keeps its own range itself. */
    problem: computed(() => designProblems(design.value, architecture.value, data.dataset)[0] ?? ''),
  }
}

/** Editing the hidden layers; index 0 is the first. */
function useLayers(design: ComputedRef<NetworkDesign>, change: Change) {
  function insertLayer(index: number): void {
    const { hidden } = design.value
    if (hidden.length >= limits.hiddenLayers.max) return
    change({ hidden: hidden.toSpliced(index, 0, nextLayer(hidden.slice(0, index))) })
  }
  return {
    insertLayer,
    addLayer: () => insertLayer(design.value.hidden.length),
    removeLayer: (index: number) => change({ hidden: design.value.hidden.toSpliced(index, 1) }),
    changeLayer: (index: number, layer: Partial<HiddenLayer>, gesture: string | null = null) =>
      change(
        { hidden: design.value.hidden.map((old, at) => (at === index ? { ...old, ...layer } : old)) },
        gesture,
      ),
    moveLayer: (from: number, to: number, gesture: string | null = null) =>
      change({ hidden: withLayerMoved(design.value.hidden, from, to) }, gesture),
  }
}

/** The length of a run, counted in updates or in passes over the pictures. Kept in updates. */
function useLength(design: ComputedRef<NetworkDesign>, change: Change) {
  const data = useDatasetStore()
  const lengthUnit = ref<LengthUnit>('iterations')
  const batchesOf = (batch: NetworkDesign['batch']): number =>
    batchesPerEpoch(batch, data.dataset?.train.examples ?? 1)
  const legal = (iterations: number): number =>
    Math.min(limits.iterations.max, Math.max(limits.iterations.min, iterations))
  const epochs = computed(() =>
    Math.max(1, Math.round(design.value.iterations / batchesOf(design.value.batch))),
  )

  /** Counted in epochs, a run keeps its epochs when the batch changes; counted in iterations, its iterations. */
  function changeBatch(batch: NetworkDesign['batch'], gesture: string | null = null): void {
    const kept = lengthUnit.value === 'epochs' ? { iterations: legal(epochs.value * batchesOf(batch)) } : {}
    change({ batch, ...kept }, gesture)
  }

  return {
    lengthUnit,
    epochs,
    batches: computed(() => batchesOf(design.value.batch)),
    changeBatch,
    changeEpochs: (count: number, gesture: string | null = null) =>
      change({ iterations: legal(count * batchesOf(design.value.batch)) }, gesture),
  }
}
