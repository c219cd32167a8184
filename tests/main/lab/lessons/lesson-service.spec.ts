// The lessons' computations happen in a thread that is started when the first is asked for.
import { expect, it } from 'vitest'
import { answerRequests } from '../../../../src-main/workers/answer-requests'
import type { LessonTaskMap } from '../../../../src-main/workers/lesson-protocol'
import { lessonTasks } from '../../../../src-main/workers/lesson-server'
import { LessonService } from '../../../../src-main/lab/lessons/lesson-service'
import { FakeThread } from '../../../fakes/thread'
import { lessonPorts } from '../../../fakes/lab/fake-lessons'
import { lessonRequests } from '../../../fakes/lab/lesson-requests'

it('asks its own thread, once there is something to ask, and ends it', async () => {
  const threads: FakeThread[] = []
  const lessons = new LessonService(
    () => {
      const thread = new FakeThread()
      answerRequests<LessonTaskMap>(thread.port(), lessonTasks(lessonPorts))
      threads.push(thread)
      return thread
    },
    {
      pictures: () => Promise.reject(new Error('no pictures are needed')),
      network: () => Promise.reject(new Error('no network is needed')),
    },
  )
  expect(threads).toHaveLength(0)
  const answer = await lessons.compute('lesson:run-graph', lessonRequests['lesson:run-graph'])
  expect(answer.ok && answer.value.nodes.at(-1)).toMatchObject({ name: 'J', value: 33 })
  expect(threads).toHaveLength(1)
  await lessons.close()
  expect(threads[0]?.isTerminated).toBe(true)
})
