/** The house's boundaries (docs/architecture.md). Run by launcher/boundaries.mjs, which also counts what was seen. */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    { name: 'packages-know-nothing', severity: 'error', from: { path: '^packages/([^/]+)/' }, to: { path: '^(apps|modules|kernel|standards|ui|packages/(?!$1/))', pathNot: '^packages/[^/]+/index\\.ts$' } },
    { name: 'kernel-knows-no-room', severity: 'error', from: { path: '^kernel/' }, to: { path: '^(apps|modules|ui|standards)/' } },
    {
      name: 'rooms-meet-by-contract',
      comment: 'Another room is its contract.ts; its room.ts, routes and pages are for the composition root, its tests may use the others whole.',
      severity: 'error',
      from: { path: '^modules/([^/]+)/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^modules/(?!$1/)[^/]+/', pathNot: '^modules/[^/]+/(contract|schemas)\\.ts$' },
    },
    { name: 'rooms-know-no-app', severity: 'error', from: { path: '^(modules|ui|standards)/', pathNot: '(\\.test\\.tsx?$|/testing/)' }, to: { path: '^apps/' } },
    { name: 'public-ui-is-plain', severity: 'error', from: { path: '^ui/public/', pathNot: '(preview|\\.test\\.)' }, to: { path: '^(apps|modules|ui/console)/' } },
    { name: 'no-unlisted-package', severity: 'error', from: { pathNot: '\\.test\\.' }, to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] } },
    { name: 'no-dev-package-at-run-time', severity: 'error', from: { path: '^(apps|modules|kernel|packages|ui|standards)/', pathNot: '(\\.test\\.|/testing/|/preview|browser/|-demo/|/data/generate\\.ts|/data/source/|/fuzz\\.ts|/hostile-input\\.ts)' }, to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: 'node_modules/(@types|vite|react)/' } },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^build/|\\.react-router/|^e2e/.*\\.tsx?$)' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'], extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'] },
  },
};
