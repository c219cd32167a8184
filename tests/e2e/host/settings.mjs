/** What the host is told when it is started. It travels in one environment variable, so that the app's arguments stay its own. */

/**
 * @typedef {object} BrowserChoice
 * @property {string} executablePath
 * @property {readonly string[]} args
 * @property {boolean} headlessOnly
 * @property {string} name            for sentences to a person: "Google Chrome"
 */
/**
 * @typedef {object} HostSettings
 * @property {string} appDir          the folder whose package.json names the built main file
 * @property {string | null} userData null: a new folder that goes away again (tests), or Electron's place (headed)
 * @property {boolean} headed         a real window for a person, rather than a page for a test
 * @property {boolean} debuggingPort  whether a test may connect to the browser
 * @property {BrowserChoice} browser
 */

const VARIABLE = 'DESCENT_HOST_SETTINGS'

/**
 * @param {HostSettings} settings
 * @returns {Record<string, string>}  to be added to the host's environment
 */
export function settingsEnvironment(settings) {
  return { [VARIABLE]: JSON.stringify(settings) }
}

/**
 * @param {NodeJS.ProcessEnv} environment
 * @returns {HostSettings}
 */
export function readSettings(environment) {
  const text = environment[VARIABLE]
  if (text === undefined)
    throw new Error(`The development host is started by launch.mjs or start.mjs, with ${VARIABLE}.`)
  return /** @type {HostSettings} */ (JSON.parse(text))
}
