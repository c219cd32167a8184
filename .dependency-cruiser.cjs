// The direction of imports: shared ← engine ← (imaging, formats) ← storage ← lab ← desktop | cli. Do not relax.
// tests/architecture/layers.spec.ts runs these rules on planted violations.
const only = (name, from, to, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { pathNot: to },
})
const npm = (...names) => names.map((name) => `node_modules/${name}/`)
module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, pathNot: ['\\.d\\.ts$', 'src-renderer/main\\.ts$'] },
      to: {},
    },
    only('shared-alone', '^shared/', ['^shared/', ...npm('zod')], 'shared is compiled for both sides'),
    only(
      'engine-alone',
      '^src-main/engine/',
      ['^src-main/engine/', '^shared/'],
      'the mathematics imports nothing else',
    ),
    only(
      'imaging-pure',
      '^src-main/imaging/',
      ['^src-main/imaging/', '^src-main/engine/', '^shared/', ...npm('@jsquash', 'fflate')],
      'bytes in, numbers out',
    ),
    only(
      'formats-pure',
      '^src-main/formats/',
      ['^src-main/formats/', '^src-main/engine/', '^shared/', ...npm('fflate', 'h5wasm', 'zod')],
      'bytes in, bytes out',
    ),
    only(
      'storage-below-lab',
      '^src-main/storage/',
      [
        '^src-main/storage/',
        '^src-main/engine/',
        '^src-main/imaging/',
        '^src-main/formats/',
        '^shared/',
        '^node:',
        '^(fs|path|os|crypto|util|stream|fs/promises|timers/promises)$',
        ...npm('zod'),
      ],
      'the only writer to disk',
    ),
    only(
      'workers-no-lab',
      '^src-main/workers/',
      [
        '^src-main/workers/',
        '^src-main/engine/',
        '^src-main/imaging/',
        '^src-main/formats/',
        '^src-main/storage/',
        '^shared/',
        '^node:',
        '^(fs|path|os|crypto|util|worker_threads|fs/promises|timers/promises|perf_hooks)$',
        ...npm('@jsquash', 'h5wasm'),
      ],
      'threads know no services',
    ),
    {
      name: 'lab-host-neutral',
      severity: 'error',
      comment: 'services know nothing of Electron',
      from: { path: '^src-main/(lab|storage|workers|engine|imaging|formats)/' },
      to: {
        path: [
          '^src-main/(desktop|command-line)/',
          '^src-main/[^/]+$',
          '^electron$',
          'node_modules/electron/',
        ],
      },
    },
    {
      name: 'cli-no-electron',
      severity: 'error',
      from: { path: '^src-main/(cli\\.ts$|command-line/)' },
      to: { path: ['^src-main/desktop', '^electron$', 'node_modules/electron/'] },
    },
    {
      name: 'renderer-shared-only',
      severity: 'error',
      from: { path: '^src-renderer/' },
      to: {
        path: ['^src-main/', '^tests/', '^electron$', 'node_modules/electron/'],
      },
    },
    {
      name: 'renderer-no-node',
      severity: 'error',
      comment: 'the page is a sandbox: no module of Node is there',
      from: { path: '^src-renderer/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'main-no-renderer',
      severity: 'error',
      from: { path: '^(src-main|shared)/' },
      to: { path: ['^src-renderer/', '^tests/'] },
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: ['\\?(asset|nodeWorker)$', '^electron$', '^virtual:'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^out/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.node.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
