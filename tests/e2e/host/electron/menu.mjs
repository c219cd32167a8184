/** `Menu` and `MenuItem`: a browser has no menu bar, so menus are only kept, and tests may click their items. */
import { modelled, modelledEmitter } from './modelled.mjs'

/** @typedef {{ id?: string, label?: string, role?: string, type?: string, accelerator?: string, enabled?: boolean, visible?: boolean, checked?: boolean, click?: (item: MenuItem) => void, submenu?: Template | Menu }} ItemOptions */
/** @typedef {readonly ItemOptions[]} Template */

export class MenuItem {
  enabled = true
  visible = true
  checked = false
  id = ''
  /** @type {Menu | null} */
  submenu = null

  /** @param {ItemOptions} options */
  constructor({ click, submenu, ...options }) {
    Object.assign(this, { label: '', role: '', type: 'normal', accelerator: '' }, options)
    this.submenu = submenu instanceof Menu ? submenu : submenu ? Menu.buildFromTemplate(submenu) : null
    /** What choosing the item does; tests call it. */
    this.click = () => click?.(this)
  }
}
modelled('MenuItem', MenuItem.prototype)

export class Menu extends modelledEmitter('Menu') {
  /** @type {Menu | null} */
  static #application = null
  /** @type {MenuItem[]} */
  items = []

  /** @param {Template} template */
  static buildFromTemplate(template) {
    const menu = new Menu()
    menu.items = template.map((options) => new MenuItem(options))
    return menu
  }
  /** @param {Menu | null} menu */
  static setApplicationMenu(menu) {
    Menu.#application = menu
  }
  static getApplicationMenu() {
    return Menu.#application
  }

  /** @param {MenuItem} item */
  append(item) {
    this.items.push(item)
  }
  /**
   * @param {string} id
   * @returns {MenuItem | null}
   */
  getMenuItemById(id) {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id)
      if (found) return found
    }
    return null
  }
}
