/**
 * One file, three tools: electron-vite calls it with `{ command, mode }` and builds main, preload and renderer;
 * vitest sets VITEST and reads the test projects; electron-builder calls it with neither and reads the targets.
 */
import vue from '@vitejs/plugin-vue'
import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import type { Configuration } from 'electron-builder'
import type { UserConfig } from 'electron-vite'
import type { Plugin } from 'vite'
import type { TestProjectInlineConfiguration, ViteUserConfig } from 'vitest/config'
import type { findBrowser } from './resources/scripts/find-browser.mjs'

const root = import.meta.dirname
const at = (path: string): string => resolve(root, path)

const application: UserConfig = {
  main: {
    build: {
      outDir: 'out/main',
      target: 'node20',
      externalizeDeps: false,
      rolldownOptions: {
        input: { main: at('src-main/main.ts'), cli: at('src-main/cli.ts') },
        external: ['electron'],
        output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: 'chunks/[name]-[hash].cjs' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: at('src-main/desktop/preload/preload.ts') },
        external: ['electron'],
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('src-renderer'),
    build: {
      outDir: at('out/renderer'),
      minify: true,
      // A `data:` URL would need a hole in the content security policy, so nothing is inlined.
      assetsInlineLimit: 0,
      rolldownOptions: { input: at('src-renderer/index.html') },
    },
    plugins: [modernFontsOnly(), vue()],
  },
}

/** KaTeX's style sheet names each font three times, for old browsers too. Chromium reads WOFF2: the others stay out. */
function modernFontsOnly(): Plugin {
  return {
    name: 'descent-modern-fonts-only',
    enforce: 'pre',
    transform: (code, id) =>
      id.includes('/katex/dist/') && id.includes('.css')
        ? code.replaceAll(/,\s*url\([^)]*\)\s*format\("(?:woff|truetype)"\)/g, '')
        : null,
  }
}

/** Lets the tests import `./file?asset` as electron-vite does: the default export is the file's path. */
function assetPaths(): Plugin {
  const suffix = '?asset'
  return {
    name: 'descent-asset-paths',
    enforce: 'pre',
    async resolveId(source, importer) {
      if (!source.endsWith(suffix)) return null
      const file = await this.resolve(source.slice(0, -suffix.length), importer, { skipSelf: true })
      // Encoded, because vitest leaves every id with "node_modules" in it to Node.
      return file ? `\0asset:${encodeURIComponent(file.id)}` : null
    },
    load: (id) =>
      id.startsWith('\0asset:') ? `export default ${JSON.stringify(decodeURIComponent(id.slice(7)))}` : null,
  }
}

/** Vitest leaves one core free; on two cores that is half the machine. */
const maxWorkers = availableParallelism()

/** Specs of what is computed from its arguments alone: they need not be kept apart, and share what they import. */
const pure = [
  'tests/shared/**/*.spec.ts',
  'tests/main/{formats,imaging}/**/*.spec.ts',
  'tests/main/engine/{,!(kernels)/**/}*.spec.ts', // kernels hold memory and threads
]

/** What measures time, or how soon something is felt: these run last, each alone. */
const withClocks = ['feel', 'five-actions', 'long-run', 'lost-threads'].map(
  (name) => `tests/e2e/${name}.spec.ts`,
)

/** These open no window; where there is nothing to open one in, they are all that is left of `tests/e2e`. */
const withoutWindow = ['course', 'host/codec', 'lost-threads', 'run-folder'].map(
  (name) => `tests/e2e/${name}.spec.ts`,
)

/** Whether there is an Electron or a Chromium to test the built app in. */
async function hasWindow(): Promise<boolean> {
  if (process.env['ELECTRON_BINARY']) return true
  // As a path, because the build tools read this file too, and would take the program into their copy of it.
  const program: unknown = await import(at('resources/scripts/find-browser.mjs'))
  const { findBrowser: find } = program as { readonly findBrowser: typeof findBrowser }
  return (await find({ headed: false })) !== null
}

/** Everything but the built app. */
const parts: readonly TestProjectInlineConfiguration[] = [
  {
    extends: true,
    test: {
      name: 'unit',
      environment: 'node',
      include: ['tests/{main,architecture,security}/**/*.spec.ts'],
      exclude: pure,
      maxWorkers,
    },
  },
  {
    extends: true,
    test: { name: 'pure', environment: 'node', include: pure, isolate: false, maxWorkers },
  },
  {
    extends: true,
    test: {
      name: 'renderer',
      environment: 'happy-dom',
      include: ['tests/renderer/**/*.spec.ts'],
      setupFiles: [at('tests/renderer/standards-mode.ts')],
      maxWorkers,
    },
  },
]

/** The built app and the built command line, after that. */
const endToEnd = (isWindowThere: boolean): readonly TestProjectInlineConfiguration[] => {
  const patience = { environment: 'node', testTimeout: 300_000, hookTimeout: 300_000 } as const
  return [
    {
      extends: true,
      test: {
        ...patience,
        name: 'e2e',
        include: isWindowThere ? ['tests/e2e/**/*.spec.ts'] : withoutWindow,
        exclude: withClocks,
        // Two windows share two cores well; each brings a browser, and more of them would wait for each other.
        maxWorkers: 2,
        sequence: { groupOrder: 1 },
      },
    },
    {
      extends: true,
      test: {
        ...patience,
        name: 'e2e-clocks',
        include: withClocks.filter((name) => isWindowThere || withoutWindow.includes(name)),
        maxWorkers: 1,
        sequence: { groupOrder: 2 },
      },
    },
  ]
}

const tests = (isWindowThere: boolean): ViteUserConfig => ({
  root,
  plugins: [assetPaths(), vue()],
  resolve: { alias: { electron: at('tests/fakes/electron.ts') } },
  test: {
    reporters: ['default', [at('tests/reporter.ts'), { isWindowThere }]],
    // What is waited for comes when a busy computer has time for it.
    expect: { poll: { timeout: 20_000 } },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [...parts, ...endToEnd(isWindowThere)],
  },
})

/** Only what `npm run build` made goes in; tests/e2e/packaging.spec.ts compares the archive with an allow-list. */
const installers: Configuration = {
  appId: 'lab.descent.desktop',
  productName: 'Descent',
  copyright: 'Copyright © 2026 The Descent founders',
  directories: { output: 'dist', buildResources: 'resources/icons' },
  files: ['out/{main,preload,renderer}/**/*', 'out/native/*.node', '!out/**/*.map', 'package.json'],
  // The native kernels, where they were built: the system opens a library as a file of its own.
  asarUnpack: ['out/native/*.node'],
  extraResources: [{ from: 'LICENSE', to: 'LICENSE.txt' }],
  asar: true,
  npmRebuild: false,
  nodeGypRebuild: false,
  publish: null,
  artifactName: '${productName}-${version}-${os}-${arch}.${ext}',
  electronFuses: {
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    grantFileProtocolExtraPrivileges: false,
  },
  win: { target: ['nsis'], icon: 'resources/icons/icon.ico' },
  nsis: { oneClick: false, allowToChangeInstallationDirectory: true, perMachine: false },
  mac: {
    target: ['dmg', 'zip'],
    icon: 'resources/icons/icon.icns',
    category: 'public.app-category.education',
    hardenedRuntime: true,
  },
  linux: {
    target: ['AppImage', 'deb', 'tar.gz'],
    icon: 'resources/icons',
    category: 'Education',
    synopsis: 'A neural-network training lab',
    maintainer: 'The Descent founders',
  },
}

export default function config(context?: {
  command?: string
}): UserConfig | Promise<ViteUserConfig> | Configuration {
  if (process.env['VITEST']) return hasWindow().then(tests)
  return context?.command ? application : installers
}
