/** Files and folders dropped on an element. A target inside another takes the drop for itself. */
import { ref, type Ref } from 'vue'

export interface DropTarget {
  readonly isOver: Ref<boolean>
  /** For `v-on`. */
  readonly handlers: {
    readonly dragenter: (event: DragEvent) => void
    readonly dragover: (event: DragEvent) => void
    readonly dragleave: (event: DragEvent) => void
    readonly drop: (event: DragEvent) => void
  }
}

export function useDropTarget(onFiles: (files: readonly File[]) => void): DropTarget {
  const isOver = ref(false)

  function accept(event: DragEvent): void {
    if (!event.dataTransfer?.types.includes('Files')) return
    event.preventDefault()
    event.stopPropagation()
    event.dataTransfer.dropEffect = 'copy'
    isOver.value = true
  }

  /** `dragleave` also comes when the pointer goes on to a child; that is not leaving. */
  function leave(event: DragEvent): void {
    const [target, into] = [event.currentTarget, event.relatedTarget]
    if (target instanceof Node && into instanceof Node && target.contains(into)) return
    isOver.value = false
  }

  function drop(event: DragEvent): void {
    isOver.value = false
    const files = Array.from(event.dataTransfer?.files ?? [])
    event.preventDefault()
    event.stopPropagation()
    if (files.length > 0) onFiles(files)
  }

  return { isOver, handlers: { dragenter: accept, dragover: accept, dragleave: leave, drop } }
}
