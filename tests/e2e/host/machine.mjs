/** What the parts of the substitute `electron` share: there is one per process, as there is one `electron`. */

/**
 * @typedef {object} Machine
 * @property {import('./settings.mjs').HostSettings} settings
 * @property {{ name: string, version: string, productName?: string, main: string }} manifest  the app's package.json
 * @property {string} userData
 * @property {Promise<import('./chromium/chromium-process.mjs').Chromium>} chromium
 * @property {Set<import('./electron/browser-window.mjs').BrowserWindow>} windows
 */

/** @type {Machine | null} */
let started = null

/** @param {Machine} machine */
export function startMachine(machine) {
  started = machine
}

/** @returns {Machine} */
export function machine() {
  if (!started) throw new Error('The development host has not started yet.')
  return started
}
