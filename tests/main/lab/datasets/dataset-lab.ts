/** The service of the data of the window, over folders on disk and a pool without threads. */
import { join } from 'node:path'
import type { DatasetSummary } from '../../../../shared/domain/dataset'
import { DEFAULT_PREPROCESSING } from '../../../../shared/domain/preprocessing'
import type { EventName, LabEvents } from '../../../../shared/ipc/events'
import type { Result } from '../../../../shared/ipc/result'
import { DatasetService } from '../../../../src-main/lab/datasets/dataset-service'
import type { DroppedItem } from '../../../../src-main/lab/datasets/interpret-drop'
import { PictureRegistry } from '../../../../src-main/lab/pictures/picture-registry'
import { TaskThread } from '../../../../src-main/lab/tasks/task-thread'
import { createFakePool, fakePicture } from '../../../fakes/picture-pool'
import { FakeThread } from '../../../fakes/thread'
import { plant, realTree, type RealTree } from './real-tree'

type Told = {
  readonly [Name in EventName]: { readonly name: Name; readonly payload: LabEvents[Name] }
}[EventName]

export const smaller = { ...DEFAULT_PREPROCESSING, size: 3 }

export function value<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`)
  return result.value
}

export class DatasetLab {
  readonly tree: RealTree
  readonly pool = createFakePool()
  readonly registry = new PictureRegistry()
  readonly told: Told[] = []
  readonly service = new DatasetService({
    pool: this.pool,
    registry: this.registry,
    tasks: new TaskThread(() => new FakeThread()),
    cacheFolder: null,
    emit: (name, payload) => this.told.push({ name, payload } as Told),
  })

  private constructor(tree: RealTree) {
    this.tree = tree
  }

  /** With folders of ten cats and five dogs, five more, five wolves, and a text. */
  static async create(): Promise<DatasetLab> {
    const pictures = (folder: string, count: number): readonly [string, Uint8Array][] =>
      Array.from({ length: count }, (_, i) => [`${folder}/${i}.jpg`, fakePicture(`${folder} ${i}`)])
    const tree = await realTree(
      Object.fromEntries([
        ...pictures('pets/cat', 10),
        ...pictures('pets/dog', 5),
        ...pictures('more', 5),
        ...pictures('wolf', 5),
      ]),
    )
    await plant(tree.path, { 'text/a.jpg': 'no picture' })
    return new DatasetLab(tree)
  }

  at(name: string): DroppedItem {
    return { kind: 'path', path: join(this.tree.path, name) }
  }

  async opened(name = 'pets'): Promise<DatasetSummary> {
    return value(await this.service.openDropped([this.at(name)], 'any'))
  }

  changes(): readonly (DatasetSummary | null)[] {
    return this.told.flatMap((event) => (event.name === 'dataset:changed' ? [event.payload] : []))
  }
}
