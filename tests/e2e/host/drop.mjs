/** Really drops files and folders on a page: Chromium gets the drag as if it came from the desktop. */

/**
 * @param {import('playwright-core').Page} page
 * @param {string} selector             where; the middle of the element
 * @param {readonly string[]} paths     of files and folders, absolute
 * @returns {Promise<void>}
 */
export async function drop(page, selector, paths) {
  const box = await page.locator(selector).boundingBox()
  if (!box) throw new Error(`There is no visible ${selector} to drop on.`)
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  const copy = 1
  const data = { items: [], files: [...paths], dragOperationsMask: copy }
  const session = await page.context().newCDPSession(page)
  for (const type of /** @type {const} */ (['dragEnter', 'dragOver', 'drop']))
    await session.send('Input.dispatchDragEvent', { type, ...at, data })
  await session.detach()
}
