/** The arrows between layers. Each rule carries its reason, so that a red build explains itself. */
const layer = (name, allowed, reason) => ({
  name: `${name}-imports`,
  severity: 'error',
  comment: reason,
  from: { path: `^src/${name}/`, pathNot: '\\.test\\.tsx?$' },
  to: { path: '^(src|workbench|test|bench)/', pathNot: `^(${[`src/${name}`, ...allowed].join('|')})(/|\\.ts$)` },
});

module.exports = {
  forbidden: [
    layer('domain', [], 'domain is pure: it can be tested, reused and trusted because it knows nothing but itself'),
    layer('contract', ['src/domain'], 'what crosses the wire may speak of the domain, never of how it is carried out'),
    layer('app', ['src/domain', 'src/contract'], 'use cases see Google only through ports'),
    layer('gas', ['src/app/ports', 'src/domain', 'src/contract'], 'one file per port: translation, no decisions'),
    layer('entry', ['src/app', 'src/gas', 'src/contract', 'src/domain'], 'entry wires ports to use cases'),
    layer('self-test', [], 'the Self-test asks Google alone, and can be pasted into any script project'),
    layer('sidebar', ['src/contract', 'src/domain'], 'the page speaks to the server by rpc only'),
    {
      name: 'nothing-imports-entry',
      severity: 'error',
      comment: 'entry is the outermost layer',
      from: { pathNot: '^src/entry/' },
      to: { path: '^src/entry/' },
    },
    {
      name: 'workbench-sees-the-bundle-only',
      severity: 'error',
      comment: 'the workbench runs dist/ as a black box and knows nothing about customers',
      from: { path: '^workbench/', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/', pathNot: '^src/contract/' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'a cycle has no bottom to start reading from',
      from: {},
      to: { circular: true },
    },
    {
      name: 'bundle-dependencies',
      severity: 'error',
      comment: 'what ships to Google is listed in docs/architecture.md',
      from: { path: '^src/', pathNot: '\\.test\\.tsx?$' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown', 'core'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // The parser does not read TSX; what views import is held by their tsconfig's references and by the bundle test.
    exclude: { path: '^(dist|dist-workbench|\\.cache)/|\\.tsx$' },
    parser: 'swc',
    tsConfig: { fileName: 'tsconfig.test.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'] },
  },
};
