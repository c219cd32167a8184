/**
 * The lessons' pages. How a lesson is added, in this order:
 *   1. its id in `shared/domain/lesson.ts` (the list is in the course's order) with its number there, its title in `shared/messages/learn/room.ts`;
 *   2. a folder here with one page made of `LessonFrame`, and its line below; its text in `shared/messages/learn/`;
 *   3. what it computes: request and answer in `shared/domain/lessons/`, the call in `shared/ipc/lesson-calls.ts` and
 *      `lesson-parsers.ts`, a function in `src-main/workers/lessons/`, its line in `lesson-server.ts`. A page
 *      never computes a result itself.
 */
import { defineAsyncComponent, type AsyncComponentLoader, type Component } from 'vue'
import type { LessonId } from '../../../shared/domain/lesson'
import RoomFailed from '../../components/RoomFailed.vue'
import RoomOpening from '../../components/RoomOpening.vue'

const page = (loader: AsyncComponentLoader): Component =>
  defineAsyncComponent<Component>({
    loader,
    loadingComponent: RoomOpening,
    errorComponent: RoomFailed,
    delay: 200,
  })

export const lessonPages: Readonly<Record<LessonId, Component>> = {
  vectors: page(() => import('./vectors/VectorsLesson.vue')),
  logistic: page(() => import('./logistic/LogisticLesson.vue')),
  derivatives: page(() => import('./derivatives/DerivativesLesson.vue')),
  descent: page(() => import('./descent/DescentLesson.vue')),
  graph: page(() => import('./graph/GraphLesson.vue')),
  race: page(() => import('./race/RaceLesson.vue')),
  broadcasting: page(() => import('./broadcasting/BroadcastingLesson.vue')),
  activations: page(() => import('./activations/ActivationsLesson.vue')),
  planar: page(() => import('./planar/PlanarLesson.vue')),
  backpropagation: page(() => import('./backpropagation/BackpropagationLesson.vue')),
  initialization: page(() => import('./initialization/InitializationLesson.vue')),
  growth: page(() => import('./growth/GrowthLesson.vue')),
  splits: page(() => import('./splits/SplitsLesson.vue')),
}
