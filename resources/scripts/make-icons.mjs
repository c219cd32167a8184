/**
 * Draws the application's icons from resources/icons/icon.svg: PNG in every size that Linux asks for, `.ico` and `.icns`
 * made of the same PNGs. The results are committed, because electron-builder's own conversion downloads a tool.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { findBrowser } from './find-browser.mjs'

const folder = new URL('../icons/', import.meta.url)
const PNG_SIZES = [16, 24, 32, 48, 64, 128, 256, 512, 1024]
const ICO_SIZES = [16, 24, 32, 48, 64, 128, 256]
/** Apple's four-letter types of PNG entries, by their size in pixels. */
const ICNS_TYPES = { icp4: 16, icp5: 32, icp6: 64, ic07: 128, ic08: 256, ic09: 512, ic10: 1024 }

const svg = await readFile(new URL('icon.svg', folder), 'utf8')
const pngs = await drawAll(svg)
for (const [size, png] of pngs) await writeFile(new URL(`${size}x${size}.png`, folder), png)
await writeFile(new URL('icon.ico', folder), ico(pngs))
await writeFile(new URL('icon.icns', folder), icns(pngs))
console.log(`Icons written to ${fileURLToPath(folder)}`)

/** @returns {Promise<Map<number, Buffer>>} a PNG for each size */
async function drawAll(source) {
  const found = await findBrowser({ headed: false })
  if (!found)
    throw new Error('Icons are drawn by Chromium, and none was found. Install it, or set CHROMIUM_BINARY.')
  const browser = await chromium.launch({ executablePath: found.executablePath, args: found.args })
  try {
    const page = await browser.newPage()
    const drawn = new Map()
    for (const size of PNG_SIZES) {
      await page.setViewportSize({ width: size, height: size })
      await page.setContent(
        `<style>html,body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${source}`,
      )
      drawn.set(size, await page.screenshot({ omitBackground: true }))
    }
    return drawn
  } finally {
    await browser.close()
  }
}

/** Windows icon: a directory of entries, then the PNGs (allowed since Windows Vista). */
function ico(images) {
  const header = Buffer.alloc(6)
  header.writeUInt16LE(1, 2)
  header.writeUInt16LE(ICO_SIZES.length, 4)
  let offset = header.length + ICO_SIZES.length * 16
  const entries = ICO_SIZES.map((size) => {
    const entry = Buffer.alloc(16)
    entry.writeUInt8(size % 256, 0) // 0 means 256
    entry.writeUInt8(size % 256, 1)
    entry.writeUInt16LE(1, 4)
    entry.writeUInt16LE(32, 6)
    entry.writeUInt32LE(images.get(size).length, 8)
    entry.writeUInt32LE(offset, 12)
    offset += images.get(size).length
    return entry
  })
  return Buffer.concat([header, ...entries, ...ICO_SIZES.map((size) => images.get(size))])
}

/** Apple icon: "icns", total length, then entries of type, length, PNG; all numbers big-endian. */
function icns(images) {
  const entries = Object.entries(ICNS_TYPES).map(([type, size]) => {
    const head = Buffer.alloc(8)
    head.write(type, 'latin1')
    head.writeUInt32BE(8 + images.get(size).length, 4)
    return Buffer.concat([head, images.get(size)])
  })
  const body = Buffer.concat(entries)
  const head = Buffer.alloc(8)
  head.write('icns', 'latin1')
  head.writeUInt32BE(8 + body.length, 4)
  return Buffer.concat([head, body])
}
