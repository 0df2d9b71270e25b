import fc from 'fast-check';
import { parseCsv } from './csv';

describe('parseCsv', () => {
  it.each([
    [
      'a,b\nc,d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a,b\r\nc,d\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['"a,1","say ""hi""","two\nlines"', [['a,1', 'say "hi"', 'two\nlines']]],
    ['a,,', [['a', '', '']]],
    ['', []],
    ['中文,名', [['中文', '名']]],
  ])('%j', (text, rows) => {
    expect(parseCsv(text)).toEqual(rows);
  });

  it('takes another delimiter', () => {
    expect(parseCsv('a;b,c', ';')).toEqual([['a', 'b,c']]);
  });

  it('refuses a quote that never closes', () => {
    expect(parseCsv('"a,b')).toBeNull();
  });

  it('reads back any table whose fields are all quoted', () => {
    const table = fc.array(fc.array(fc.string(), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(table, (rows) => {
        const text = rows.map((row) => row.map((field) => `"${field.replaceAll('"', '""')}"`).join(',')).join('\n');
        // A last row of one empty field is the same text as a line break at the end.
        expect(parseCsv(`${text}\n`)).toEqual(rows);
      }),
    );
  });
});
