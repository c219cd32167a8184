/** Why each package is here (SAFETY.md S15). A package without a reason in this list fails `dependencies.spec.ts`. */

/** Packages whose code is in the app that people install. Each is one more author to trust. */
export const bundled = {
  '@fontsource-variable/inter': 'the font of the page; fonts are never fetched',
  '@fontsource-variable/jetbrains-mono': 'the font of numbers and shapes',
  '@jsquash/jpeg': 'JPEG decoding in WebAssembly, memory-safe (DESIGN.md §1.2)',
  '@jsquash/png': 'PNG decoding in WebAssembly',
  '@jsquash/webp': 'WebP decoding in WebAssembly',
  echarts: 'charts',
  electron: 'the desktop shell',
  fflate: 'zip, for .npz model files',
  h5wasm: "reading the course's .h5 files",
  katex: 'formulas, typeset without markup; its fonts come along',
  'lucide-vue-next': 'icons',
  pinia: 'the page’s stores',
  vue: 'the page',
  zod: 'parsing everything that comes from outside',
} as const satisfies Readonly<Record<string, string>>

/** Tools: they build, check and test, and are in no installer. */
export const tools = {
  '@sparticuz/chromium': 'a real Chromium for the end-to-end tests after `npm ci` alone',
  '@tsconfig/strictest': 'the strictest compiler settings, kept by others',
  '@types/node': 'types',
  '@vitejs/plugin-vue': 'building Vue components',
  '@vitest/coverage-v8': 'test coverage',
  '@vue/test-utils': 'mounting components in tests',
  'axe-core': 'accessibility checks of the real page',
  'dependency-cruiser': 'the layer rules',
  'electron-builder': 'installers',
  'electron-vite': 'building main, preload and page',
  eslint: 'lint',
  'eslint-plugin-vue': 'lint of Vue components',
  'fast-check': 'property tests',
  'happy-dom': 'a page for component tests',
  knip: 'finding dead code',
  'node-api-headers': 'what the native kernels are compiled against; headers only',
  'onnxruntime-web': 'a second reader of exported ONNX files: an oracle of the tests, not in the app',
  'playwright-core': 'driving Chromium in the end-to-end tests',
  prettier: 'formatting',
  typescript: 'the language; 6, because 7 breaks vue-tsc and typescript-eslint',
  'typescript-eslint': 'lint rules that read types',
  vite: 'building the page',
  vitest: 'running tests',
  'vue-tsc': 'type checks of Vue components',
} as const satisfies Readonly<Record<string, string>>
