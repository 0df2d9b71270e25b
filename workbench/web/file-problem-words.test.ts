import type { FileNoteCode, FileProblemCode } from '../io/file-problem';
import { wordFileNotes, wordFileProblem } from './file-problem-words';

const problems: Record<FileProblemCode, true> = {
  'file-not-found': true,
  'file-too-large': true,
  'file-too-many-cells': true,
  'file-corrupt': true,
  'file-encrypted': true,
  'file-old-excel': true,
  'file-ods': true,
  'file-html': true,
  'file-not-a-table': true,
  'file-unsafe': true,
  'encoding-unclear': true,
};
const notes: Record<FileNoteCode, true> = {
  charts: true,
  'chart-sheets': true,
  'pivot-tables': true,
  images: true,
  macros: true,
  controls: true,
  slicers: true,
  sparklines: true,
  'external-links': true,
  tables: true,
  'sheet-protection': true,
  'named-formulas': true,
  validations: true,
  'conditional-formats': true,
  'filter-conditions': true,
  'data-tables': true,
  'nul-characters': true,
  'undecodable-bytes': true,
  'unclosed-quotes': true,
};

describe('what is said of files', () => {
  it.each(Object.keys(problems))('%s is worded in both languages, with and without details', (code) => {
    for (const detail of [{}, { path: 'a.csv', limitBytes: 62_914_560, encodings: 'gb18030,big5' }]) {
      expect(wordFileProblem('en', code, detail)).toMatch(/^[A-Z].*\.$/);
      expect(wordFileProblem('zh-CN', code, detail)).toMatch(/[一-鿿].*。$/);
    }
  });

  it.each(Object.keys(notes))('%s is told in both languages', (code) => {
    expect(wordFileNotes('en', [{ code, count: 2 }])).toMatch(/^(?:Left out: [A-Za-z ()]+|[A-Z][^:]+)\.$/);
    expect(wordFileNotes('zh-CN', [{ code, count: 2 }])).toMatch(/[一-鿿].*。$/);
  });

  it('names each kind once, and says nothing of a file that came in whole', () => {
    expect(
      wordFileNotes('en', [
        { code: 'charts', count: 1 },
        { code: 'images', count: 3 },
        { code: 'charts', count: 2 },
      ]),
    ).toBe('Left out: charts, pictures.');
    expect(wordFileNotes('en', [])).toBeNull();
  });

  it('words no code of another kind', () => expect(wordFileProblem('en', 'internal')).toBeNull());
});
