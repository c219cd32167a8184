/**
 * A disk in memory that can fail at its N-th operation, write short, fill up, or lose power.
 *
 * Names and contents are kept apart, as file systems do: a name leads to a node, a node has bytes. `sync` of a file makes its
 * bytes durable, `syncFolder` makes the names durable; what is neither may or may not survive a loss of power, each on its own.
 */
import type { FileOperations, WritableFile } from '../../src-main/storage/atomic-write'

/** Something done to the disk that a loss of power may undo. */
type Change =
  | { readonly kind: 'name'; readonly name: string; readonly node: number | null }
  | { readonly kind: 'bytes'; readonly node: number; readonly position: number; readonly bytes: Uint8Array }

export interface Faults {
  /** The operation, counted from 1, that fails once. */
  readonly failAt?: number
  /** From this operation on nothing works: the cable is out. */
  readonly failFrom?: number
  readonly code?: string
  /** The most bytes that one write takes. */
  readonly shortWrites?: number
  /** Bytes in all that the disk takes; what a full disk does then. */
  readonly capacity?: number
  readonly whenFull?: 'error' | 'zero'
  /** A disk that says it wrote all, and did not: its files are this much shorter than was said. */
  readonly losesBytes?: number
}

export type Contents = ReadonlyMap<string, string>

function diskError(code: string): Error {
  return Object.assign(new Error(`planted ${code}`), { code })
}

export class FaultDisk implements FileOperations {
  /** Every operation asked of the disk, in order: the tests see that their fault fired. */
  readonly operations: string[] = []
  readonly #faults: Faults
  readonly #durable: Change[] = []
  #volatile: Change[] = []
  #nodes = 0
  #bytesWritten = 0

  constructor(faults: Faults = {}, files: Contents = new Map()) {
    this.#faults = faults
    for (const [name, text] of files) {
      const node = ++this.#nodes
      this.#durable.push({ kind: 'name', name, node }, bytesOf(node, 0, new TextEncoder().encode(text)))
    }
  }

  async openNew(path: string): Promise<WritableFile> {
    await this.#perform(`open ${path}`)
    if (this.contents().has(path)) throw diskError('EEXIST')
    const node = ++this.#nodes
    this.#volatile.push({ kind: 'name', name: path, node })
    return this.#fileOf(node)
  }

  async openToWriteOn(path: string): Promise<WritableFile> {
    await this.#perform(`open ${path}`)
    const node = this.#names([...this.#durable, ...this.#volatile]).get(path)
    if (node === undefined) throw diskError('ENOENT')
    return this.#fileOf(node)
  }

  #fileOf(node: number): WritableFile {
    return {
      write: async (bytes, offset, length, position) => {
        await this.#perform('write')
        const bytesWritten = this.#room(length)
        this.#volatile.push(bytesOf(node, position, bytes.slice(offset, offset + bytesWritten)))
        return { bytesWritten }
      },
      stat: async () => {
        await this.#perform('stat')
        return {
          size:
            this.#bytes([...this.#durable, ...this.#volatile], node).length - (this.#faults.losesBytes ?? 0),
        }
      },
      sync: async () => {
        await this.#perform('sync')
        this.#settle((change) => change.kind === 'bytes' && change.node === node)
      },
      close: () => this.#perform('close'),
    }
  }

  async rename(from: string, to: string): Promise<void> {
    await this.#perform('rename')
    const node = this.#names([...this.#durable, ...this.#volatile]).get(from)
    if (node === undefined) throw diskError('ENOENT')
    // Either name may survive without the other: harsher than any journal.
    this.#volatile.push({ kind: 'name', name: to, node }, { kind: 'name', name: from, node: null })
  }

  async unlink(path: string): Promise<void> {
    await this.#perform('unlink')
    if (!this.contents().has(path)) throw diskError('ENOENT')
    this.#volatile.push({ kind: 'name', name: path, node: null })
  }

  async syncFolder(): Promise<void> {
    await this.#perform('sync folder')
    this.#settle((change) => change.kind === 'name')
  }

  /** What a program reads while the computer runs. */
  contents(): Contents {
    return this.#read([...this.#durable, ...this.#volatile])
  }

  /** Everything that can be there after a loss of power now: what is durable, and any subset of the rest. */
  afterPowerLoss(): readonly Contents[] {
    const count = 2 ** this.#volatile.length
    return Array.from({ length: count }, (_, subset) =>
      this.#read([...this.#durable, ...this.#volatile.filter((_change, i) => (subset >> i) & 1)]),
    )
  }

  #perform(operation: string): Promise<void> {
    this.operations.push(operation)
    const { failAt = 0, failFrom = Infinity, code = 'EIO' } = this.#faults
    const isFailing = this.operations.length === failAt || this.operations.length >= failFrom
    return isFailing ? Promise.reject(diskError(code)) : Promise.resolve()
  }

  #room(length: number): number {
    const { shortWrites = Infinity, capacity = Infinity, whenFull = 'error' } = this.#faults
    const taken = Math.min(length, shortWrites, capacity - this.#bytesWritten)
    if (taken === 0 && whenFull === 'error') throw diskError('ENOSPC')
    this.#bytesWritten += taken
    return taken
  }

  #settle(isSettled: (change: Change) => boolean): void {
    this.#durable.push(...this.#volatile.filter(isSettled))
    this.#volatile = this.#volatile.filter((change) => !isSettled(change))
  }

  #names(changes: readonly Change[]): ReadonlyMap<string, number> {
    const names = new Map<string, number>()
    for (const change of changes) {
      if (change.kind !== 'name') continue
      if (change.node === null) names.delete(change.name)
      else names.set(change.name, change.node)
    }
    return names
  }

  #bytes(changes: readonly Change[], node: number): Uint8Array {
    let content = new Uint8Array()
    for (const change of changes) {
      if (change.kind !== 'bytes' || change.node !== node) continue
      const grown = new Uint8Array(Math.max(content.length, change.position + change.bytes.length))
      grown.set(content)
      grown.set(change.bytes, change.position)
      content = grown
    }
    return content
  }

  #read(changes: readonly Change[]): Contents {
    const texts = [...this.#names(changes)].map(([name, node]): [string, string] => [
      name,
      new TextDecoder().decode(this.#bytes(changes, node)),
    ])
    return new Map(texts)
  }
}

function bytesOf(node: number, position: number, bytes: Uint8Array): Change {
  return { kind: 'bytes', node, position, bytes }
}
