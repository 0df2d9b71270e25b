import { readdirSync, readFileSync } from 'node:fs';
import { emulatedMethods } from './emulated-methods';
import { emulationPage } from './emulation-page';
import { emulationTable } from './emulation-table';
import { methodNotes } from './method-notes';
import { testsOf } from './named-tests';
import { officialMethods } from './official-methods';

const emulated = Object.entries(emulatedMethods()).flatMap(([name, methods]) =>
  methods.map((method) => `${name}.${method}`),
);
const rows = Object.entries(emulationTable).flatMap(([name, { tests }]) =>
  tests.flatMap(([file, title, methods]) =>
    methods.split(' ').map((method) => ({ key: `${name}.${method}`, method, file, title })),
  ),
);

function sourcesIn(folder: string): string[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
  return names.map((name) => readFileSync(`${folder}${name}`, 'utf8'));
}

describe('the table of what is emulated', () => {
  it('has every emulated method once, and no other', () => {
    expect(rows.map(({ key }) => key).sort()).toEqual(emulated.sort());
  });

  it('says nothing of methods that are not there', () => {
    expect(Object.keys(methodNotes).filter((key) => !emulated.includes(key))).toEqual([]);
  });

  it('names tests that are there and speak of the method', () => {
    const holds = ({ method, file, title }: (typeof rows)[number]) =>
      new RegExp(`\\b${method}\\b`).test(testsOf(file).get(title) ?? '');
    expect(rows.filter((row) => !holds(row))).toEqual([]);
  });

  it('has the page on disk: else run `npm run docs:emulation`', () => {
    expect(readFileSync('docs/emulation.md', 'utf8')).toBe(emulationPage());
  });

  it('knows every class that the services make', () => {
    const classes = new Set(Object.keys(emulatedMethods()));
    const makers = ['', 'spreadsheet/'].flatMap((folder) => sourcesIn(`workbench/services/${folder}`));
    const made = makers.flatMap((source) =>
      Array.from(source.matchAll(/\bmembrane\(\s*'(\w+)'/g), ([, name]) => name as string),
    );
    expect([...new Set(made)].filter((name) => !classes.has(name))).toEqual([]);
  });

  it('counts at least 300 methods of SpreadsheetApp’s classes', () => {
    const { spreadsheet = {} } = officialMethods();
    const published = Object.entries(spreadsheet).flatMap(([name, methods]) =>
      methods.map((method) => `${name}.${method}`),
    );
    expect(published.filter((key) => emulated.includes(key)).length).toBeGreaterThanOrEqual(300);
  });
});
