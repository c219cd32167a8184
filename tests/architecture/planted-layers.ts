/** Runs the project's own layer rules on a small tree of planted files: a project in miniature in a temporary folder. */
import { cruise, type ICruiseOptions, type ICruiseResult } from 'dependency-cruiser'
import extractDepcruiseConfig from 'dependency-cruiser/config-utl/extract-depcruise-config'
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config'
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../..')

/** Source text by path, relative to the project. */
export type PlantedFiles = Readonly<Record<string, string>>

export interface BrokenRule {
  readonly rule: string
  readonly from: string
}

/** The layer rules that the planted tree breaks, each with the file that breaks it. */
export async function layersBroken(files: PlantedFiles): Promise<readonly BrokenRule[]> {
  const folder = await mkdtemp(join(tmpdir(), 'descent-layers-'))
  try {
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true })
      await writeFile(join(folder, path), text)
    }
    await symlink(join(root, 'node_modules'), join(folder, 'node_modules'), 'dir')
    const violations = await cruiseFolder(folder, Object.keys(files))
    return violations.map(({ rule, from }) => ({ rule: rule.name, from }))
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function cruiseFolder(baseDir: string, paths: readonly string[]) {
  // The package says a configuration may be without options; ours is not.
  const configuration = (await extractDepcruiseConfig(
    resolve(root, '.dependency-cruiser.cjs'),
  )) as ICruiseOptions['ruleSet'] & { options: ICruiseOptions & { enhancedResolveOptions: object } }
  const { options, ...ruleSet } = configuration
  const { output } = await cruise(
    [...paths],
    { ...options, tsConfig: {}, baseDir, validate: true, ruleSet },
    options.enhancedResolveOptions,
    { tsConfig: extractTSConfig(resolve(root, 'tsconfig.node.json')) },
  )
  return (output as ICruiseResult).summary.violations
}
