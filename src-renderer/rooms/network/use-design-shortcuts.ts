/** Undo and redo by keyboard while the Network room is open: Ctrl/Cmd+Z, with Shift or Ctrl+Y the way forward. */
import { onScopeDispose } from 'vue'
import { useNetworkStore } from '../../stores/network-store'

export function useDesignShortcuts(): void {
  const network = useNetworkStore()

  function onKeydown(event: KeyboardEvent): void {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return
    const key = event.key.toLowerCase()
    const isRedo = key === 'y' || (key === 'z' && event.shiftKey)
    if (key !== 'z' && !isRedo) return
    event.preventDefault()
    if (isRedo) network.redo()
    else network.undo()
  }

  window.addEventListener('keydown', onKeydown)
  onScopeDispose(() => window.removeEventListener('keydown', onKeydown))
}
