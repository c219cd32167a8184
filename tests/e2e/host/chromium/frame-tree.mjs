/** Which frames a page has, and where each one is, as the main process may see them. */
import { fromBrowserAddress } from './addresses.mjs'

/** @typedef {import('./cdp-connection.mjs').Session} Session */

/** One frame: what Electron calls a `WebFrameMain`. */
export class Frame {
  /** @type {string} */
  #id
  /** @type {FrameTree} */
  #tree
  url = ''
  name = ''
  isDestroyed = false

  /**
   * @param {FrameTree} tree
   * @param {string} id
   * @param {Frame | null} parent  null for the main frame
   */
  constructor(tree, id, parent) {
    this.#tree = tree
    this.#id = id
    this.parent = parent
  }

  get origin() {
    const { protocol, host } = new URL(this.url || 'about:blank')
    return host === '' ? 'null' : `${protocol}//${host}`
  }

  /** @returns {Frame} */
  get top() {
    return this.parent?.top ?? this
  }

  get frames() {
    return this.#tree.childrenOf(this.#id)
  }
}

export class FrameTree {
  /** @type {Map<string, Frame>} */
  #frames = new Map()
  mainFrameId = ''

  /** @param {Session} session  of the page, with `Page.enable` still to come */
  constructor(session) {
    session.on(
      'Page.frameAttached',
      ({ frameId, parentFrameId }) => void this.#ensure(frameId, parentFrameId),
    )
    session.on('Page.frameNavigated', ({ frame }) => this.#navigated(frame))
    session.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
      const frame = this.#frames.get(frameId)
      if (frame) frame.url = fromBrowserAddress(url)
    })
    session.on('Page.frameDetached', ({ frameId, reason }) => {
      if (reason === 'swap') return
      const frame = this.#frames.get(frameId)
      if (frame) frame.isDestroyed = true
      this.#frames.delete(frameId)
    })
  }

  /** @param {Session} session */
  async load(session) {
    const { frameTree } = await session.send('Page.getFrameTree')
    this.mainFrameId = frameTree.frame.id
    this.#navigated(frameTree.frame)
  }

  get mainFrame() {
    return this.#ensure(this.mainFrameId)
  }

  /**
   * @param {string} frameId
   * @returns {Frame | null}  null when it is gone
   */
  find(frameId) {
    return this.#frames.get(frameId) ?? null
  }

  /** @param {string} frameId */
  childrenOf(frameId) {
    const parent = this.#frames.get(frameId)
    return [...this.#frames.values()].filter((frame) => frame.parent === parent)
  }

  /** @param {{ id: string, url: string, name?: string, parentId?: string }} news */
  #navigated({ id, url, name = '', parentId }) {
    Object.assign(this.#ensure(id, parentId), { url: fromBrowserAddress(url), name })
  }

  /**
   * @param {string} id
   * @param {string} [parentId]
   * @returns {Frame}
   */
  #ensure(id, parentId) {
    const known = this.#frames.get(id)
    if (known) return known
    const frame = new Frame(this, id, parentId === undefined ? null : this.#ensure(parentId))
    this.#frames.set(id, frame)
    return frame
  }
}
