/** One configuration; `run-jest.mjs` picks what to run. Packages shipped as ES modules only are compiled like our own source. */
const esModulesOnly = ['hucre', 'preact', '@sparticuz/chromium', 'valibot'];

export default {
  testEnvironment: 'node',
  setupFiles: ['<rootDir>/test/support/property-seed.ts'],
  // Nothing is a test of speed: a loaded machine may take its time.
  testTimeout: 120_000,
  testMatch: ['<rootDir>/(src|workbench|test|bench)/**/*.test.{ts,tsx}'],
  transform: {
    '^.+\\.(m?[jt]sx?)$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', tsx: true },
          transform: { react: { runtime: 'automatic', importSource: 'preact' } },
        },
        module: { type: 'commonjs' },
      },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${esModulesOnly.join('|')})/)`],
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/dist-workbench', '<rootDir>/.cache'],
  cacheDirectory: '<rootDir>/.cache/jest',
  maxWorkers: 2,
  // Each execution is a realm of its own; a worker that has seen thousands spends its time collecting them.
  workerIdleMemoryLimit: '1GB',
};
