/** Kernels for threads that tests run in their own: whatever is asked for, the reference answers. */
import { createReferenceKernels } from '../../src-main/engine/kernels/reference'
import type { CreateKernels } from '../../src-main/workers/task-server'

export const referenceKernels: CreateKernels = (_name, precision) =>
  Promise.resolve(createReferenceKernels(precision))
