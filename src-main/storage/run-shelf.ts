/** The folder that the window's runs are kept in, each in a folder of its own that is named after its start. */
import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { codeOf, namesIn } from './run-reader'

const NAME = /^\d{8}-\d{6}-[0-9a-f]{8}$/
/** Of a run that was deleted and can still be brought back. */
const DELETED = '.deleted'

/** @param id any identifier that begins with eight hexadecimal digits @returns "20261122-235012-1f3a90bc" */
export function runName(startedAt: Date, id: string): string {
  const [day = '', time = ''] = startedAt.toISOString().split('T')
  return `${day.replaceAll('-', '')}-${time.slice(0, 8).replaceAll(':', '')}-${id.slice(0, 8)}`
}

export function isRunName(name: string): boolean {
  return NAME.test(name)
}

/** Puts a run's folder aside. One that was never written is as good as put aside. */
export async function putAside(shelf: string, name: string): Promise<void> {
  await move(join(shelf, name), join(shelf, `${name}${DELETED}`))
}

/** Takes `putAside` back. */
export async function putBack(shelf: string, name: string): Promise<void> {
  await move(join(shelf, `${name}${DELETED}`), join(shelf, name))
}

/** Deletes for good what was put aside, and nothing else. */
export async function emptyBin(shelf: string): Promise<void> {
  const names = await namesIn(shelf)
  const aside = names.filter((name) => name.endsWith(DELETED) && isRunName(name.slice(0, -DELETED.length)))
  await Promise.all(aside.map((name) => rm(join(shelf, name), { recursive: true, force: true })))
}

async function move(from: string, to: string): Promise<void> {
  try {
    await rename(from, to)
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error
  }
}
