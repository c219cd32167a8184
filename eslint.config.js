// Lint rules. Layers are checked by dependency-cruiser (`npm run layers`); here: style, types, and the single doors.
// Every door is tested on a planted violation in tests/architecture/. Do not relax these rules.
import vue from 'eslint-plugin-vue'
import typescript from 'typescript'
import tseslint from 'typescript-eslint'

/**
 * TypeScript opens the components of the page as files. Of each the Vue parser hands over its script alone; if TypeScript
 * had read the whole file before, the component would have changed, and the page's types would be worked out anew for
 * every component.
 */
const readFile = typescript.sys.readFile
typescript.sys.readFile = (path, encoding) => {
  const text = readFile(path, encoding)
  return path.endsWith('.vue') ? (/<script[^>]*>([^]*?)<\/script>/.exec(text ?? '')?.[1] ?? '') : text
}

/** A name that only one place may use, and where the right door is. */
const electronDoors = [
  { names: ['ipcMain'], door: 'src-main/desktop/ipc/handle.ts' },
  { names: ['ipcRenderer', 'contextBridge', 'webUtils'], door: 'src-main/desktop/preload/preload.ts' },
  { names: ['shell'], door: 'src-main/desktop/show-in-folder.ts' },
  { names: ['BrowserWindow'], door: 'src-main/desktop/window.ts' },
]
/** Every function of node:fs that can change a disk, and `promises`, which has them all. tests/architecture lists the rest. */
const fileWriters = [
  'promises',
  ...[
    'open',
    'openSync',
    'createWriteStream',
    'Utf8Stream',
    'WriteStream',
    'FileWriteStream',
    '_toUnixTimestamp',
  ],
  ...[
    ...[
      'writeFile',
      'appendFile',
      'write',
      'writev',
      'truncate',
      'ftruncate',
      'copyFile',
      'cp',
      'rename',
      'link',
    ],
    ...['mkdir', 'mkdtemp', 'mkdtempDisposable', 'rm', 'rmdir', 'unlink', 'symlink', 'utimes', 'lutimes'],
    ...['futimes', 'chmod', 'fchmod', 'lchmod', 'chown', 'fchown', 'lchown', 'fsync', 'fdatasync'],
  ].flatMap((name) => [name, `${name}Sync`]),
]

const electronImports = (allowed) => ({
  name: 'electron',
  importNames: electronDoors.filter(({ door }) => door !== allowed).flatMap(({ names }) => names),
  allowTypeImports: true,
  message: `Each Electron power has one door: ${electronDoors.map((d) => `${d.names.join(', ')} → ${d.door}`).join('; ')}.`,
})
const writerImports = ['node:fs', 'node:fs/promises', 'fs', 'fs/promises'].map((name) => ({
  name,
  importNames: fileWriters,
  message: 'Only src-main/storage/ writes to disk.',
}))
const threadImports = [
  {
    name: 'node:worker_threads',
    importNames: ['Worker'],
    message: 'Threads are started through src-main/thread-entries.ts.',
  },
  { name: 'worker_threads', message: 'Say node:worker_threads.' },
]
const closedImports = [...writerImports, ...threadImports]
const wholeFs = {
  selector:
    'ImportDeclaration[source.value=/^(node:)?fs(\\u002fpromises)?$/] > :matches(ImportDefaultSpecifier, ImportNamespaceSpecifier)',
  message:
    'Import the functions of node:fs by name, so that the writing ones can be seen. Only src-main/storage/ writes.',
}
const noWorker = {
  selector: "NewExpression[callee.name='Worker']",
  message: 'Threads are started through src-main/thread-entries.ts.',
}
const workerImport = {
  selector: 'ImportDeclaration[source.value=/nodeWorker$/]',
  message: 'Thread entry points are named in src-main/thread-entries.ts only.',
}
/** An import at run time would pass by the rules above, which read the names of an import. */
const lateImport = {
  selector: 'ImportExpression[source.value=/^(electron|(node:)?(fs(\\u002fpromises)?|worker_threads))$/]',
  message: 'Import this at the head of the file, by name, so that the single doors can be checked.',
}
const clock = {
  selector: "NewExpression[callee.name='Date'][arguments.length=0]",
  message: 'Time is an argument.',
}
const plainCode = [
  { selector: 'TSEnumDeclaration', message: 'Use a union of string literals.' },
  { selector: 'ExportDefaultDeclaration', message: 'Use a named export.' },
]
const electronNamespace = {
  selector:
    "ImportDeclaration[source.value='electron'] > :matches(ImportNamespaceSpecifier, ImportDefaultSpecifier)",
  message: 'Import from electron by name, so that the single doors can be checked.',
}
const mainSyntax = [...plainCode, electronNamespace, wholeFs, noWorker, workerImport, lateImport]

export default tseslint.config(
  { ignores: ['out/', 'dist/', 'coverage/', 'node_modules/', '**/*.cjs', 'eslint.config.js'] },
  ...tseslint.configs.strictTypeChecked,
  // Vue's rules are for the page: some ask TypeScript for the type of every name they meet, which costs time elsewhere.
  ...vue.configs['flat/recommended'].map((config) => ({
    ...config,
    files: config.files ?? ['src-renderer/**/*.{ts,vue}', 'tests/renderer/**/*.ts'],
  })),
  {
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig.node.json', './tsconfig.renderer.json'],
        tsconfigRootDir: import.meta.dirname,
        parser: tseslint.parser,
        extraFileExtensions: ['.vue'],
      },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'max-lines': ['error', { max: 300, skipBlankLines: true }],
      'max-lines-per-function': ['error', { max: 50, skipBlankLines: true, skipComments: true }],
      complexity: ['error', 10],
      eqeqeq: 'error',
      'no-eval': 'error',
      'no-new-func': 'error',
      'no-empty': ['error', { allowEmptyCatch: false }],
      'no-restricted-syntax': ['error', ...plainCode],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/consistent-type-definitions': 'off', // interface for contracts, type for unions
      // There are no enums (see plainCode), and to look for them in every pair of types takes a tenth of the whole lint.
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: 'only-allowed-literals' },
      ],
    },
  },
  {
    files: ['src-main/**/*.ts'],
    rules: {
      // The DOM library is in the type check for WebAssembly and ImageData alone: there is no page here.
      'no-restricted-globals': ['error', 'window', 'document', 'navigator', 'localStorage', 'alert'],
      'no-restricted-imports': ['error', { paths: [electronImports(), ...closedImports] }],
      'no-restricted-syntax': ['error', ...mainSyntax],
    },
  },
  ...electronDoors.map(({ door }) => ({
    files: [door],
    rules: { 'no-restricted-imports': ['error', { paths: [electronImports(door), ...closedImports] }] },
  })),
  {
    files: ['src-main/storage/**/*.ts'],
    rules: {
      'no-restricted-imports': ['error', { paths: [electronImports(), ...threadImports] }],
      'no-restricted-syntax': ['error', ...plainCode, electronNamespace, noWorker, workerImport, lateImport],
    },
  },
  {
    // The others start threads from a thread, the training one, and would otherwise import their own starter.
    files: [
      'src-main/thread-entries.ts',
      'src-main/workers/kernel-threads.ts',
      'src-main/workers/kernel-watch.worker.ts',
    ],
    rules: {
      'no-restricted-syntax': ['error', ...plainCode, electronNamespace, wholeFs, noWorker, lateImport],
    },
  },
  {
    // Randomness and time are arguments of the mathematics: same inputs, same bits.
    files: [
      'src-main/engine/**/*.ts',
      'src-main/imaging/**/*.ts',
      'src-main/formats/**/*.ts',
      'shared/**/*.ts',
    ],
    rules: {
      'no-restricted-syntax': ['error', ...mainSyntax, clock],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random' },
        { object: 'Date', property: 'now' },
      ],
      'no-restricted-globals': [
        'error',
        'window',
        'document',
        'navigator',
        'performance',
        'process',
        'crypto',
        'setTimeout',
        'setInterval',
        'fetch',
      ],
    },
  },
  {
    // Array elements inside these loops are in bounds by the loop's own limits; a check each would cost the speed and
    // hide the formula. So `noUncheckedIndexedAccess` is answered with `!` here, and nowhere else.
    files: [
      'src-main/engine/**/*.ts',
      'src-main/imaging/**/*.ts',
      'src-main/formats/**/*.ts',
      'tests/**/*.ts',
    ],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    files: ['src-renderer/**/*.{ts,vue}'],
    rules: {
      // HTML, SVG and MathML have no element of that name.
      'vue/multi-word-component-names': ['error', { ignores: ['Formula'] }],
      'vue/no-v-html': 'error',
      'vue/no-restricted-v-bind': ['error', '/^(inner|outer)-?html$/i'],
      'vue/block-lang': ['error', { script: { lang: 'ts' } }],
      'vue/max-attributes-per-line': 'off', // formatting is Prettier's
      'vue/singleline-html-element-content-newline': 'off',
      'vue/html-self-closing': 'off',
      'vue/html-indent': 'off',
      'vue/multiline-html-element-content-newline': 'off',
      'vue/html-closing-bracket-newline': 'off',
      'vue/first-attribute-linebreak': 'off',
      'no-restricted-properties': [
        'error',
        { property: 'innerHTML', message: 'Text is text: bind it.' },
        { property: 'outerHTML', message: 'Text is text: bind it.' },
        { property: 'insertAdjacentHTML', message: 'Text is text: bind it.' },
        ...['window', 'globalThis', 'self'].map((object) => ({
          object,
          property: 'lab',
          message: 'Only src-renderer/bridge/ touches window.lab.',
        })),
      ],
    },
  },
  {
    files: ['src-renderer/bridge/**/*.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        ...['innerHTML', 'outerHTML', 'insertAdjacentHTML'].map((property) => ({ property })),
      ],
    },
  },
  {
    files: ['tests/**/*.ts'],
    rules: {
      'max-lines-per-function': 'off', // a describe block is a list, not a function
      '@typescript-eslint/unbound-method': 'off', // expect(fake.method) names a method without calling it
    },
  },
  {
    // Tool configuration is read by default export.
    files: ['*.config.ts', 'tests/reporter.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  { files: ['**/*.js', '**/*.mjs'], extends: [tseslint.configs.disableTypeChecked] },
)
