/** Whether single characters such as "?" act: whoever speaks to the computer, or presses keys by accident, turns them off. */
import { defineStore } from 'pinia'
import { ref, watchEffect } from 'vue'

const STORAGE_KEY = 'descent-single-keys'
const OFF = 'off'

export const useSingleKeyStore = defineStore('single-keys', () => {
  const areOn = ref(window.localStorage.getItem(STORAGE_KEY) !== OFF)
  watchEffect(() => window.localStorage.setItem(STORAGE_KEY, areOn.value ? 'on' : OFF))
  return { areOn }
})
