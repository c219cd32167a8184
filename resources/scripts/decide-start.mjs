/** What `npm start` does on this computer, and the one sentence that says why. Pure: facts in, plan out. */

/**
 * @typedef {object} StartFacts
 * @property {boolean} hasDisplay        whether a window can be shown at all
 * @property {string | null} electron    path of an Electron that can be run
 * @property {'untried' | 'off' | 'failed' | 'timed-out' | 'ended-at-once'} fetch  how getting one went
 * @property {number} fetchSeconds       how long fetching may take
 * @property {{ name: string, isSandboxed: boolean } | null} browser  a browser that can show a window
 */
/**
 * @typedef {{ kind: 'electron', path: string } | { kind: 'fetch', message: string }
 *   | { kind: 'browser', message: string } | { kind: 'terminal', message: string }} StartPlan
 */

/** The environment variable for the patience with a slow line; 0 never fetches. */
export const FETCH_SECONDS = 'DESCENT_ELECTRON_SECONDS'

/**
 * @param {StartFacts} facts
 * @returns {StartPlan}
 */
export function decideStart({ hasDisplay, electron, fetch, fetchSeconds, browser }) {
  if (!hasDisplay)
    return {
      kind: 'terminal',
      message:
        'There is no display here, so Descent shows itself in the terminal; for the window, run npm start on a desktop.',
    }
  if (electron !== null) return { kind: 'electron', path: electron }
  if (fetch === 'untried')
    return { kind: 'fetch', message: `Fetching Electron, once (for up to ${fetchSeconds} s) …` }
  const reason = withoutElectron(fetch, fetchSeconds)
  if (browser)
    return {
      kind: 'browser',
      message: `${reason}; the very same built app opens in ${browser.name}, through the development host${
        browser.isSandboxed ? '' : ' (without its sandbox, which does not start as root)'
      }.`,
    }
  return {
    kind: 'terminal',
    message: `${reason}, and no browser that can show a window was found, so Descent shows itself in the terminal; for the window, run npm start with a network once, or install Chromium or Chrome.`,
  }
}

/**
 * @param {StartFacts['fetch']} fetch
 * @param {number} fetchSeconds
 */
function withoutElectron(fetch, fetchSeconds) {
  if (fetch === 'off') return `Electron is not here and ${FETCH_SECONDS} is 0`
  if (fetch === 'timed-out')
    return `Electron could not be fetched within ${fetchSeconds} s (${FETCH_SECONDS} allows longer)`
  return fetch === 'ended-at-once' ? 'Electron does not run here' : 'Electron could not be fetched'
}
