/** Makes everything that the host does not model throw, so that nothing passes by accident. */
import { EventEmitter } from 'node:events'

/** Asked of every object by `await`, by serialisers and by module loaders: absent is the right answer. */
const ASKED_OF_EVERYTHING = new Set(['then', 'toJSON', '__esModule', 'default', 'domain'])

/**
 * The end of a prototype chain: whatever was not found before it is not modelled.
 * @param {string} name
 * @param {object} end  where the chain would go otherwise
 * @returns {object}
 */
function unmodelled(name, end) {
  return new Proxy(end, {
    get(target, key, receiver) {
      if (typeof key === 'symbol' || key in target || ASKED_OF_EVERYTHING.has(key))
        return Reflect.get(target, key, receiver)
      throw new Error(`harness: electron.${name}${name ? '.' : ''}${key} is not modelled`)
    },
  })
}

/**
 * @template {object} Members
 * @param {string} name      as in `electron.NAME`
 * @param {Members} members  those that the host models
 * @returns {Members}
 */
export function modelled(name, members) {
  return Object.setPrototypeOf(members, unmodelled(name, Object.prototype))
}

/**
 * An `EventEmitter` to extend; reading a member that neither it nor the extending class has throws.
 * @param {string} name
 * @returns {typeof EventEmitter}
 */
export function modelledEmitter(name) {
  function Emitter() {
    // EventEmitter's own constructor is not needed: each of its methods makes what it misses.
  }
  Object.setPrototypeOf(Emitter, unmodelled(name, Function.prototype))
  const members = Object.getOwnPropertyDescriptors(EventEmitter.prototype)
  Object.defineProperties(Emitter.prototype, { ...members, constructor: { value: Emitter } })
  Object.setPrototypeOf(Emitter.prototype, unmodelled(name, Object.prototype))
  return /** @type {typeof EventEmitter} */ (/** @type {unknown} */ (Emitter))
}

/** An event that a listener may prevent. */
export class PreventableEvent {
  defaultPrevented = false
  preventDefault() {
    this.defaultPrevented = true
  }
}
