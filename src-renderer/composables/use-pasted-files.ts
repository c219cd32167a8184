/** Pictures pasted into a room, with the drop zone they are meant for: the one under the focus, else under the pointer. */
import { onScopeDispose } from 'vue'
import { ZONES, type Zone } from '../../shared/ipc/contract'

export function usePastedFiles(onFiles: (files: readonly File[], zone: Zone) => void): void {
  function onPaste(event: ClipboardEvent): void {
    const files = Array.from(event.clipboardData?.files ?? [])
    if (files.length === 0) return
    event.preventDefault()
    onFiles(files, zoneOfPage())
  }

  document.addEventListener('paste', onPaste)
  onScopeDispose(() => document.removeEventListener('paste', onPaste))
}

function zoneOfPage(): Zone {
  const focused = document.activeElement?.closest<HTMLElement>('[data-zone]')
  const hovered = document.querySelector<HTMLElement>('[data-zone]:hover')
  const named = (focused ?? hovered)?.dataset['zone']
  return ZONES.find((zone) => zone === named) ?? 'any'
}
