/** What the parts of the substitute `electron` share: there is one per process, as there is one `electron`. */

/** @typedef {import('./chromium/chromium-process.mjs').Chromium} Chromium */
/**
 * @typedef {object} Machine
 * @property {import('./settings.mjs').HostSettings} settings
 * @property {{ name: string, version: string, productName?: string, main: string }} manifest  the app's package.json
 * @property {string} userData
 * @property {Promise<Chromium> | null} chromium  null until the main file has run, which may end the app before
 * @property {Set<import('./electron/browser-window.mjs').BrowserWindow>} windows
 */

/** @type {Machine | null} */
let started = null

/** @param {Machine} machine */
export function startMachine(machine) {
  started = machine
}

/**
 * The browser; there is one from the time that the app is ready.
 * @returns {Promise<Chromium>}
 */
export function startedChromium() {
  const { chromium } = machine()
  return chromium ?? Promise.reject(new Error('harness: a window before the app is ready is not modelled'))
}

/** @returns {Machine} */
export function machine() {
  if (!started) throw new Error('The development host has not started yet.')
  return started
}
