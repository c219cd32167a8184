/**
 * A folder that looks like an unpacked Electron to electron-builder, for checking the packaging where the real binary
 * cannot be fetched: the file names it copies, and a fuse wire it can set. It cannot run.
 */
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Marks the fuse wire in an Electron binary; see the Fuses tutorial in Electron's documentation. */
export const FUSE_SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
const FUSE_VERSION = 1
/** The fuses of Electron 45, each "0" until set. */
const FUSE_WIRE = '000000000'

const electronVersion = JSON.parse(
  readFileSync(new URL('../../node_modules/electron/package.json', import.meta.url), 'utf8'),
).version

/** @param {string} folder made if it is not there @returns {string} the folder */
export function makeImitationElectron(folder) {
  mkdirSync(join(folder, 'resources'), { recursive: true })
  mkdirSync(join(folder, 'locales'), { recursive: true })
  const wire = Buffer.from([FUSE_VERSION, FUSE_WIRE.length])
  const binary = Buffer.concat([
    Buffer.from('imitation '),
    Buffer.from(FUSE_SENTINEL),
    wire,
    Buffer.from(FUSE_WIRE),
  ])
  writeFileSync(join(folder, 'electron'), binary)
  chmodSync(join(folder, 'electron'), 0o755)
  writeFileSync(join(folder, 'version'), electronVersion)
  writeFileSync(join(folder, 'LICENSE'), 'imitation\n')
  writeFileSync(join(folder, 'LICENSES.chromium.html'), 'imitation\n')
  writeFileSync(join(folder, 'locales', 'en-US.pak'), '')
  return folder
}

/**
 * The fuse wire of a binary, one character a fuse: "0" off, "1" on, "r" removed.
 * @param {Buffer} binary
 */
export function readFuseWire(binary) {
  const sentinel = binary.indexOf(FUSE_SENTINEL)
  if (sentinel === -1) throw new Error('the binary has no fuse wire')
  const at = sentinel + FUSE_SENTINEL.length
  return binary.subarray(at + 2, at + 2 + binary.readUInt8(at + 1)).toString('latin1')
}
