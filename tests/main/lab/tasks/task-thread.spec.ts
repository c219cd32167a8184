// R6: a task that kills its thread is an error for everybody who waits, and for nobody after.
import { expect, it } from 'vitest'
import { TaskThread } from '../../../../src-main/lab/tasks/task-thread'
import { FakeThread } from '../../../fakes/thread'

function started(): { readonly tasks: TaskThread; readonly threads: FakeThread[] } {
  const threads: FakeThread[] = []
  const tasks = new TaskThread(() => {
    const thread = new FakeThread()
    threads.push(thread)
    return thread
  })
  return { tasks, threads }
}

const draw = { seed: 1 }

it('answers come to whoever asked, in whatever order; one thread serves all', async () => {
  const { tasks, threads } = started()
  expect(threads).toHaveLength(0)
  const first = tasks.run('draw-sample', draw)
  const second = tasks.run('draw-sample', draw)
  threads[0]?.emit('message', { id: 2, ok: true, answer: 'second' })
  threads[0]?.emit('message', { id: 1, ok: true, answer: 'first' })
  expect(await Promise.all([first, second])).toEqual(['first', 'second'])
  expect(threads).toHaveLength(1)
  expect(threads[0]?.received).toEqual([
    { id: 1, name: 'draw-sample', request: draw },
    { id: 2, name: 'draw-sample', request: draw },
  ])
})

it('a task that throws is an error; its thread goes on', async () => {
  const { tasks, threads } = started()
  const failing = tasks.run('draw-sample', draw)
  threads[0]?.emit('message', { id: 1, ok: false, message: 'no paint left' })
  await expect(failing).rejects.toThrow('no paint left')
  const next = tasks.run('draw-sample', draw)
  threads[0]?.emit('message', { id: 2, ok: true, answer: 'drawn' })
  expect(await next).toBe('drawn')
})

it.each([
  ['error', new Error('out of memory'), 'out of memory'],
  ['exit', 134, 'code 134'],
] as const)(
  'a thread that dies (%s) rejects all who wait, and the next task has a new one',
  async (event, value, why) => {
    const { tasks, threads } = started()
    const waiting = [tasks.run('draw-sample', draw), tasks.run('draw-sample', draw)]
    threads[0]?.emit(event, value)
    for (const each of waiting) await expect(each).rejects.toThrow(why)
    const next = tasks.run('draw-sample', draw)
    expect(threads).toHaveLength(2)
    threads[1]?.emit('message', { id: 3, ok: true, answer: 'drawn' })
    expect(await next).toBe('drawn')
  },
)

it('the exit that follows an error does not end the next thread’s task', async () => {
  const { tasks, threads } = started()
  const lost = tasks.run('draw-sample', draw)
  threads[0]?.emit('error', new Error('died'))
  await expect(lost).rejects.toThrow('died')
  const next = tasks.run('draw-sample', draw)
  threads[0]?.emit('exit', 1)
  threads[1]?.emit('message', { id: 2, ok: true, answer: 'drawn' })
  expect(await next).toBe('drawn')
})

it('closing ends the thread and rejects who waits', async () => {
  const { tasks, threads } = started()
  await tasks.close() // none was started
  const waiting = tasks.run('draw-sample', draw)
  const rejected = expect(waiting).rejects.toThrow('closed')
  await tasks.close()
  await rejected
  expect(threads[0]?.isTerminated).toBe(true)
})
