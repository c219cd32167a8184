/**
 * The `electron` module of unit tests. Requiring the real one in plain Node starts a download, so every test gets this.
 * Anything that is not modelled throws, so that no test passes on an accident.
 */
export const electronFakeIsLoaded = true
