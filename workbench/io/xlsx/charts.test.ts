/** Charts in a file: native ones that follow the cells, read again with all that they had. */
import { writeXlsx as writePackage } from 'hucre/xlsx';
import { type Chart, newSheet, newWorkbook, type Workbook } from '../../model/workbook';
import { readFile } from '../read-file';
import { writeXlsx } from './write-xlsx';
import { writeZip } from './write-zip';
import { openZip } from './zip-archive';

const NOW = Date.UTC(2026, 7, 3);
const DATA = 7;
const LIMITS = { entries: 999, unpackedBytes: 1e9, ratio: 0, ratioFromBytes: 1e9 };

const chart = (more: Partial<Chart>): Chart => ({
  chartId: 11,
  type: 'COLUMN',
  ranges: [{ sheetId: DATA, rect: { row: 0, column: 0, rows: 4, columns: 3 } }],
  row: 2,
  column: 1,
  offsetX: 5,
  offsetY: 6,
  numHeaders: 1,
  mergeStrategy: 'MERGE_COLUMNS',
  hiddenDimensionStrategy: 'IGNORE_ROWS',
  transpose: false,
  options: { title: 'Sales & <cost> 销售', colors: ['#b3261e', '#005a9e'], 'hAxis.title': 'Month' },
  ...more,
});

const CHARTS: readonly Chart[] = [
  chart({}),
  chart({
    chartId: 12,
    type: 'BAR',
    options: { isStacked: true, 'legend.position': 'bottom', 'vAxis.title': 'Month', own: 1 },
  }),
  chart({ chartId: 13, type: 'LINE', numHeaders: -1, options: { title: 'Line', 'series.1.color': '#00aa00' } }),
  chart({
    chartId: 14,
    type: 'PIE',
    options: { colors: ['#111111', '#222222', '#333333'], 'legend.position': 'none' },
  }),
  chart({
    chartId: 15,
    transpose: true,
    ranges: [
      { sheetId: DATA, rect: { row: 0, column: 0, rows: 1, columns: 3 } },
      { sheetId: DATA, rect: { row: 2, column: 0, rows: 2, columns: 3 } },
    ],
    mergeStrategy: 'MERGE_ROWS',
  }),
];

function book(charts: readonly Chart[]): Workbook {
  const data = newSheet(DATA, "Data '26");
  data.values = [
    ['Month', 'Sales', 'Cost'],
    ['Jan', 3, 1],
    ['Feb', 5, 2],
    ['Mar', 4, 6],
  ];
  const board = { ...newSheet(0, 'Board'), charts: [...charts] };
  return { ...newWorkbook({ name: 'Book' }), sheets: [board, data] };
}

async function read(bytes: Uint8Array) {
  const result = await readFile('Book.xlsx', bytes, { locale: 'en_US', timeZone: 'Etc/UTC' });
  if (!result.ok) throw new Error(result.code);
  return { charts: result.workbook.sheets[0]?.charts ?? [], notes: result.notes, workbook: result.workbook };
}

async function part(bytes: Uint8Array, name: string): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of openZip(bytes, LIMITS).unpack(name)) pieces.push(piece);
  return Buffer.concat(pieces).toString('utf8');
}

describe('charts in a file', () => {
  it('are native ones over the cells', async () => {
    const bytes = await writeXlsx(book(CHARTS), { now: NOW });
    const [column, bar, , pie] = await Promise.all([1, 2, 3, 4].map((n) => part(bytes, `xl/charts/chart${n}.xml`)));
    for (const text of [
      '<c:barDir val="col"/>',
      'Sales &amp; &lt;cost&gt; 销售',
      `<c:tx><c:strRef><c:f>'Data ''26'!$B$1</c:f>`,
      `<c:cat><c:strRef><c:f>'Data ''26'!$A$2:$A$4</c:f>`,
      `<c:val><c:numRef><c:f>'Data ''26'!$C$2:$C$4</c:f>`,
      '<a:srgbClr val="B3261E"/>',
      '<a:t>Month</a:t>',
    ])
      expect(column).toContain(text);
    expect(bar).toMatch(/<c:barDir val="bar"\/><c:grouping val="stacked"\/>.*<c:legendPos val="b"\/>/);
    expect(pie).toMatch(/<c:pieChart>.*<c:dPt>.*<a:srgbClr val="333333"\/>/);
    expect(pie).not.toContain('<c:legend>');
  });

  it('come back as they were, options that a file cannot say included', async () => {
    const again = await read(await writeXlsx(book(CHARTS), { now: NOW }));
    expect(again.charts).toEqual(CHARTS);
    expect(again.notes).toEqual([]);
    expect(again.workbook.nextId).toBeGreaterThan(15);
  });

  it('are the file’s where somebody has changed or deleted them there', async () => {
    const written = await writeXlsx(book(CHARTS.slice(0, 3)), { now: NOW });
    const names = openZip(written, LIMITS).names.filter((name) => name !== 'xl/charts/chart3.xml');
    const parts = await Promise.all(names.map(async (name) => ({ name, text: await part(written, name) })));
    const changed = writeZip(
      parts.map(({ name, text }) => ({
        name,
        pieces: [name === 'xl/charts/chart1.xml' ? text.replaceAll('$4<', '$3<') : text],
      })),
    );
    const [first, ...others] = (await read(await changed)).charts;
    expect(first).toMatchObject(CHARTS[1] as object);
    expect(others.map(({ ranges }) => ranges.map(({ rect }) => rect.rows))).toEqual([[3, 3, 3]]);
  });

  it('are the file’s where what is carried makes no sense', async () => {
    const odd = chart({ options: { own: { toString: 1 } } });
    const [made] = (await read(await writeXlsx(book([odd]), { now: NOW }))).charts;
    expect(made).toMatchObject({ type: 'COLUMN', offsetX: 0, options: { 'legend.position': 'right' } });
    expect(made?.options).not.toHaveProperty('own');
  });

  it('of somebody else are read where they are columns, lines, bars or pies over ranges', async () => {
    const bytes = await writePackage({
      sheets: [
        {
          name: 'Board',
          rows: [],
          charts: [
            {
              type: 'column',
              title: 'Theirs',
              series: [
                { values: "'Data'!$B$2:$B$3", categories: "'Data'!$A$2:$A$3", color: 'FF0000' },
                { values: "'Data'!$C$2:$C$3", categories: "'Data'!$A$2:$A$3" },
              ],
              anchor: { from: { row: 1, col: 2 }, to: { row: 3, col: 4 } },
              legend: 'top',
              axes: { x: { title: 'X' } },
            },
            { type: 'scatter', series: [{ values: 'Data!$B$2:$B$3' }], anchor: { from: { row: 1, col: 2 } } },
            { type: 'pie', series: [{ values: '(Data!$B$2,Data!$B$3)' }], anchor: { from: { row: 1, col: 2 } } },
          ],
        },
        { name: 'Data', rows: [] },
      ],
    });
    const { charts, notes } = await read(bytes);
    expect(charts).toEqual([
      expect.objectContaining({
        type: 'COLUMN',
        row: 1,
        column: 2,
        numHeaders: 0,
        ranges: [0, 1, 2].map((column) => ({ sheetId: 1, rect: { row: 1, column, rows: 2, columns: 1 } })),
        options: {
          title: 'Theirs',
          'series.0.color': '#ff0000',
          'legend.position': 'top',
          'hAxis.title': 'X',
          width: 200,
          height: 42,
        },
      }),
    ]);
    expect(notes).toEqual([{ code: 'charts', count: 2 }]);
  });

  it('without a range have nothing to show and stay behind', async () => {
    expect((await read(await writeXlsx(book([chart({ ranges: [] })]), { now: NOW }))).charts).toEqual([]);
  });
});
