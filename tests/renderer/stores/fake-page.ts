/** A page with the fake lab behind it and stores of its own: what a reload would give. */
import { vi } from 'vitest'
import { createPinia, setActivePinia, type Pinia } from 'pinia'
import { DEFAULT_PREPROCESSING, type Preprocessing } from '../../../shared/domain/preprocessing'
import type { MetricPoint } from '../../../shared/domain/run'
import { createFakeLab, type FakeLab, type FakeLabOptions } from '../../fakes/lab-bridge'

/** Puts a lab on the page, empties what the session kept, and makes new stores. */
export function openPage(options: FakeLabOptions = {}): FakeLab {
  window.sessionStorage.clear()
  window.location.hash = ''
  const lab = createFakeLab(options)
  Object.assign(window, { lab })
  reloadPage()
  return lab
}

/** New stores on the same lab and session, as after a reload. */
export function reloadPage(): Pinia {
  const pinia = createPinia()
  setActivePinia(pinia)
  return pinia
}

/** Pictures of 8 × 8 grey pixels: the fake lab draws a picture of every unit's weights at each step. */
export const TINY: Preprocessing = { ...DEFAULT_PREPROCESSING, size: 8, colour: 'grey' }

/** Waits until an expectation holds; generous, because many things may run on this computer. */
export function eventually(expectation: () => void): Promise<void> {
  return vi.waitFor(expectation, { timeout: 10_000, interval: 5 })
}

/** Lets everything that is on its way arrive. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 20))
}

export function pointAt(iteration: number): MetricPoint {
  return {
    iteration,
    trainCost: 1 / (1 + iteration),
    trainAccuracy: 0.5,
    testCost: 0.7,
    testAccuracy: 0.6,
  }
}
