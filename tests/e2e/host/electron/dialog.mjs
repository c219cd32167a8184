/**
 * `electron.dialog`. In tests every answer is scripted: a dialog that nobody scripted is a fault. With a person in front
 * of the window, the desktop's own dialog program is used where there is one.
 */
import { spawn } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { basename, delimiter, join } from 'node:path'
import { machine } from '../machine.mjs'
import { app } from './app.mjs'
import { modelled } from './modelled.mjs'

/** @typedef {{ title?: string, defaultPath?: string, properties?: readonly string[], message?: string, detail?: string }} DialogOptions */
/** @typedef {{ canceled: boolean, filePaths: string[] }} OpenAnswer */

/** @param {unknown[]} args  a window and options, or options alone */
const optionsOf = (args) => /** @type {DialogOptions} */ (args.at(-1) ?? {})

/** @param {string} name */
function refuseUnscripted(name) {
  if (!machine().settings.headed)
    throw new Error(`harness: dialog.${name} was called and the test scripted no answer`)
}

/** @param {string} program */
function isInstalled(program) {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK)
      return true
    } catch {
      return false // not in this folder, or not to be run
    }
  })
}

/** The command lines of the two dialog programs of Linux desktops. */
const DIALOG_PROGRAMS = [
  {
    program: 'zenity',
    /** @type {(title: string, folder: boolean, several: boolean) => string[]} */
    args: (title, folder, several) => [
      '--file-selection',
      `--title=${title}`,
      '--separator=\n',
      ...(folder ? ['--directory'] : []),
      ...(several ? ['--multiple'] : []),
    ],
  },
  {
    program: 'kdialog',
    /** @type {(title: string, folder: boolean, several: boolean) => string[]} */
    args: (title, folder, several) => [
      '--title',
      title,
      ...(several && !folder ? ['--multiple', '--separate-output'] : []),
      folder ? '--getexistingdirectory' : '--getopenfilename',
    ],
  },
]

/**
 * @param {string} program
 * @param {string[]} args
 * @returns {Promise<OpenAnswer>}
 */
function askWith(program, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'ignore'] })
    let output = ''
    child.stdout.on('data', (text) => (output += String(text)))
    child.once('error', reject)
    child.once('close', (code) => {
      const filePaths = output.split('\n').filter((line) => line !== '')
      resolve({ canceled: code !== 0 || filePaths.length === 0, filePaths })
    })
  })
}

export const dialog = modelled('dialog', {
  /**
   * @param {unknown[]} args
   * @returns {Promise<OpenAnswer>}
   */
  showOpenDialog: async (...args) => {
    refuseUnscripted('showOpenDialog')
    const { title = app.name, properties = [] } = optionsOf(args)
    const found = DIALOG_PROGRAMS.find(({ program }) => isInstalled(program))
    if (!found)
      throw new Error(
        'This window has no file dialog (zenity or kdialog would bring one). Drop files on it instead.',
      )
    const isFolder = properties.includes('openDirectory')
    return askWith(found.program, found.args(title, isFolder, properties.includes('multiSelections')))
  },
  /**
   * Answers with a new name in the downloads folder, or in the current one, and says so in the terminal.
   * @param {unknown[]} args
   */
  showSaveDialog: async (...args) => {
    refuseUnscripted('showSaveDialog')
    const downloads = app.getPath('downloads')
    const folder = existsSync(downloads) ? downloads : process.cwd()
    const filePath = unusedName(folder, basename(optionsOf(args).defaultPath ?? 'untitled'))
    console.log(`Saving to ${filePath}`)
    return { canceled: false, filePath }
  },
  /** @returns {Promise<never>} */
  showMessageBox: async () => {
    refuseUnscripted('showMessageBox')
    throw new Error('harness: dialog.showMessageBox is not modelled in a headed window')
  },
  /**
   * @param {string} title
   * @param {string} content
   */
  showErrorBox: (title, content) => console.error(`${title}: ${content}`),
})

/**
 * @param {string} folder
 * @param {string} name
 */
function unusedName(folder, name) {
  const dot = name.lastIndexOf('.')
  const [stem, extension] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, '']
  for (let number = 1; ; number += 1) {
    const path = join(folder, number === 1 ? name : `${stem} ${number}${extension}`)
    if (!existsSync(path)) return path
  }
}
