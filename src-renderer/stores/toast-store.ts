/** The notices that are in sight. Each goes by itself after a while, later when it offers a way back. */
import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'

export interface ToastAction {
  readonly label: string
  readonly run: () => void
  /** Whose last change it takes back: the next change of the same ends the offer, or that one would go instead. */
  readonly lastOf?: Undoable
}

export type Undoable = 'data' | 'network'

export interface Toast {
  readonly id: number
  readonly text: string
  readonly action: ToastAction | null
}

const PLAIN_MS = 5_000
/** Long enough to read, decide and reach the button by keyboard. */
const WITH_ACTION_MS = 12_000
const MOST_SHOWN = 3

export const useToastStore = defineStore('toast', () => {
  const shown = shallowRef<readonly Toast[]>([])
  const held = ref(false)
  const timers = new Map<number, ReturnType<typeof setTimeout>>()
  let lastId = 0

  function startTimer(toast: Toast): void {
    clearTimeout(timers.get(toast.id))
    timers.set(
      toast.id,
      setTimeout(() => dismiss(toast.id), toast.action ? WITH_ACTION_MS : PLAIN_MS),
    )
  }

  /** Shows a notice; the oldest leaves when there are more than three. */
  function show(text: string, action: ToastAction | null = null): void {
    lastId += 1
    const toast: Toast = { id: lastId, text, action }
    for (const leaving of shown.value.slice(0, Math.max(0, shown.value.length - MOST_SHOWN + 1)))
      dismiss(leaving.id)
    shown.value = [...shown.value, toast]
    if (!held.value) startTimer(toast)
  }

  function dismiss(id: number): void {
    clearTimeout(timers.get(id))
    timers.delete(id)
    shown.value = shown.value.filter((toast) => toast.id !== id)
  }

  /** Takes away what offers to take back an earlier change of the same. */
  function withdraw(changed: Undoable): void {
    for (const { id, action } of shown.value) if (action?.lastOf === changed) dismiss(id)
  }

  /** Does what the notice offers, and takes it away. */
  function act(id: number): void {
    const toast = shown.value.find((candidate) => candidate.id === id)
    dismiss(id)
    toast?.action?.run()
  }

  /** Nothing leaves while it is being read or reached for. */
  function hold(): void {
    held.value = true
    for (const timer of timers.values()) clearTimeout(timer)
  }

  function release(): void {
    held.value = false
    for (const toast of shown.value) startTimer(toast)
  }

  return { shown, show, dismiss, withdraw, act, hold, release }
})
