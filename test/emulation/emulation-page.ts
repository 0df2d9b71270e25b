/** docs/emulation.md: what a script finds on the workbench, method by method. */
import { emulatedMethods } from './emulated-methods';
import { emulationTable } from './emulation-table';
import { methodNotes, sources } from './method-notes';
import { officialMethods } from './official-methods';

const reference = 'https://developers.google.com/apps-script/reference/';

interface MethodRow {
  readonly method: string;
  readonly state: 'emulated' | 'partly' | 'not';
  readonly says: string;
  readonly source: string;
  readonly test: string;
}

interface ClassSection {
  readonly name: string;
  readonly ofSpreadsheet: boolean;
  readonly rows: readonly MethodRow[];
}

function sections(): readonly ClassSection[] {
  const official = officialMethods();
  return Object.entries(emulatedMethods()).map(([name, methods]) => {
    const file = Object.keys(official).find((key) => official[key]?.[name]);
    const published = (file && official[file]?.[name]) ?? [];
    const all = [...new Set([...methods, ...published])].sort();
    const rows = all.map((method) => rowOf(name, method, methods.includes(method), published.includes(method)));
    return { name, ofSpreadsheet: file === 'spreadsheet', rows };
  });
}

function rowOf(className: string, method: string, isThere: boolean, isPublished: boolean): MethodRow {
  const note = methodNotes[`${className}.${method}`];
  const row = emulationTable[className];
  const held = row?.tests.find(([, , methods]) => methods.split(' ').includes(method));
  if (!isThere || note?.refuses) return { method, state: 'not', says: '', source: '', test: '' };
  return {
    method,
    state: note?.missing ? 'partly' : 'emulated',
    says: [note?.missing, isPublished ? '' : 'not in the type package'].filter(Boolean).join('; '),
    source: ['page', ...(note?.sources ?? [])].join(', '),
    test: held ? `${held[0].replace(/^.*\//, '')}: ${held[1]}` : '',
  };
}

/** Classes of which the workbench makes no object at all. */
function absentClasses(): readonly string[] {
  const emulated = emulatedMethods();
  const { spreadsheet = {} } = officialMethods();
  return Object.keys(spreadsheet)
    .filter((name) => !emulated[name])
    .map((name) => `${name} (${spreadsheet[name]?.length})`);
}

const count = (rows: readonly MethodRow[], state: MethodRow['state']) =>
  rows.filter((row) => row.state === state).length;
const countsOf = (rows: readonly MethodRow[]) =>
  `${count(rows, 'emulated')} | ${count(rows, 'partly')} | ${count(rows, 'not')}`;
const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('<', '&lt;');

export function emulationPage(): string {
  const all = sections();
  const everything = all.flatMap(({ rows }) => rows);
  const spreadsheet = all.filter(({ ofSpreadsheet }) => ofSpreadsheet).flatMap(({ rows }) => rows);
  const files = new Set(Object.values(emulationTable).flatMap(({ tests }) => tests.map(([file]) => file)));
  return [
    '# What the workbench emulates',
    '',
    'Written by `npm run docs:emulation` from the services themselves, the type package of Apps Script and the table in `test/emulation`; a test fails when they disagree. A method that is not emulated throws `Range.foo is not emulated`, never `undefined`. The same holds for the few methods that Google added since the type package was made, most of them colours as objects.',
    '',
    '- **emulated**: as the class’s page of Google’s reference says. **partly**: what is missing is said. **not**: throws by name.',
    '- **source**: `page` is the class’s reference page, linked in its heading; other keys are below. Error texts that no page tells come from them.',
    '- **test**: file and title of the test that calls the method and holds what it does.',
    '',
    '| class | emulated | partly | not |',
    '|---|--:|--:|--:|',
    ...all.map(({ name, rows }) => `| [${name}](#${name.toLowerCase()}) | ${countsOf(rows)} |`),
    `| **classes of SpreadsheetApp** | ${countsOf(spreadsheet)} |`,
    `| **all** | ${countsOf(everything)} |`,
    '',
    `Not emulated at all, with the number of methods: ${absentClasses().join(', ')}. Services that are named but empty: see \`workbench/services/other-services.ts\`.`,
    '',
    '## Self-test',
    '',
    'What the workbench takes for granted can be asked of Google Sheets itself. `npm run build -- --self-test` puts `SelfTest.js` beside the bundle; after `npx clasp push -f` and a reload the add-on’s menu ends with **Self-test** (a build without the flag takes it away again). The file needs no other: `dist-workbench/SelfTest.js` can also be pasted into the script of any spreadsheet and its function `selfTest` run. A new spreadsheet in the locale `en_US`, opened by an account in English, is asked everything; error texts of other languages differ and are listed.',
    '',
    'It works on tabs that it makes and removes, and leaves one tab “Self-test …”: a row for each assertion with what the workbench says, what was found and the source, what differs first, then how long calls took beside what the workbench charges for them. It takes some minutes and goes on where it had to stop for time when it is chosen again. Two triggers fire once: one notes what a clock trigger sees, one writes and fails on purpose (Google may mail about it); chosen again 15 minutes later, Self-test tells what they found. The assertions are in `src/self-test`; on the workbench `test/bundle/self-test.test.ts` runs the same file.',
    '',
    'Functions of the script are called from formulas, too: in mode CUSTOM_FUNCTION, once for the same arguments. Results over several cells are emulated for `FILTER` and `HSTACK`, alone or within `IFNA` and `IFERROR`: they fill the cells beside, follow what they read, and are `#REF!` where something stands in the way or the grid ends (it is never made larger). Of every other function they are not, and its cell shows `#NAME?`; `ledger run` names it, and every formula function that nobody has.',
    '',
    '## Sources',
    '',
    ...Object.entries(sources).map(([key, where]) => `- \`${key}\`: ${where}`),
    '',
    '## Test files',
    '',
    ...[...files].sort().map((file) => `- [${file.replace(/^.*\//, '')}](../${file})`),
    ...all.flatMap(({ name, rows }) => [
      '',
      `## ${name}`,
      '',
      `[Reference](${reference}${emulationTable[name]?.page})`,
      '',
      '| method | state | missing | source | test |',
      '|---|---|---|---|---|',
      ...rows.map(
        ({ method, state, says, source, test }) =>
          `| ${method} | ${state} | ${cell(says)} | ${source} | ${cell(test)} |`,
      ),
    ]),
    '',
  ].join('\n');
}
