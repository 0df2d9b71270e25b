/**
 * Runs jest on everything but the tests that read the public data sets; with `--data` on those alone. Other arguments
 * go to jest. Closes with one line of counts.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const data = process.argv.includes('--data');
const rest = process.argv.slice(2).filter((arg) => arg !== '--data');
if (data && !existsSync(join(root, '../shared/data'))) {
  console.error('The public data sets are not here: expected them in ../shared/data.');
  process.exit(1);
}
mkdirSync(join(root, '.cache'), { recursive: true });
const summary = join(root, '.cache', `jest-${data ? 'data' : 'main'}.json`);
const selection = data
  ? ['--testPathPatterns', '\\.data\\.test\\.ts$']
  : ['--testPathIgnorePatterns', '\\.data\\.test\\.ts$', '/node_modules/'];
const { status } = spawnSync(
  process.execPath,
  [
    '--disable-warning=ExperimentalWarning',
    // Each execution is a realm of its own, whose optimised code nobody uses again: 40 % of the CPU where V8 is left to it.
    '--interrupt-budget=1000000',
    // Most of what a realm makes is gone when its execution ends: with room for one, little is moved before.
    '--max-semi-space-size=64',
    join(root, 'node_modules/jest/bin/jest.js'),
    '--config',
    join(root, 'jest.config.mjs'),
    '--json',
    '--outputFile',
    summary,
    ...rest,
    // Last, for it takes every argument that follows.
    ...selection,
  ],
  { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] },
);
const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(summary, 'utf8'));
console.log(`${numPassedTests} passed, ${numFailedTests} failed, ${numPendingTests} skipped`);
process.exit(status ?? 1);
