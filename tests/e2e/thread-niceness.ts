/** The priorities of a program's threads, as Linux tells them. */
import { readdirSync, readFileSync } from 'node:fs'

export interface ThreadNiceness {
  /** Of the thread that answers the window. */
  readonly main: number
  /** Of the one that has computed the most of all others. */
  readonly busiest: number
}

/** Null where the system has no /proc. */
export function threadNiceness(pid: number): ThreadNiceness | null {
  if (process.platform !== 'linux') return null
  const tasks = `/proc/${pid}/task`
  const threads = readdirSync(tasks).map((id) => ({ id, ...statOf(`${tasks}/${id}/stat`) }))
  const main = threads.find(({ id }) => id === String(pid))
  const [busiest] = threads
    .filter((thread) => thread !== main)
    .toSorted((one, other) => other.userTicks - one.userTicks)
  if (!main || !busiest) throw new Error(`Process ${pid} has no threads.`)
  return { main: main.nice, busiest: busiest.nice }
}

/** proc(5): utime is field 14 and nice field 19; the name before field 3 may hold blanks. */
function statOf(file: string): { readonly userTicks: number; readonly nice: number } {
  const fields = readFileSync(file, 'utf8').split(') ').at(-1)?.split(' ') ?? []
  return { userTicks: Number(fields[14 - 3]), nice: Number(fields[19 - 3]) }
}
