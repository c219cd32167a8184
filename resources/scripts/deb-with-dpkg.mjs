#!/usr/bin/env node
/**
 * Does for electron-builder what it asks of fpm, with Debian's own dpkg-deb: fpm is a download, dpkg-deb is there.
 * Understands exactly the options that electron-builder gives for `-t deb`; any other ends it with a message.
 */
import { execFileSync } from 'node:child_process'
import {
  copyFileSync,
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const SINGLE = [
  '-s', '-t', '--deb-recommends', '--deb-compression', '--architecture', '--after-install', '--after-remove',
  '--description', '--version', '--package', '--name', '--maintainer', '--vendor', '--url', '--deb-priority', '--license',
] // prettier-ignore

/** @param {string[]} words */
function understand(words) {
  const options = new Map()
  const depends = []
  const mappings = []
  for (let i = 0; i < words.length; i++) {
    const word = words[i]
    if (word === '--force') continue
    else if (word === '-d') depends.push(words[++i])
    else if (SINGLE.includes(word)) options.set(word, words[++i])
    else if (word.startsWith('/') && word.includes('=')) mappings.push(word)
    else throw new Error(`deb-with-dpkg does not know the option ${word}`)
  }
  return { options, depends, mappings }
}

/** `from/=to` copies a folder's content, `from=to` one file. */
function copyInto(root, mapping) {
  const at = mapping.lastIndexOf('=')
  const [from, to] = [mapping.slice(0, at), join(root, mapping.slice(at + 1))]
  if (statSync(from).isDirectory()) return cpSync(from, to, { recursive: true })
  mkdirSync(dirname(to), { recursive: true })
  copyFileSync(from, to)
}

function control({ options, depends }) {
  const fields = {
    Package: options.get('--name'),
    Version: options.get('--version'),
    Architecture: options.get('--architecture'),
    Maintainer: options.get('--maintainer'),
    Priority: options.get('--deb-priority'),
    Homepage: options.get('--url'),
    Depends: depends.join(', '),
    Recommends: options.get('--deb-recommends'),
    Description: options.get('--description'),
  }
  return Object.entries(fields)
    .map(([name, value]) => `${name}: ${value}\n`)
    .join('')
}

function installScript(root, name, source) {
  copyFileSync(source, join(root, 'DEBIAN', name))
  chmodSync(join(root, 'DEBIAN', name), 0o755)
}

const wanted = understand(process.argv.slice(2))
const root = mkdtempSync(join(tmpdir(), 'descent-deb-'))
try {
  chmodSync(root, 0o755)
  for (const mapping of wanted.mappings) copyInto(root, mapping)
  mkdirSync(join(root, 'DEBIAN'))
  writeFileSync(join(root, 'DEBIAN', 'control'), control(wanted))
  installScript(root, 'postinst', wanted.options.get('--after-install'))
  installScript(root, 'postrm', wanted.options.get('--after-remove'))
  const compression = `-Z${wanted.options.get('--deb-compression')}`
  execFileSync('dpkg-deb', [
    '--root-owner-group',
    compression,
    '--build',
    root,
    wanted.options.get('--package'),
  ])
} finally {
  rmSync(root, { recursive: true, force: true })
}
