// What is in the repository: files that a person can read in one sitting, and nothing that is true on one machine only.
import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import { root, trackedFiles } from './tracked-files'

const text = /\.(ts|vue|js|cjs|mjs|json|css|html|md|c|h|py|yml|svg)$|^[^.]+$/

const files = trackedFiles().filter((path) => text.test(path) && path !== 'package-lock.json')
const contents = new Map(files.map((path) => [path, readFileSync(resolve(root, path), 'utf8')]))

/** Lines that hold something, as `max-lines` counts them. */
function fullLines(content: string): number {
  return content.split('\n').filter((line) => line.trim() !== '').length
}

it('there is something to look at', () => {
  expect(files).toEqual(
    expect.arrayContaining(['shared/ipc/contract.ts', 'package.json', 'eslint.config.js']),
  )
})

it('no source file is longer than 300 lines', () => {
  const sources = files.filter((path) =>
    /^(shared|src-main|src-renderer|tests|resources)\/.*\.(ts|vue|mjs|c|h|css)$/.test(path),
  )
  const long = sources.filter((path) => fullLines(contents.get(path) ?? '') > 300)
  expect(long).toEqual([])
})

/** Where this project happens to lie on this machine, and where other people's homes and temporary folders are. */
const machinePaths = [
  /(?<![\w.~-])\/(?:work|root|tmp|home\/\w+|Users\/\w+)\/[\w.-]+/,
  /\b[A-Z]:\\\\?(?:Users|work)\\/i,
]

function findingsOf(patterns: readonly RegExp[], exceptions: RegExp): readonly string[] {
  return [...contents].flatMap(([path, content]) =>
    content
      .split('\n')
      .flatMap((line, i) =>
        patterns.some((pattern) => pattern.test(line)) && !exceptions.test(line)
          ? [`${path}:${i + 1} ${line.trim()}`]
          : [],
      ),
  )
}

it('no file names a place of one machine', () => {
  // Made-up homes in tests of privacy, and a folder name in a sentence, are of no machine.
  expect(findingsOf(machinePaths, /secretname|someone|example|\/Users\/ada\//)).toEqual([])
  const here = [root, homedir()].filter((place) => place.length > 1)
  const naming = [...contents].filter(([, content]) => here.some((place) => content.includes(`${place}/`)))
  expect(naming.map(([path]) => path)).toEqual([])
})

it('no file names a package host', () => {
  // Written in parts, so that this line is not found itself.
  const hosts = [
    ['registry', 'npmjs'],
    ['registry', 'yarnpkg'],
    ['npm', 'pkg'],
    ['files', 'pythonhosted'],
    ['deb', 'debian'],
  ]
  const pattern = new RegExp(hosts.map((parts) => parts.join('\\.')).join('|'), 'i')
  expect(findingsOf([pattern], /^$/)).toEqual([])
})
