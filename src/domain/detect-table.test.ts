import fc from 'fast-check';
import { rangeOf, rowsOf, snapshotOf } from '../../test/fixtures/sheets/plain-sheet';
import { detectTable, type TableLocation } from './detect-table';

function detect(cells: string, options: { merges?: readonly string[]; selection?: string } = {}) {
  const snapshot = snapshotOf(rowsOf(cells), options.merges ? { merges: options.merges } : {});
  return detectTable(snapshot, options.selection === undefined ? undefined : rangeOf(options.selection));
}

function tableIn(cells: string, options: Parameters<typeof detect>[1] = {}): TableLocation {
  const found = detect(cells, options);
  if (!found.ok) throw new Error(JSON.stringify(found.issues));
  return found.value;
}

const codesOf = (cells: string, options: Parameters<typeof detect>[1] = {}) => {
  const found = detect(cells, options);
  return found.ok ? 'found' : found.issues.map((issue) => issue.code).join();
};

const kindsOf = (table: TableLocation) => table.skipped.map(({ rowIndex, kind }) => `${rowIndex} ${kind}`);

const PEOPLE = `
王一|13800000001|a@b.cn
王二|13800000002|b@b.cn
王三|13800000003|c@b.cn`;

describe('the header row', () => {
  it('[T1] is the first row of an ordinary list', () => {
    const table = tableIn(`姓名|电话|邮箱${PEOPLE}`);
    expect(table).toMatchObject({
      headerRow: 0,
      headerRowCount: 1,
      firstColumn: 0,
      columnCount: 3,
      rows: [1, 2, 3],
      skipped: [],
      merges: [],
      notes: [],
    });
    expect(table.headers).toEqual(['姓名', '电话', '邮箱']);
  });

  it('[T1] lies under title rows, up to the 20th row', () => {
    const table = tableIn(`\n客户表||\n制表：王会计|2026-11-01|\n\n${'||\n'.repeat(15)}姓名|电话|邮箱${PEOPLE}`);
    expect(table.headerRow).toBe(18);
    expect(kindsOf(table).slice(0, 4)).toEqual(['0 title', '1 title', '2 blank', '3 blank']);
  });

  it('[T1] is not looked for below the 20th row', () => {
    expect(codesOf(`${'x\n'.repeat(25)}姓名|电话|邮箱${PEOPLE}`)).toBe('no-table');
  });

  it('[T1] is found by the contrast with its values where no word is known', () => {
    expect(
      tableIn('Nom du client|Téléphone fixe|Numéro\nDupont|+33 1 23 45 67 89|12\nMartin|+33 1 98 76 54 32|7').headerRow,
    ).toBe(0);
  });

  it('[T1] may start anywhere', () => {
    const table = tableIn('|\n|\n||姓名|电话\n||王一|13800000001\n||王二|13800000002');
    expect(table).toMatchObject({ headerRow: 2, firstColumn: 2, columnCount: 2, rows: [3, 4] });
  });

  it('[T1] is no record that happens to hold a known word', () => {
    const table = tableIn('姓名|渠道|日期\n王一|电话|2026-01-02\n王二|微信|2026-01-03\n王三|邮箱|2026-01-04');
    expect(table).toMatchObject({ headerRow: 0, rows: [1, 2, 3] });
  });
});

describe('two header rows', () => {
  it('[T2] are joined where cells are merged above', () => {
    const table = tableIn('姓名|联系方式||备注\n|电话|邮箱|\n王一|13800000001|a@b.cn|x\n王二|13800000002|b@b.cn|', {
      merges: ['A1:A2', 'B1:C1', 'D1:D2'],
    });
    expect(table).toMatchObject({ headerRow: 1, headerRowCount: 2, rows: [2, 3] });
    expect(table.headers).toEqual(['姓名', '联系方式 电话', '联系方式 邮箱', '备注']);
    expect(table.headerCells[1]).toEqual(['联系方式', '电话']);
  });

  it('[T2] are joined where the merges were lost', () => {
    const table = tableIn('姓名|联系方式||备注\n|电话|邮箱|\n王一|13800000001|a@b.cn|x\n王二|13800000002|b@b.cn|');
    expect(table.headers).toEqual(['姓名', '联系方式 电话', '联系方式 邮箱', '备注']);
  });

  it('[T2] are joined where every column has a group', () => {
    const table = tableIn(
      '客户信息||联系方式|\n姓名|性别|电话|邮箱\n王一|男|13800000001|a@b.cn\n王二|女|13800000002|b@b.cn',
      {
        merges: ['A1:B1', 'C1:D1'],
      },
    );
    expect(table.headers).toEqual(['客户信息 姓名', '客户信息 性别', '联系方式 电话', '联系方式 邮箱']);
  });

  it('[T2] are joined where the second is a translation', () => {
    expect(tableIn('姓名|电话|邮箱\nName|Phone|E-mail\n王一|13800000001|a@b.cn').headers).toEqual([
      '姓名 Name',
      '电话 Phone',
      '邮箱 E-mail',
    ]);
  });

  it('[T2] are not made of a title and a header', () => {
    const table = tableIn('2026 客户名单||\n姓名|电话|邮箱\n王一|13800000001|a@b.cn', { merges: ['A1:C1'] });
    expect(table).toMatchObject({ headerRow: 1, headerRowCount: 1, headers: ['姓名', '电话', '邮箱'] });
  });

  it('[T2] are not made of a header and a record without figures', () => {
    expect(tableIn('姓名|来源|备注\n王一|展会|电话\n王二|微信|').headerRowCount).toBe(1);
  });
});

describe('rows under the header', () => {
  it('[T3] are records, blank, totals, repeated headers, titles or notes, each once', () => {
    const table = tableIn(
      '姓名|电话|金额\n2026年9月||\n王一|13800000001|10\n\n姓名|电话|金额\n王二|13800000002|20\n小计||30\n合计：|2人|30\n\n注：不含税',
    );
    expect(table.rows).toEqual([2, 5]);
    expect(kindsOf(table)).toEqual([
      '1 title',
      '3 blank',
      '4 repeated-header',
      '6 totals',
      '7 totals',
      '8 blank',
      '9 note',
    ]);
  });

  it.each([
    '合计',
    '总计',
    '小计',
    '合 计',
    '合计：',
    '總計',
    '共计120人',
    'Total',
    'TOTAL:',
    'Grand Total',
    'Sum',
    'Subtotal',
    'Average',
  ])('[T4] %j with nothing but figures is no record', (word) => {
    expect(kindsOf(tableIn(`姓名|电话|金额\n王一|13800000001|10\n${word}||30`))).toEqual(['2 totals']);
  });

  it('[T3] a header that comes again with one word changed, and a legend below, are no records', () => {
    const table = tableIn(`姓名|电话|邮箱${PEOPLE}

姓名|电话|邮件
王四|13800000004|d@b.cn

图例|红色=紧急`);
    expect(table.rows).toEqual([1, 2, 3, 6]);
    expect(kindsOf(table)).toEqual(['4 blank', '5 repeated-header', '7 blank', '8 note']);
  });

  it('[T4] formulas that add up rows are totals without a word', () => {
    expect(kindsOf(tableIn('Client|Phone|Spent\nAda|212-555-0101|3\nBen|212-555-0102|4\n||=SUM(C2:C3)'))).toEqual([
      '3 totals',
    ]);
  });

  it('[T4] formulas that add up a row of their own are a record', () => {
    const table = tableIn('Client|Jan|Feb|Total\nAda|3|4|=SUM(B2:C2)\nBen|1|2|=SUM(B3:C3)');
    expect(table.rows).toEqual([1, 2]);
  });

  it('[T4] a customer who is called Sum stays one', () => {
    expect(tableIn('Name|Phone|Email\nAda|212-555-0101|a@b.co\nSum|212-555-0103|sum@b.co').rows).toEqual([1, 2]);
  });

  it('[T5] hold a customer even where only the name is filled', () => {
    expect(tableIn('姓名|电话|邮箱\n王一||\n王二|13800000002|\n\n王三||').rows).toEqual([1, 2, 4]);
  });

  it('[T3] a merged heading between records is a title', () => {
    const table = tableIn('姓名|电话|邮箱\n重点客户||\n王一|13800000001|\n一般客户||\n王二|13800000002|', {
      merges: ['A2:C2', 'A4:C4'],
    });
    expect(kindsOf(table)).toEqual(['1 title', '3 title']);
  });

  it('[T3] units under the header are a note', () => {
    expect(kindsOf(tableIn('姓名|金额|电话\n|（元）|\n王一|12|13800000001'))).toEqual(['1 note']);
  });

  it('[T3] the hints of an import template are a note', () => {
    expect(kindsOf(tableIn('姓名|电话|邮箱\n必填|必填|选填\n王一|13800000001|'))).toEqual(['1 note']);
  });
});

describe('merged cells', () => {
  it('[T6] that touch a record are listed, those of titles and headers are not', () => {
    const table = tableIn(
      '名单||\n公司|联系人|电话\n宏达公司|张一|13800000001\n|张二|13800000002\n新科公司|李一|13800000003',
      { merges: ['A1:C1', 'A3:A4'] },
    );
    expect(table.merges).toEqual([rangeOf('A3:A4')]);
    expect(table.rows).toEqual([2, 3, 4]);
  });
});

describe('several tables', () => {
  const sideBySide =
    '产品|价格||客户|电话\n螺丝|1.2||王一|13800000001\n螺母|0.8||王二|13800000002\n垫片|0.1||王三|13800000003\n||||';
  const stacked =
    '客户|电话|邮箱\n王一|13800000001|a@b.cn\n王二|13800000002|b@b.cn\n\n供应商名单||\n供应商|联系人|电话\n大发厂|老刘|13900000001\n小发厂|老李|13900000002';

  it('[T7] side by side are asked about, by their ranges', () => {
    const found = detect(sideBySide);
    expect(found).toEqual({
      ok: false,
      issues: [
        { code: 'several-tables', params: { count: 2, ranges: 'A1:B4, D1:E4', headers: '产品 · 价格\n客户 · 电话' } },
      ],
    });
  });

  it('[T7] one below the other are asked about', () => {
    const found = detect(stacked);
    expect(found).toEqual({
      ok: false,
      issues: [
        {
          code: 'several-tables',
          params: { count: 2, ranges: 'A1:C3, A6:C8', headers: '客户 · 电话 · 邮箱\n供应商 · 联系人 · 电话' },
        },
      ],
    });
  });

  it.each([
    ['E2', 3, [1, 2, 3]],
    ['A1:B2', 0, [1, 2, 3]],
  ])('[T7] side by side: %s decides', (selection, firstColumn, rows) => {
    expect(tableIn(sideBySide, { selection })).toMatchObject({ firstColumn, columnCount: 2, rows });
  });

  it.each([
    ['B2', 0, [1, 2]],
    ['A7:C7', 5, [6, 7]],
  ])('[T7] one below the other: %s decides', (selection, headerRow, rows) => {
    expect(tableIn(stacked, { selection })).toMatchObject({ headerRow, rows });
  });

  it('[T7] a selection outside of all, or across two, decides nothing', () => {
    expect(codesOf(sideBySide, { selection: 'A5' })).toBe('several-tables');
    expect(codesOf(sideBySide, { selection: 'B2:D2' })).toBe('several-tables');
  });

  it('[T7] of different lengths are two', () => {
    expect(
      codesOf('姓名|电话||姓名|邮箱\n王一|13800000001||李一|a@b.cn\n王二|13800000002||李二|b@b.cn\n王三|13800000003'),
    ).toBe('several-tables');
  });

  it('[T7] loose cells beside the table are none', () => {
    expect(
      tableIn(
        `姓名|电话|邮箱||等级\n王一|13800000001|a@b.cn||A\n王二|13800000002|b@b.cn||B\n王三|13800000003|c@b.cn||\n王四|13800000004|d@b.cn`,
      ),
    ).toMatchObject({ columnCount: 3 });
  });

  it('[T8] a blank column between halves of one table is no border', () => {
    const table = tableIn(
      '姓名|电话||地址|备注\n王一|13800000001||上海市南京路1号|\n王二|13800000002||北京市建国路2号|老客户',
    );
    expect(table).toMatchObject({ firstColumn: 0, columnCount: 5, notes: [] });
  });

  it('[T8] blank rows between records are no border', () => {
    expect(tableIn('姓名|电话\n王一|13800000001\n\n\n王二|13800000002').rows).toEqual([1, 4]);
  });
});

describe('a sheet without records, headers or table', () => {
  it('[T9] headers alone are an empty table', () => {
    expect(tableIn('姓名|电话|邮箱|备注')).toMatchObject({ headerRow: 0, columnCount: 4, rows: [] });
    expect(tableIn('客户名单|||\n姓名|电话|邮箱|备注')).toMatchObject({ headerRow: 1, columnCount: 4, rows: [] });
  });

  it.each([
    ['', 'sheet-empty'],
    ['|\n \n\u200b|', 'sheet-empty'],
    ['hello', 'no-table'],
    ['Dear customer,\nplease find below our offer.\nKind regards', 'no-table'],
    ['1|2|3\n4|5|6\n7|8|9', 'no-table'],
    ['姓名|王一\n电话|13800000001\n邮箱|a@b.cn\n地址|上海', 'no-table'],
  ])('[T10] %j is refused as %s', (cells, code) => expect(codesOf(cells)).toBe(code));

  it('[T11] records without a header start in the first row', () => {
    const table = tableIn(`${PEOPLE}`);
    expect(table).toMatchObject({
      headerRow: -1,
      headerRowCount: 0,
      headers: ['', '', ''],
      rows: [0, 1, 2],
      notes: [],
    });
  });

  it('[T11] one column of addresses is a table', () => {
    expect(tableIn('a@b.cn\nc@d.cn\ne@f.cn')).toMatchObject({ headerRow: -1, rows: [0, 1, 2] });
    expect(tableIn('Email\na@b.cn\nc@d.cn')).toMatchObject({ headerRow: 0, rows: [1, 2] });
  });
});

describe('odd headers', () => {
  it('[T12] are noted and stop nothing', () => {
    const long = 'x'.repeat(5000);
    const table = tableIn(`姓名||电话|电话|__proto__|${long}\n王一|a|13800000001|021-5|p|q`);
    expect(table.headers).toEqual(['姓名', '', '电话', '电话', '__proto__', long]);
    expect(table.notes).toEqual([
      { code: 'header-blank', params: { column: 'B' } },
      { code: 'header-repeated', params: { header: '电话' } },
      { code: 'header-too-long', params: { column: 'F' } },
    ]);
  });

  it('[T12] a blank header over nothing is not worth a note', () => {
    expect(tableIn('姓名||电话\n王一||13800000001').notes).toEqual([]);
  });
});

describe('any sheet', () => {
  const cell = fc.oneof(
    { weight: 3, arbitrary: fc.constant('') },
    fc.constantFrom(
      '姓名',
      '电话',
      'Phone',
      'Name',
      '合计',
      'Total',
      '13800000001',
      'a@b.cn',
      '2026-01-02',
      '王一',
      '__proto__',
      '=SUM(A1:A3)',
      '12',
    ),
    fc.string({ maxLength: 12 }),
  );

  it('[T3] has each row of its table in one place, in order', () => {
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 6 }), { maxLength: 30 }), (rows) => {
        const snapshot = snapshotOf(rows);
        const found = detectTable(snapshot);
        if (!found.ok) return found.issues.length === 1;
        const { rows: records, skipped, headerRow, headerRowCount, headers, columnCount, firstColumn } = found.value;
        const seen = [
          ...records,
          ...skipped.map((row) => row.rowIndex),
          ...Array.from({ length: headerRowCount }, (_, i) => headerRow - i),
        ];
        expect(new Set(seen).size).toBe(seen.length);
        expect([...records].sort((a, b) => a - b)).toEqual(records);
        expect(headers.length).toBe(columnCount);
        expect(firstColumn + columnCount).toBeLessThanOrEqual(snapshot.columnCount);
        for (let row = 0; row < snapshot.rowCount; row++) if (!seen.includes(row) && row > headerRow) return false;
        return true;
      }),
      { numRuns: 300 },
    );
  });

  it('[T13] of 50,000 rows takes less than a second, a cell of 50,000 characters included', () => {
    const row = [
      'C-1',
      '王明',
      '13800138000',
      'wx',
      'a@b.cn',
      '上海市南京路1号',
      '',
      '小李',
      'VIP',
      '展会',
      '1990-01-02',
      '12.5',
      '3',
      '2026-01-02',
      '2026-12-01',
      '宏达公司',
      '经理',
      '零售',
      'x',
      'y',
    ];
    const rows = [row.map((_, i) => `列${i}`), ...Array.from({ length: 50_000 }, () => row), ['x'.repeat(50_000)]];
    const snapshot = snapshotOf(rows);
    const start = performance.now();
    detectTable(snapshot);
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});
