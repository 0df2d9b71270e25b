/** CSV in and out: dialects of real files, and the round trip of every table. */
import fc from 'fast-check';
import { parseCsv as parseWithHucre } from 'hucre/csv';
import Papa from 'papaparse';
import { internStyle } from '../../model/style';
import { newSheet, newWorkbook, type Sheet, type Value } from '../../model/workbook';
import { type ReadFileOptions, readFile } from '../read-file';
import { writeCsv } from './write-csv';

const bytesOf = (text: string) => new TextEncoder().encode(text);

async function sheetOf(text: string, name = 'a.csv', options: ReadFileOptions = {}): Promise<Sheet> {
  const result = await readFile(name, bytesOf(text), options);
  if (!result.ok) throw new Error(result.code);
  return result.workbook.sheets[0] as Sheet;
}
const rowsOf = async (text: string, name?: string) => (await sheetOf(text, name)).values;

describe('reading', () => {
  it('keeps every field as text, character for character', async () => {
    expect(await rowsOf('a,b,c,d,e\n007,+86 138,1.38E+10,=1+1, x \n2024-03-05,TRUE,-5,@a,"q""q"\n')).toEqual([
      ['a', 'b', 'c', 'd', 'e'],
      ['007', '+86 138', '1.38E+10', '=1+1', ' x '],
      ['2024-03-05', 'TRUE', '-5', '@a', 'q"q'],
    ]);
  });

  it.each([
    ['commas', 'name,phone\nA,1\nB,2\n'],
    ['semicolons', 'name;phone\nA;1\nB;2\n'],
    ['tabs', 'name\tphone\nA\t1\nB\t2\n'],
    ['bars', 'name|phone\nA|1\nB|2\n'],
    ['a line that says so', 'sep=|\nname|phone\nA|1\nB|2\n'],
    ['CRLF', 'name,phone\r\nA,1\r\nB,2\r\n'],
    ['CR', 'name,phone\rA,1\rB,2'],
    ['every kind of line break', 'name,phone\r\nA,1\rB,2\n'],
    ['quotes everywhere', '"name";"phone"\n"A";"1"\n"B";"2"'],
  ])('divides at %s', async (_, text) => {
    expect(await rowsOf(text)).toEqual([
      ['name', 'phone'],
      ['A', '1'],
      ['B', '2'],
    ]);
  });

  it('is not misled by what stands within fields', async () => {
    expect(await rowsOf('name;price;note\nA;1,5;x, y\nB;2,5;z\n')).toEqual([
      ['name', 'price', 'note'],
      ['A', '1,5', 'x, y'],
      ['B', '2,5', 'z'],
    ]);
    expect(await rowsOf('name,address\n"A","1; High St; London"\n"B","2; Low St; Leeds"\n')).toHaveLength(3);
    expect((await rowsOf('name,address\n"A","1; High St; London"\n"B","2; Low St; Leeds"\n'))[1]).toEqual([
      'A',
      '1; High St; London',
    ]);
    expect(await rowsOf('only one column\nand, a comma once\nmore\nmore\n')).toHaveLength(4);
  });

  it('reads fields of several lines, with LF between them', async () => {
    expect(await rowsOf('a,b\r\n"one\r\ntwo",2\r\n"three\nfour",4')).toEqual([
      ['a', 'b'],
      ['one\ntwo', '2'],
      ['three\nfour', '4'],
    ]);
  });

  it('leaves ragged and blank rows where they are', async () => {
    expect(await rowsOf('a,b,c\n1\n\n1,2,3,4\n,,\n')).toEqual([
      ['a', 'b', 'c'],
      ['1'],
      undefined,
      ['1', '2', '3', '4'],
    ]);
  });

  it('keeps the line breaks that a field without end takes', async () => {
    expect(await rowsOf('a,"b\n\n\n')).toEqual([['a', 'b\n\n\n']]);
  });

  it('makes an empty sheet of a blank file', async () => {
    for (const text of ['', '\n', '\ufeff'])
      expect((await rowsOf(text)).flat().filter((v) => v !== undefined)).toEqual([]);
    expect(await sheetOf('')).toMatchObject({ maxRows: 1000, maxColumns: 26 });
  });

  it('takes any header, and many columns', async () => {
    const headers = [
      '__proto__',
      'constructor',
      '',
      '',
      'x'.repeat(5000),
      ...Array.from({ length: 300 }, (_, i) => `c${i}`),
    ];
    const sheet = await sheetOf(`${headers.join(',')}\n${headers.map((_, i) => i).join(',')}\n`);
    expect(sheet.values[0]).toEqual(headers.map((header) => header || undefined));
    expect(sheet.maxColumns).toBe(305);
  });

  it('reads tabs in .tsv and .txt', async () => {
    expect(await rowsOf('a,b\tc\n1,2\t3\n', 'a.tsv')).toEqual([
      ['a,b', 'c'],
      ['1,2', '3'],
    ]);
    expect(await rowsOf('a\tb\n1\t2\n', 'a.txt')).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
  });

  it('takes NUL characters out and says so, also of quotes without end', async () => {
    const result = await readFile('a.csv', bytesOf('a\0,b\n1,2\0\n'));
    expect(result).toMatchObject({
      ok: true,
      notes: [{ code: 'nul-characters', count: 2 }],
      workbook: {
        sheets: [
          {
            values: [
              ['a', 'b'],
              ['1', '2'],
            ],
          },
        ],
      },
    });
    expect(await readFile('a.csv', bytesOf('a,b\n"1,2\n3,4\n'))).toMatchObject({
      ok: true,
      notes: [{ code: 'unclosed-quotes', count: 1 }],
    });
  });

  it('refuses what Sheets has no room for', async () => {
    expect(await readFile('a.csv', bytesOf(`${','.repeat(18_278)}\n`))).toMatchObject({ code: 'file-too-many-cells' });
    expect(await readFile('a.csv', bytesOf('a,b\n1,2\n'), { limits: { cells: 3 } })).toMatchObject({
      code: 'file-too-many-cells',
    });
  });
});

describe('writing', () => {
  const written = (values: (Value | undefined)[][], fill: (sheet: Sheet) => void = () => {}) => {
    const sheet = { ...newSheet(3, 'a'), values };
    fill(sheet);
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(writeCsv({ ...newWorkbook(), sheets: [sheet] }, 3));
  };

  it('begins with a mark and ends rows with CRLF', () => {
    expect(
      written([
        ['a', 'b'],
        ['say "hi"', 'x,y'],
        [undefined, 'two\nlines'],
      ]),
    ).toBe('\ufeffa,b\r\n"say ""hi""","x,y"\r\n,"two\nlines"\r\n');
    expect(written([])).toBe('\ufeff');
  });

  it('writes what cells show', () => {
    expect(
      written(
        [[45356, 0.5, true, { error: '#N/A' }, 1234.5]],
        (sheet) =>
          (sheet.styles = [[internStyle({ numberFormat: 'yyyy-mm-dd' }), internStyle({ numberFormat: '0%' })]]),
      ),
    ).toBe('\ufeff2024-03-05,50%,TRUE,#N/A,1234.5\r\n');
  });

  it('disarms texts, never numbers', () => {
    const dangerous = ['=1+1', '+86 138', '-5', '@SUM(A1)', '\tx', '\rx', '＝1', '＋1', '－1', '＠x', "'=1"];
    const text = written([dangerous.map((value) => value), [-5, 5]]);
    const [fields, numbers] = Papa.parse<string[]>(text.slice(1), { newline: '\r\n' }).data;
    expect(fields).toEqual(dangerous.map((value) => `'${value}`));
    expect(numbers?.slice(0, 2)).toEqual(['-5', '5']);
  });

  it('throws where there is no such sheet', () => {
    expect(() => writeCsv(newWorkbook(), 99)).toThrow('no sheet 99');
  });

  const field = fc.oneof(
    fc.string({ maxLength: 8, unit: 'grapheme' }),
    fc.string({ maxLength: 6, unit: fc.constantFrom('"', ',', ';', '\t', '|', '\n', ' ', "'", '=', '+', 'a', '1') }),
    fc.constantFrom('sep=;', '=cmd|x', "''=1", '007', '姓名', '\ufeffx', '__proto__'),
  );
  // Text that no file can hold apart: the kinds of line breaks, the NUL that is taken out, halves of characters.
  const clean = field.map((text) =>
    text
      .replace(/\r\n?/g, '\n')
      .replaceAll('\0', '')
      .replace(/\p{Cs}/gu, '')
      .replace(/^\ufeff/, ''),
  );
  const table = fc
    .array(fc.array(clean, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 8 })
    .map((rows) => {
      const width = Math.max(...rows.map((row) => row.length));
      return rows.map((row) => Array.from({ length: width }, (_, i) => row[i] || undefined));
    });
  const held = (rows: (Value | undefined)[][]) => {
    const cells: Record<string, Value> = {};
    for (const [r, row] of rows.entries())
      for (const [c, value] of row?.entries() ?? []) if (value !== undefined) cells[`${r},${c}`] = value;
    return cells;
  };

  it('comes back as it was, whatever the table', async () => {
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const result = await readFile('a.csv', bytesOf(written(rows)));
        expect(held(result.ok ? (result.workbook.sheets[0]?.values as Value[][]) : [])).toEqual(held(rows));
      }),
      { numRuns: Number(process.env['FC_RUNS'] ?? 1000) },
    );
  }, 3_600_000);

  it('gives other parsers no cell that is a formula', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const text = written(rows).slice(1);
        for (const parsed of [
          Papa.parse<string[]>(text, { delimiter: ',', newline: '\r\n' }).data,
          parseWithHucre(text, { delimiter: ',' }),
        ]) {
          for (const value of parsed.flat()) expect(String(value ?? '')).not.toMatch(/^[=+\-@\t\r＝＋－＠]/);
        }
      }),
      { numRuns: Number(process.env['FC_RUNS'] ?? 300) },
    );
  });
});
