// Few packages, each with a reason, each pinned to one version (SAFETY.md S15).
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import { bundled, tools } from './dependencies'

interface Packages {
  readonly dependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
}
interface Lock {
  readonly packages: Readonly<
    Record<string, Packages & { readonly version?: string; readonly resolved?: string }>
  >
}

function read(name: string): unknown {
  return JSON.parse(readFileSync(resolve(import.meta.dirname, '../..', name), 'utf8'))
}

const manifest = read('package.json') as Packages
const asked = { ...manifest.dependencies, ...manifest.devDependencies }
const lock = read('package-lock.json') as Lock

it('every package has a reason, and every reason a package', () => {
  expect(Object.keys(asked).sort()).toEqual([...Object.keys(bundled), ...Object.keys(tools)].sort())
})

it('no package is both in the app and a tool', () => {
  expect(Object.keys(bundled).filter((name) => name in tools)).toEqual([])
})

it('every version is exact, and the one that the lock file installs', () => {
  for (const [name, version] of Object.entries(asked)) {
    expect(version, name).toMatch(/^\d+\.\d+\.\d+$/)
    expect(lock.packages[`node_modules/${name}`]?.version, name).toBe(version)
  }
  expect(lock.packages['']?.devDependencies).toEqual(manifest.devDependencies)
})

it('nothing is installed from anywhere but the registry', () => {
  const elsewhere = Object.entries(lock.packages).filter(
    ([, { resolved }]) => resolved !== undefined && !/^https:\/\/[^/]+\/.+\/-\/[^/]+\.tgz$/.test(resolved),
  )
  expect(elsewhere).toEqual([])
})
