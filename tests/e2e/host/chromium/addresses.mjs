/**
 * Custom schemes as Chromium can show them. A plain Chromium does not know `lab:`, so `lab://app/x` is shown as
 * `https://app.lab.electron.test/x`: a secure origin of its own, intercepted before anything reaches the network.
 */
const SUFFIX = '.electron.test'

/**
 * @param {string} url                       `lab://app/index.html`
 * @param {ReadonlySet<string>} schemes      the registered custom schemes, without colon
 * @returns {string}                         the address that Chromium is told; other addresses unchanged
 */
export function toBrowserAddress(url, schemes) {
  const { protocol, host, pathname, search, hash } = new URL(url)
  const scheme = protocol.slice(0, -1)
  return schemes.has(scheme) ? `https://${host}.${scheme}${SUFFIX}${pathname}${search}${hash}` : url
}

/**
 * @param {string} url  an address as Chromium reports it
 * @returns {string}    the address as the app knows it
 */
export function fromBrowserAddress(url) {
  const match = /^https:\/\/([^/?#]+)\.([a-z][a-z0-9+-]*)\.electron\.test(.*)$/.exec(url)
  return match ? `${match[2]}://${match[1]}${match[3]}` : url
}
