/** Puts the functions of this folder together as the source text that Chromium runs at the start of each document. */
import { createDecoder, createEncoder } from './codec.mjs'
import { installPreloadWorld } from './preload-world.mjs'
import { createPacker, createUnpacker, createWorldBridge } from './world-bridge.mjs'
import { createChannels, createFilePaths, createIpcRenderer, installPageWorld } from './worlds.mjs'

const bridge = [createPacker, createUnpacker, createWorldBridge].map(String).join('\n')
const parts = [createEncoder, createDecoder, createChannels, createIpcRenderer, createFilePaths]
  .map(String)
  .join('\n')

/**
 * A document of the app; in sub-frames the preload runs only when `nodeIntegrationInSubFrames` asks for it, as in
 * Electron.
 * @param {boolean} inSubFrames
 */
const guard = (inSubFrames) => (inSubFrames ? '' : 'if (window !== window.top) return')

/**
 * @param {import('./worlds.mjs').EventNames} names
 * @param {boolean} inSubFrames
 */
export function pageWorldScript(names, inSubFrames) {
  return `(() => { ${guard(inSubFrames)}
${bridge}
(${String(installPageWorld)})(createWorldBridge, ${JSON.stringify(names)}) })()`
}

/**
 * @param {string} source    the built preload, CommonJS
 * @param {string} fileName  shown in stack traces
 * @param {import('./preload-world.mjs').PreloadSettings} settings
 * @param {boolean} inSubFrames
 */
export function preloadWorldScript(source, fileName, settings, inSubFrames) {
  return `(() => { ${guard(inSubFrames)}
${bridge}
${parts}
const parts = { createWorldBridge, createChannels, createIpcRenderer, createFilePaths, createEncoder, createDecoder };
(${String(installPreloadWorld)})(parts, ${JSON.stringify(settings)}, function (require, module, exports, process) {
${source}
}) })()
//# sourceURL=${fileName}`
}
