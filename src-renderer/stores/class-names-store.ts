/** Names given to the two zones before any picture is there. They are applied to the first import that fits them. */
import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import type { ClassNames, Label } from '../../shared/domain/dataset'
import { dataMessages } from '../../shared/messages/data'

export const useClassNamesStore = defineStore('class-names', () => {
  const names = shallowRef<ClassNames>(dataMessages.defaultClasses)
  /** Names that nobody typed give way to those of the folders. */
  const areTyped = ref(false)

  function rename(label: Label, name: string): void {
    areTyped.value = true
    names.value = label === 1 ? [name, names.value[1]] : [names.value[0], name]
  }

  function swap(): void {
    areTyped.value = true
    names.value = [names.value[1], names.value[0]]
  }

  function forget(): void {
    areTyped.value = false
    names.value = dataMessages.defaultClasses
  }

  return { names, areTyped, rename, swap, forget }
})
