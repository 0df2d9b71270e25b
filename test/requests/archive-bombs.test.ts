/**
 * Files that ask for a lot are refused with a code, or read without harm, in little memory and time. All of them are
 * opened in one process with a small heap; `npm run bench -- workbench` tells what each takes.
 */
import { join } from 'node:path';
import { ARCHIVE_BOMBS } from '../../bench/archive-bombs';
import { type Opened, openBombs } from '../../bench/workbench';

let opened: readonly Opened[] = [];
beforeAll(() => {
  opened = openBombs(join(__dirname, '..', '..', 'dist-workbench', 'bench.js'));
});

it('are of more than twenty kinds', () => expect(ARCHIVE_BOMBS.length).toBeGreaterThanOrEqual(20));

/** `read` is what has nothing in it that grows: blanks, names, repeats that stay one. */
const OUTCOMES: Readonly<Record<string, readonly string[]>> = {
  'file-unsafe zip-bomb': [
    'a sheet of 64 MiB of zeros',
    '40 sheets of 7 MiB of blanks',
    'a sheet that says it is empty',
    'a sheet whose local header says less',
    'a directory that says it has 65,535 entries',
    '50,000 entries',
    'a length that only follows the data',
    'a packed sheet without end',
    'a tag without end',
    'half a million shared strings',
    'a formula of 8,000 letters shared by 100,000 cells',
    '2,000 sheets',
    'one part that is 2,000 sheets',
    '2,000 conditional formats of 50 ranges each',
  ],
  'file-unsafe overlap': ['100 entries that share their bytes'],
  'file-unsafe nesting': ['elements a million deep'],
  'file-unsafe doctype': [
    'entities that grow a thousandfold',
    'an entity from elsewhere',
    'a document type in small letters and UTF-16',
  ],
  'file-corrupt zip64': ['sizes of ZIP64 beyond any disk'],
  'file-encrypted': ['an entry marked as encrypted'],
  'file-corrupt zip-method': ['a method of packing that nobody knows'],
  'file-corrupt zip-duplicate-entry': ['the same name twice'],
  'file-corrupt zip-end-missing': ['a file cut off within its sheet', '8 MiB of rubbish behind the end'],
  'file-corrupt xml': [
    'a zip in a zip in a zip',
    'a million numeric entities',
    '300,000 attributes',
    'thousands of tags of thousands of attributes',
    'a comment without end',
  ],
  'file-corrupt cells': ['a dimension of the whole grid, and rows beyond it'],
  'file-too-many-cells': [
    'a cell in the last row and one in the last column',
    '5,000 cells in the last column',
    'six million columns',
    'six million columns within quotes',
  ],
  'file-not-a-table': ['packed text'],
  read: [
    'a zip that holds itself',
    'parts with names that lead elsewhere',
    'a text of seven million letters',
    'a formatted string of 20,000 runs in 100,000 cells',
    'a million rows of nothing',
    'a million cells of nothing',
    'a thousand columns with a style, and a cell in the last row',
    '30,000 styles',
    '100,000 merges, one over another',
    '50,000 validations of whole columns',
    '30,000 named ranges',
    'six million lines',
    'six million NULs',
    'two million letters beyond ASCII',
    'a quote without end',
    'six million carriage returns',
  ],
};

it('are each refused with a code, or read without harm', () => {
  const found: Record<string, string[]> = {};
  for (const [i, { what }] of ARCHIVE_BOMBS.entries()) {
    const outcome = opened[i]?.outcome ?? '';
    found[outcome] = [...(found[outcome] ?? []), what];
  }
  expect(found).toEqual(OUTCOMES);
});

// No test of speed, though none may hang: the benchmark measures the second that is meant.
it('take little memory and time', () => {
  const isCounted = process.platform === 'linux';
  const large = opened.flatMap(({ cpuMs, grownMb }, i) =>
    (isCounted && grownMb > 50) || cpuMs > 5000 ? [`${ARCHIVE_BOMBS[i]?.what}: ${grownMb} MB, ${cpuMs} ms`] : [],
  );
  expect(large).toEqual([]);
});
