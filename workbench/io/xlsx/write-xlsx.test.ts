/** What other programs find in the files: exceljs and hucre read everything that the workbench writes. */
import ExcelJS from 'exceljs';
import { readXlsx as readWithHucre } from 'hucre/xlsx';
import { internStyle, internValidation } from '../../model/style';
import { newSheet, newWorkbook, type Sheet, type Style, type Validation, type Workbook } from '../../model/workbook';
import { readFile } from '../read-file';
import { writeXlsx } from './write-xlsx';
import { openZip } from './zip-archive';

const validation = (criteria: string, args: readonly unknown[], more: Partial<Validation> = {}) =>
  internValidation({ criteria, args, allowInvalid: false, ...more });

function book(...sheets: Sheet[]): Workbook {
  return { ...newWorkbook({ name: 'Book' }), sheets };
}

function sheetWith(fill: (sheet: Sheet) => void): Sheet {
  const sheet = newSheet(0, '客户 Customers');
  fill(sheet);
  return sheet;
}

async function excelOf(workbook: Workbook): Promise<ExcelJS.Workbook> {
  const excel = new ExcelJS.Workbook();
  const bytes = await writeXlsx(workbook);
  await excel.xlsx.load(bytes.buffer as ArrayBuffer);
  return excel;
}

async function firstSheet(fill: (sheet: Sheet) => void): Promise<ExcelJS.Worksheet> {
  return (await excelOf(book(sheetWith(fill)))).worksheets[0] as ExcelJS.Worksheet;
}

async function partOf(workbook: Workbook, name: string): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of openZip(await writeXlsx(workbook)).unpack(name)) pieces.push(piece);
  return Buffer.concat(pieces).toString('utf8');
}

/** The rule on a cell; exceljs types leave the collection out. */
const rulesOf = (sheet: ExcelJS.Worksheet) =>
  (sheet as unknown as { dataValidations: { model: Record<string, ExcelJS.DataValidation> } }).dataValidations.model;

describe('values', () => {
  const values = [
    'text',
    42,
    -0.5,
    45356.520833333336,
    true,
    false,
    '007',
    '+86 138 0013 8000',
    '=1+1',
    ' spaces ',
    'two\nlines',
    '#N/A',
    '_x0041_',
    '"<&>',
    '张伟',
  ];

  it('come out of exceljs and hucre as they are', async () => {
    const workbook = book(sheetWith((sheet) => (sheet.values = [[...values, { error: '#REF!' }]])));
    const row = ((await excelOf(workbook)).worksheets[0] as ExcelJS.Worksheet).getRow(1);
    // exceljs leaves `_x005F_` in inline text as it stands in the file.
    expect(values.map((_, i) => row.getCell(i + 1).value)).toEqual(
      values.map((value) => (value === '_x0041_' ? '_x005F_x0041_' : value)),
    );
    expect(row.getCell(values.length + 1).value).toEqual({ error: '#REF!' });
    const hucre = await readWithHucre(await writeXlsx(workbook));
    expect(hucre.sheets[0]?.rows[0]).toEqual([...values, '#REF!']);
  });

  it('show as dates where their format is one', async () => {
    const sheet = await firstSheet((s) => {
      s.values = [[45356.5]];
      s.styles = [[internStyle({ numberFormat: 'yyyy-mm-dd hh:mm' })]];
    });
    expect(sheet.getCell('A1').value).toEqual(new Date('2024-03-05T12:00:00Z'));
  });

  it('of formulas stand beside them, in the words of Excel', async () => {
    const sheet = await firstSheet((s) => {
      s.formulas = [['=SUM(B2:B)', '=IFS(A1>1,"a",TRUE,"b")', '=UNIQUE(B2:B)', '=1/0']];
      s.values = [[3, 'a', 'x "y"', { error: '#DIV/0!' }]];
    });
    expect(sheet.getCell('A1').value).toEqual({ formula: 'SUM(B2:B$1048576)', result: 3 });
    expect(sheet.getCell('B1').value).toEqual({ formula: '_xlfn.IFS(A1>1,"a",TRUE,"b")', result: 'a' });
    expect(sheet.getCell('C1').value).toEqual({
      formula: 'IFERROR(__xludf.DUMMYFUNCTION("UNIQUE(B2:B)"),"x ""y""")',
      result: 'x "y"',
    });
    expect(sheet.getCell('D1').value).toEqual({ formula: '1/0', result: { error: '#DIV/0!' } });
  });
});

describe('looks', () => {
  it('of cells come out of exceljs', async () => {
    const style: Style = {
      numberFormat: '@',
      background: '#fbbc1e',
      fontColor: '#9a1208',
      bold: true,
      italic: true,
      underline: true,
      strikethrough: true,
      fontFamily: 'Roboto',
      fontSize: 12,
      horizontalAlignment: 'center',
      verticalAlignment: 'middle',
      wrap: 'WRAP',
      textRotation: -45,
      borders: 'top=SOLID #ff0000;bottom=DOUBLE #00ff00',
    };
    const sheet = await firstSheet((s) => {
      s.values = [['a', 'plain']];
      s.styles = [[internStyle(style)]];
    });
    expect(sheet.getCell('A1').style).toEqual({
      numFmt: '@',
      font: {
        name: 'Roboto',
        size: 12,
        bold: true,
        italic: true,
        underline: true,
        strike: true,
        color: { argb: 'FF9A1208' },
      },
      fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFBBC1E' }, bgColor: { argb: 'FFFBBC1E' } },
      alignment: { horizontal: 'center', vertical: 'middle', wrapText: true, textRotation: -45 },
      border: {
        top: { style: 'thin', color: { argb: 'FFFF0000' } },
        bottom: { style: 'double', color: { argb: 'FF00FF00' } },
      },
    });
    expect(sheet.getCell('B1').style.fill).toBeUndefined();
    expect(sheet.getCell('B1').style.font).toBeUndefined();
  });

  it('of empty cells and of many sheets keep to their cells', async () => {
    const fill = internStyle({ background: '#d68ff5' });
    const bold = internStyle({ bold: true });
    const one = sheetWith((s) => (s.styles = [[undefined, fill], [bold]]));
    const two = { ...newSheet(7, 'two'), values: [['x']], styles: [[bold, undefined, fill]] };
    const excel = await excelOf(book(one, two));
    const fillOf = (sheet: number, cell: string) => (excel.worksheets[sheet] as ExcelJS.Worksheet).getCell(cell).fill;
    expect(fillOf(0, 'B1')).toMatchObject({ pattern: 'solid' });
    expect(fillOf(0, 'A1')).toBeUndefined();
    expect(fillOf(1, 'C1')).toMatchObject({ pattern: 'solid' });
    expect((excel.worksheets[1] as ExcelJS.Worksheet).getCell('A1').font).toMatchObject({ bold: true });
    expect((excel.worksheets[0] as ExcelJS.Worksheet).getCell('A2').font).toMatchObject({ bold: true });
  });

  it('within a text, and links, come out of exceljs', async () => {
    const sheet = await firstSheet((s) => {
      s.values = [['red black', 'site', 'here']];
      s.styles = [[internStyle({ italic: true })]];
      s.richText = [
        [
          [{ start: 0, end: 3, style: { fontColor: '#ff0000', bold: true } }],
          [{ start: 0, end: 4, link: 'https://example.com/?a=1&b=2' }],
          [{ start: 0, end: 4, link: '#gid=0&range=B2' }],
        ],
      ];
    });
    expect(sheet.getCell('A1').value).toEqual({
      richText: [
        { font: { name: 'Arial', size: 10, bold: true, italic: true, color: { argb: 'FFFF0000' } }, text: 'red' },
        { font: { name: 'Arial', size: 10, italic: true }, text: ' black' },
      ],
    });
    expect(sheet.getCell('B1').value).toMatchObject({ text: 'site', hyperlink: 'https://example.com/?a=1&b=2' });
    const hucre = await readWithHucre(
      await writeXlsx(
        book(
          sheetWith((s) => {
            s.values = [['here']];
            s.richText = [[[{ start: 0, end: 4, link: '#gid=0&range=B2' }]]];
          }),
        ),
      ),
    );
    expect(hucre.sheets[0]?.cells?.get('0,0')?.hyperlink).toMatchObject({ location: "'客户 Customers'!B2" });
  });
});

describe('rules', () => {
  const column =
    (rule: Validation, rows = 1000) =>
    (sheet: Sheet) => {
      for (let r = 0; r < rows; r++) sheet.validations.push(r === 0 ? [] : [undefined, rule]);
    };
  const ruleOn = async (rule: Validation) =>
    rulesOf(await firstSheet(column(rule, 20)))['range:B2:B20'] ??
    Object.values(rulesOf(await firstSheet(column(rule, 20))))[0];

  it('over a whole column are one element', async () => {
    const workbook = book(
      sheetWith(column(validation('VALUE_IN_LIST', [['VIP', '活跃'], true], { helpText: 'Choose' }))),
    );
    const xml = await partOf(workbook, 'xl/worksheets/sheet1.xml');
    expect(xml.match(/<dataValidation /g)).toHaveLength(1);
    expect(xml).toContain('sqref="B2:B1000"');
    const hucre = await readWithHucre(await writeXlsx(workbook));
    expect(hucre.sheets[0]?.dataValidations).toEqual([
      {
        type: 'list',
        range: 'B2:B1000',
        values: ['VIP', '活跃'],
        allowBlank: true,
        showInputMessage: true,
        showErrorMessage: true,
        errorStyle: 'stop',
        inputMessage: 'Choose',
      },
    ]);
  });

  it('over like columns side by side are one range, and scattered cells a list of ranges', async () => {
    const rule = validation('NUMBER_GREATER_THAN', [0]);
    const workbook = book(
      sheetWith((sheet) => (sheet.validations = [[rule, rule], [rule, rule], [], [undefined, undefined, rule]])),
    );
    expect(await partOf(workbook, 'xl/worksheets/sheet1.xml')).toContain('sqref="A1:B2 C4"');
  });

  it('of each kind come out of exceljs', async () => {
    expect(await ruleOn(validation('VALUE_IN_LIST', [['a', 'b'], true]))).toMatchObject({
      type: 'list',
      formulae: ['"a,b"'],
      showErrorMessage: true,
      errorStyle: 'stop',
    });
    expect(await ruleOn(validation('NUMBER_BETWEEN', [1, 5], { allowInvalid: true }))).toMatchObject({
      type: 'decimal',
      operator: 'between',
      formulae: [1, 5],
      errorStyle: 'warning',
    });
    expect(await ruleOn(validation('DATE_AFTER', ['2024-03-05']))).toMatchObject({
      type: 'date',
      operator: 'greaterThan',
      formulae: [new Date('2024-03-05')],
    });
    expect(await ruleOn(validation('TEXT_IS_VALID_EMAIL', []))).toMatchObject({
      type: 'custom',
      formulae: ['AND(ISNUMBER(SEARCH("?*@?*.?*",B2)),ISERROR(FIND(" ",B2)))'],
    });
    expect(await ruleOn(validation('CUSTOM_FORMULA', ['=LEN(B2)>3', 1, 1]))).toMatchObject({
      type: 'custom',
      formulae: ['LEN(B2)>3'],
    });
    expect(
      await ruleOn(
        validation('VALUE_IN_RANGE', [{ sheetId: 0, rect: { row: 0, column: 3, rows: 5, columns: 1 } }, true]),
      ),
    ).toMatchObject({ type: 'list', formulae: ["'客户 Customers'!$D$1:$D$5"] });
  });

  it('with formulas are written for the first cell of their range', async () => {
    const rule = validation('CUSTOM_FORMULA', ['=LEN($A1)>B1', 0, 2]);
    const xml = await partOf(
      book(sheetWith((sheet) => (sheet.validations = [[], [], [undefined, undefined, undefined, rule]]))),
      'xl/worksheets/sheet1.xml',
    );
    expect(xml).toContain('sqref="D3"');
    expect(xml).toContain('<formula1>LEN($A3)&gt;C3</formula1>');
  });

  it('with items that Excel would split or cut refer to the hidden sheet', async () => {
    const items = ['Zhang, Wei', 'x'.repeat(300)];
    const excel = await excelOf(book(sheetWith(column(validation('VALUE_IN_LIST', [items, true]), 3))));
    expect(excel.worksheets.map((sheet) => [sheet.name, sheet.state])).toEqual([
      ['客户 Customers', 'visible'],
      ['ledgerline_lists', 'veryHidden'],
    ]);
    expect(Object.values(rulesOf(excel.worksheets[0] as ExcelJS.Worksheet))[0]).toMatchObject({
      type: 'list',
      formulae: ["'ledgerline_lists'!$B$1:$C$1"],
    });
    const hidden = (excel.worksheets[1] as ExcelJS.Worksheet).getRow(1);
    expect([hidden.getCell(2).value, hidden.getCell(3).value]).toEqual(items);
  });

  it('without dropdown say so', async () => {
    const xml = await partOf(
      book(sheetWith(column(validation('VALUE_IN_LIST', [['a'], false]), 3))),
      'xl/worksheets/sheet1.xml',
    );
    expect(xml).toContain(' showDropDown="1"');
    expect(xml).not.toContain('ledgerline:');
  });

  it('of looks come out of exceljs in order, with ranges and styles', async () => {
    const ranges = [{ row: 1, column: 3, rows: null, columns: 1 }];
    const sheet = await firstSheet((s) => {
      s.conditionalFormats = [
        {
          ranges,
          criteria: 'CUSTOM_FORMULA',
          args: ['=AND(N("ledgerline:tier")=0,$D2="VIP")'],
          style: { background: '#fbbc1e', bold: true },
        },
        {
          ranges,
          criteria: 'NUMBER_BETWEEN',
          args: [1, 2],
          style: { fontColor: '#0842a0', italic: true, underline: true },
        },
        {
          ranges: [
            { row: 0, column: 0, rows: 2, columns: 2 },
            { row: 5, column: 0, rows: 1, columns: 1 },
          ],
          criteria: 'TEXT_CONTAINS',
          args: ['重复'],
          style: { background: '#d68ff5' },
        },
        { ranges, criteria: 'DATE_BEFORE_RELATIVE', args: [{ relative: 'TODAY' }], style: { strikethrough: true } },
      ];
    });
    const found = (
      sheet as unknown as { conditionalFormattings: { ref: string; rules: ExcelJS.ConditionalFormattingRule[] }[] }
    ).conditionalFormattings.flatMap(({ ref, rules }) => rules.map((rule) => ({ ref, ...rule })));
    found.sort((a, b) => (a.priority ?? 0) - (b.priority ?? 0));
    expect(found).toMatchObject([
      {
        ref: 'D2:D1048576',
        type: 'expression',
        priority: 1,
        formulae: ['AND(N("ledgerline:tier")=0,$D2="VIP")'],
        style: { fill: { bgColor: { argb: 'FFFBBC1E' } }, font: { bold: true } },
      },
      {
        ref: 'D2:D1048576',
        type: 'cellIs',
        operator: 'between',
        formulae: ['1', '2'],
        style: { font: { italic: true, underline: true, color: { argb: 'FF0842A0' } } },
      },
      { ref: 'A1:B2 A6', type: 'containsText', style: { fill: { bgColor: { argb: 'FFD68FF5' } } } },
      {
        ref: 'D2:D1048576',
        type: 'cellIs',
        operator: 'lessThan',
        formulae: ['TODAY()'],
        style: { font: { strike: true } },
      },
    ]);
  });
});

describe('sheets', () => {
  it('bring notes, merges, frozen panes, sizes, groups and visibility to exceljs', async () => {
    const sheet = await firstSheet((s) => {
      s.values = [['a', 'b']];
      s.notes = [[undefined, '原来的名称: Client\nsecond line']];
      s.merges = [{ row: 2, column: 0, rows: 2, columns: 3 }];
      s.frozenRows = 1;
      s.frozenColumns = 2;
      s.columnWidths = [240];
      s.rowHeights = [40];
      s.hiddenColumns[3] = true;
      s.hiddenRows[4] = true;
      s.columnGroups = [{ start: 5, end: 8, depth: 1, collapsed: true }];
      s.tabColor = '#37474f';
      s.rightToLeft = true;
    });
    expect(sheet.getCell('B1').note).toBe('原来的名称: Client\nsecond line');
    expect(sheet.getCell('C4').master.address).toBe('A3');
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', xSplit: 2, ySplit: 1, rightToLeft: true });
    expect(sheet.getColumn(1).width).toBeCloseTo(235 / 7, 3);
    expect(sheet.getRow(1).height).toBe(30);
    expect([4, 5, 6, 7, 8, 9].map((c) => sheet.getColumn(c).hidden)).toEqual([true, false, true, true, true, false]);
    expect(sheet.getColumn(6).outlineLevel).toBe(1);
    expect(sheet.getRow(5).hidden).toBe(true);
    expect(sheet.properties.tabColor).toEqual({ argb: 'FF37474F' });
  });

  it('bring the filter, its name, and the rows that it hides', async () => {
    const fill = (s: Sheet) => {
      s.values = [['city'], ['北京'], ['上海'], ['北京']];
      s.filter = { rect: { row: 0, column: 0, rows: 4, columns: 1 }, criteria: { 0: { hiddenValues: ['上海'] } } };
    };
    const sheet = await firstSheet(fill);
    expect(sheet.autoFilter).toBe('A1:A4');
    expect([1, 2, 3, 4].map((r) => sheet.getRow(r).hidden)).toEqual([false, false, true, false]);
    const xml = await partOf(book(sheetWith(fill)), 'xl/workbook.xml');
    expect(xml).toContain(
      `<definedName name="_xlnm._FilterDatabase" localSheetId="0">'客户 Customers'!$A$1:$A$4</definedName>`,
    );
    const result = await readFile('a.xlsx', await writeXlsx(book(sheetWith(fill))));
    expect(result.ok && result.workbook.sheets[0]).toMatchObject({
      filter: { criteria: { 0: { hiddenValues: ['上海'] } } },
      hiddenRows: [],
    });
  });

  it('keep their order, names and places, with named ranges', async () => {
    const workbook = book(
      { ...newSheet(0, 'one'), hidden: true },
      newSheet(5, "Li's: [2024]"),
      newSheet(9, 'a'.repeat(40)),
    );
    workbook.activeSheetId = 9;
    workbook.namedRanges = [{ name: 'Cities', sheetId: 5, rect: { row: 0, column: 0, rows: null, columns: 1 } }];
    (workbook.sheets[0] as Sheet).formulas = [["='Li''s: [2024]'!A1"]];
    const excel = await excelOf(workbook);
    expect(excel.worksheets.map(({ name, state }) => [name, state])).toEqual([
      ['one', 'hidden'],
      ["Li's_ _2024_", 'visible'],
      ['a'.repeat(31), 'visible'],
      ['ledgerline_lists', 'veryHidden'],
    ]);
    expect(excel.views[0]).toMatchObject({ activeTab: 2 });
    expect(excel.worksheets[0]?.getCell('A1').formula).toBe("'Li''s_ _2024_'!A1");
    expect(excel.definedNames.getRanges('Cities').ranges).toEqual(["'Li''s_ _2024_'!$A$1:$A$1048576"]);
    const result = await readFile('a.xlsx', await writeXlsx(workbook));
    expect(result.ok && result.workbook.sheets.map(({ sheetId, name }) => [sheetId, name])).toEqual([
      [0, 'one'],
      [5, "Li's: [2024]"],
      [9, 'a'.repeat(40)],
    ]);
    expect(result.ok && result.workbook.sheets[0]?.formulas[0]?.[0]).toBe("='Li''s: [2024]'!A1");
  });

  it('that were stored as JSON, with an object for every cell, are as small', async () => {
    const rule = validation('NUMBER_GREATER_THAN', [0]);
    const filled = sheetWith((s) => {
      const bold = internStyle({ bold: true });
      for (let r = 0; r < 300; r++) {
        s.values.push([undefined, r]);
        s.styles.push([undefined, bold]);
        s.validations.push([undefined, rule]);
      }
      s.formulas[5] = [undefined, '=1+4'];
      s.rowHeights[3] = 40;
      s.notes[7] = [undefined, 'note'];
    });
    const stored = JSON.parse(JSON.stringify(filled)) as Sheet;
    const [direct, revived] = [await writeXlsx(book(filled), { now: 0 }), await writeXlsx(book(stored), { now: 0 })];
    expect(revived).toEqual(direct);
  });

  it('say how far they reach, and Sheets’ default sizes', async () => {
    const fill = (s: Sheet) => {
      s.values = [['a'], [undefined, 'b']];
      s.tabColor = '#ff0000';
    };
    const xml = await partOf(book(sheetWith(fill)), 'xl/worksheets/sheet1.xml');
    expect(xml).toMatch(
      /<\/sheetPr><dimension ref="A1:B2"\/><sheetViews>.*<\/sheetViews><sheetFormatPr defaultColWidth="13.5714" defaultRowHeight="15.75"\/><sheetData><row r="1">/,
    );
    expect(await partOf(book(newSheet(0, 'empty')), 'xl/worksheets/sheet1.xml')).toMatch(
      /<worksheet [^>]*><dimension ref="A1"\/>.*<sheetData><\/sheetData>/,
    );
  });

  it('of a plain workbook need no hidden sheet', async () => {
    const excel = await excelOf(book(sheetWith((s) => (s.values = [['a']]))));
    expect(excel.worksheets).toHaveLength(1);
  });
});

describe('what XLSX cannot hold', () => {
  it('travels along: texts beyond 32,767 characters, links within a text, conditions of filters', async () => {
    const long = 'ab'.repeat(22_500);
    const workbook = book(
      sheetWith((s) => {
        s.values = [
          ['h', 'n'],
          [long, 5],
          ['see A and B', 6],
        ];
        s.richText[2] = [
          [
            { start: 4, end: 5, link: 'https://a.example' },
            { start: 10, end: 11, link: 'https://b.example' },
          ],
        ];
        s.filter = {
          rect: { row: 0, column: 0, rows: 3, columns: 2 },
          criteria: { 1: { criteria: 'NUMBER_GREATER_THAN', args: [5] } },
        };
      }),
    );
    const result = await readFile('a.xlsx', await writeXlsx(workbook));
    const sheet = result.ok ? (result.workbook.sheets[0] as Sheet) : undefined;
    expect(sheet?.values[1]?.[0]).toBe(long);
    expect(sheet?.richText[2]?.[0]).toEqual(workbook.sheets[0]?.richText[2]?.[0]);
    expect(sheet?.filter).toEqual(workbook.sheets[0]?.filter);
    const excel = (await excelOf(workbook)).worksheets[0] as ExcelJS.Worksheet;
    expect(String(excel.getCell('A2').value)).toHaveLength(32_767);
    expect(excel.getRow(2).hidden).toBe(true);
  });

  it('gives way to what somebody has changed since', async () => {
    const workbook = book(
      sheetWith((s) => {
        s.values = [['see A']];
        s.richText = [[[{ start: 4, end: 5, link: 'https://a.example' }]]];
      }),
    );
    const excel = await excelOf(workbook);
    (excel.worksheets[0] as ExcelJS.Worksheet).getCell('A1').value = 'changed';
    const result = await readFile('a.xlsx', new Uint8Array(await excel.xlsx.writeBuffer()));
    expect(result.ok && [result.workbook.sheets[0]?.values, result.workbook.sheets[0]?.richText]).toEqual([
      [['changed']],
      [],
    ]);
  });
});
