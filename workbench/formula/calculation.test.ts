import { serialOf } from '../model/civil-date';
import { touch } from '../model/revision';
import { newSheet, newWorkbook, type Value, type Workbook } from '../model/workbook';
import { calculated } from './calculation';
import { functionNames } from './evaluate';

const NOW = Date.UTC(2026, 4, 17, 22, 30);

/** A sheet of rows of values; texts that begin with `=` are formulas. */
function sheetOf(
  rows: readonly (readonly (Value | null)[])[],
  options: Parameters<typeof newWorkbook>[0] = {},
): Workbook {
  const workbook = newWorkbook(options);
  const sheet = workbook.sheets[0]!;
  rows.forEach((row, r) => {
    sheet.values[r] = row.map((v) => (v === null || (typeof v === 'string' && v.startsWith('=')) ? undefined : v));
    sheet.formulas[r] = row.map((v) => (typeof v === 'string' && v.startsWith('=') ? v : undefined));
  });
  touch(workbook);
  return workbook;
}

function result(workbook: Workbook, row: number, column: number, now = NOW) {
  return calculated(workbook, now).value(workbook.sheets[0]!, row, column);
}

/** The result of one formula beside some values. */
function evaluated(formula: string, rows: readonly (readonly (Value | null)[])[] = []): unknown {
  const workbook = sheetOf([...rows, [formula]]);
  const value = result(workbook, rows.length, 0);
  return typeof value === 'object' && value !== null ? value.error : value;
}

const table = [
  ['Gold', 10, true],
  ['silver', 20, null],
  ['GOLD', 30, false],
  ['', '5', null],
  ['a*b', 40, { error: '#N/A' }],
] as const;

describe('the list of functions', () => {
  it('holds at least those that ledgers use', () => {
    const wanted =
      'IF IFS AND OR NOT N T LEN ISNUMBER ISBLANK ISTEXT ISERROR ISDATE IFERROR TODAY NOW DATE YEAR MONTH DAY SUM AVERAGE MIN MAX COUNT COUNTA COUNTIF COUNTIFS SUMIF SUMIFS ROUND ROW COLUMN LEFT RIGHT MID TRIM UPPER LOWER SUBSTITUTE REGEXMATCH TEXT VALUE INDEX MATCH VLOOKUP CONCATENATE CONCAT INDIRECT HYPERLINK EXACT SEARCH FIND DAYS EDATE EOMONTH WEEKDAY';
    expect(wanted.split(' ').filter((name) => !functionNames.includes(name))).toEqual([]);
  });
});

describe('results over several cells', () => {
  const people = [
    ['Name', 'Owner', 'Spent'],
    ['Ann', 'bob', 5],
    ['Cy', 'Al', 7],
    ['Di', 'BOB', null],
  ] as const;
  const grid = (workbook: Workbook) => {
    calculated(workbook, NOW);
    return workbook.sheets[0]!.values.slice(5).map((row) => [...(row ?? [])].map((value) => value ?? null));
  };
  const make = () =>
    sheetOf([
      ...people,
      ['=COUNTA(A6:A9)'],
      ['=IFNA(FILTER(HSTACK(C2:C4,A2:A4),(B2:B4="Bob")+(C2:C4>6)),"none")', null, null],
      [null, null, null],
      [null, null, null],
    ]);

  it('are those of FILTER and HSTACK, calculated before who reads them, and follow what they read', () => {
    const workbook = make();
    const [sheet] = workbook.sheets;
    expect(grid(workbook)).toEqual([
      [5, 'Ann', null],
      [7, 'Cy', null],
      [null, 'Di', null],
    ]);
    expect(sheet!.values[4]![0]).toBe(2);
    expect(sheet!.formulas.flat().filter(Boolean)).toHaveLength(2);
    sheet!.values[1]![1] = 'Al';
    touch(workbook);
    expect(grid(structuredClone(workbook))).toEqual([
      [7, 'Cy', null],
      [null, 'Di', null],
      [null, null, null],
    ]);
    for (const row of [1, 2, 3]) sheet!.values[row] = ['', 'Al', 1];
    touch(workbook);
    expect(grid(workbook)[0]).toEqual(['none', null, null]);
    expect(grid(workbook).slice(1).flat().filter(Boolean)).toEqual([]);
  });

  it('are #REF! where somebody has typed, and come back when that is gone', () => {
    const workbook = make();
    const [sheet] = workbook.sheets;
    grid(workbook);
    sheet!.values[6]![1] = 'mine';
    touch(workbook);
    expect(grid(workbook)).toEqual([
      [{ error: '#REF!' }, null, null],
      [null, 'mine', null],
      [null, null, null],
    ]);
    sheet!.values[6]![1] = undefined;
    touch(workbook);
    expect(grid(workbook)[1]).toEqual([7, 'Cy', null]);
    sheet!.maxRows = 7;
    touch(workbook);
    expect(grid(workbook)[0]![0]).toEqual({ error: '#REF!' });
  });
});

describe('formulas', () => {
  it.each([
    ['=1+2*3^2', 19],
    ['=-2^2', 4],
    ['=50%*10', 5],
    ['=2^3^2', 64],
    ['="a"&1&TRUE', 'a1TRUE'],
    ['=1=1', true],
    ['="A"="a"', true],
    ['="b">"A"', true],
    ['=2<"1"', true],
    ['=""=Z99', true],
    ['=Z99=0', true],
    ['=1/0', '#DIV/0!'],
    ['="x"+1', '#VALUE!'],
    ['="5"+1', 6],
    ['=1+', '#ERROR!'],
    ['=)', '#ERROR!'],
    ['=+86 138', '#ERROR!'],
    ['=NOSUCH(1)', '#NAME?'],
    ['=nosuchname', '#NAME?'],
    ['=ZZZ1', '#REF!'],
    ['=Other!A1', '#REF!'],
    ['=LEN()', '#N/A'],
    ['={1,2;3,4}', '#NAME?'],
    ['=INDEX(Z2:Z3,0,0)', '#VALUE!'],
    ['=ARRAYFORMULA(A1:A3)', '#NAME?'],
  ])('%s is %s', (formula, expected) => {
    expect(evaluated(formula)).toBe(expected);
  });

  it.each([
    ['=IF(A1="gold","yes","no")', 'yes'],
    ['=IF(B4>1,"text is more")', 'text is more'],
    ['=IFS(B1>15,"a",B2>15,"b")', 'b'],
    ['=IFS(FALSE,1)', '#N/A'],
    ['=AND(B1:B3)', true],
    ['=OR(C1,C3)', true],
    ['=NOT(0)', true],
    ['=IFERROR(C5,"none")', 'none'],
    ['=IFERROR(1/0)', null],
    ['=N("ledgerline:tier")', 0],
    ['=T(B1)', ''],
    ['=LEN("客户😀")', 4],
    ['=ISNUMBER(B4)', false],
    ['=ISBLANK(C2)', true],
    ['=ISBLANK(A4)', false],
    ['=ISTEXT(A1)', true],
    ['=ISERROR(C5)', true],
    ['=SUM(B1:B5)', 100],
    ['=SUM(B1:B5,"5")', 105],
    ['=SUM(C1:C5)', '#N/A'],
    ['=AVERAGE(B1:B5)', 25],
    ['=ROUND(STDEV(B1:B5),6)', 12.909944],
    ['=STDEVP(1,3)&" "&VAR(1,3)&" "&VARP(1,3)', '1 2 1'],
    ['=STDEV(1)', '#DIV/0!'],
    ['=MODE(3,1,1,3,2)', 3],
    ['=MODE(1,2)', '#N/A'],
    ['=PERCENTILE(B1:B5,0.5)', 25],
    ['=QUARTILE(B1:B5,1)', 17.5],
    ['=SUMPRODUCT(B1:B3,B1:B3)', 1400],
    ['=SUMPRODUCT(A1:B3)', 60],
    ['=SUMPRODUCT(B1:B3,B1:B2)', '#VALUE!'],
    ['=SUMPRODUCT((A1:A3="gold")*B1:B3)', '#NAME?'],
    ['=SUMSQ(3,4)', 25],
    ['=ROUND(LN(EXP(2))+LOG10(100)+PI(),4)', 7.1416],
    ['=LN(0)', '#NUM!'],
    ['=QUOTIENT(-7,2)', -3],
    ['=NETWORKDAYS(DATE(2026,3,2),DATE(2026,3,10))', 7],
    ['=NETWORKDAYS(DATE(2026,3,8),DATE(2026,3,2),DATE(2026,3,3))', -4],
    ['=WORKDAY(DATE(2026,3,6),1)-DATE(2026,3,6)', 3],
    ['=WORKDAY(DATE(2026,3,9),-1)-DATE(2026,3,9)', -3],
    ['=WEEKNUM(DATE(2026,1,4))', 2],
    ['=WEEKNUM(DATE(2026,1,4),2)', 1],
    ['=WEEKNUM(DATE(2027,1,1),21)', 53],
    ['=MIN(B1:B5)&MAX(B1:B5)', '1040'],
    ['=COUNT(A1:C5)', 4],
    ['=COUNTA(A1:C5)', 13],
    ['=COUNTBLANK(A1:C5)', 3],
    ['=COUNTIF(A1:A5,"gold")', 2],
    ['=COUNTIF(A1:A5,"g*")', 2],
    ['=COUNTIF(A1:A5,"a~*b")', 1],
    ['=COUNTIF(A1:A5,"<>gold")', 3],
    ['=COUNTIF(B1:B5,">=20")', 3],
    ['=COUNTIF(B1:B5,5)', 1],
    ['=COUNTIF(A1:A5,Z1)', 0],
    ['=COUNTIF(C1:C5,"")', 2],
    ['=COUNTIFS(A1:A5,"gold",B1:B5,">15")', 1],
    ['=COUNTIFS(A1:A5,"gold",B1:B5,30)', 1],
    ['=SUMIF(A1:A5,"gold",B1:B5)', 40],
    ['=SUMIFS(B1:B5,A1:A5,"gold",C1:C5,TRUE)', 10],
    ['=ROUND(2.345,2)', 2.35],
    ['=ROUND(-1250,-2)', -1300],
    ['=ROW()', 6],
    ['=ROW(A3)&COLUMN(C1)', '33'],
    ['=LEFT("abc",2)&RIGHT("abc")&MID("abcd",2,2)', 'abcbc'],
    ['=TRIM("  a   b ")', 'a b'],
    ['=UPPER("a")&LOWER("B")', 'Ab'],
    ['=SUBSTITUTE("a-b-c","-","+",2)', 'a-b+c'],
    ['=REGEXMATCH("Ann Lee","^A.*e$")', true],
    ['=REGEXMATCH(B1,"1")', '#VALUE!'],
    ['=REGEXMATCH("a","(?=a)")', '#REF!'],
    ['=TEXT(45356,"yyyy-mm-dd")', '2024-03-05'],
    ['=TEXT(1234.5,"#,##0.00")', '1,234.50'],
    ['=VALUE("1,234")', 1234],
    ['=CONCATENATE(A1:A3)', 'GoldsilverGOLD'],
    ['=EXACT("a","A")', false],
    ['=SEARCH("B","abc")', 2],
    ['=FIND("B","abc")', '#VALUE!'],
    ['=INDEX(A1:C5,2,2)', 20],
    ['=INDEX(B1:B5,9)', '#NUM!'],
    ['=MATCH("GOLD",A1:A5,0)', 1],
    ['=MATCH(25,B1:B3)', 2],
    ['=MATCH("none",A1:A5,0)', '#N/A'],
    ['=VLOOKUP("silver",A1:B5,2,FALSE)', 20],
    ['=VLOOKUP("si*",A1:B5,2,0)', 20],
    ['=VLOOKUP("silver",A1:B5,3,FALSE)', '#REF!'],
    ['=INDIRECT("B"&2)', 20],
    ['=INDIRECT("nowhere")', '#REF!'],
    ['=HYPERLINK("http://x.y","label")', 'label'],
    ['=DATE(2024,2,31)=DATE(2024,3,2)', true],
    ['=YEAR("2024-03-05")&"/"&MONTH(45356)&"/"&DAY(45356)', '2024/3/5'],
    ['=DAYS("2024-03-05","2024-02-05")', 29],
    ['=EDATE(DATE(2024,1,31),1)=DATE(2024,2,29)', true],
    ['=EOMONTH(DATE(2024,1,15),0)=DATE(2024,1,31)', true],
    ['=WEEKDAY(DATE(2024,3,5))&WEEKDAY(DATE(2024,3,5),2)', '32'],
    ['=DATEDIF(DATE(2000,3,6),DATE(2024,3,5),"Y")', 23],
    ['=ISDATE(DATE(2024,3,5))&ISDATE(45356)&ISDATE("3/5/2024")', 'TRUEFALSETRUE'],
    ['=SUM(B1:B3)/COUNT(B1:B3)', 20],
    ['=sum( b1 , b2 ; b3 )', 60],
  ])('%s over the table is %s', (formula, expected) => {
    expect(evaluated(formula, table)).toBe(expected);
  });

  it('take the cell of their own row from a column', () => {
    const workbook = sheetOf([
      [1, '=A1:A3*10'],
      [2, '=A1:A3*10'],
      [3, '=A1:A2*10'],
    ]);
    expect([result(workbook, 0, 1), result(workbook, 1, 1), result(workbook, 2, 1)]).toEqual([
      10,
      20,
      { error: '#VALUE!' },
    ]);
  });

  it('read other sheets and named ranges', () => {
    const workbook = sheetOf([["='Ann''s'!B1+total"]]);
    const other = newSheet(7, "Ann's");
    other.values = [[undefined, 5]];
    workbook.sheets.push(other);
    workbook.namedRanges.push({ name: 'Total', sheetId: 7, rect: { row: 0, column: 1, rows: 1, columns: 1 } });
    expect(result(workbook, 0, 0)).toBe(10);
  });

  it('are calculated in the order of what they read, however long the chain', () => {
    const length = 20_000;
    const workbook = sheetOf(Array.from({ length }, (_, r) => [r === length - 1 ? 1 : `=A${r + 2}+1`]));
    workbook.sheets[0]!.maxRows = length;
    expect(result(workbook, 0, 0)).toBe(length);
  });

  it('show a circle as #REF!', () => {
    const workbook = sheetOf([['=B1', '=C1', '=A1', '=SUM(A1:E1)', 5]]);
    expect([0, 1, 2, 3].map((c) => result(workbook, 0, c))).toEqual(Array(4).fill({ error: '#REF!' }));
    const long = sheetOf(Array.from({ length: 500 }, (_, r) => [`=A${((r + 1) % 500) + 1}`]));
    expect(result(long, 250, 0)).toEqual({ error: '#REF!' });
  });

  it('follow a change of what they read, and TODAY a new day of the spreadsheet', () => {
    const workbook = sheetOf([[1, '=A1*2', '=TODAY()']], { timeZone: 'Asia/Shanghai' });
    expect(result(workbook, 0, 1)).toBe(2);
    expect(result(workbook, 0, 2)).toBe(serialOf(2026, 5, 18));
    workbook.sheets[0]!.values[0]![0] = 4;
    touch(workbook);
    expect(result(workbook, 0, 1)).toBe(8);
    expect(result(workbook, 0, 2, NOW + 86_400_000)).toBe(serialOf(2026, 5, 19));
  });

  it('bring the number format of dates and amounts along', () => {
    const workbook = sheetOf([
      [45356, '=A1', '=A1+1', '=A1-A2', '=TODAY()', '=IF(TRUE,A1)', '=MAX(A1:A2)', '=VLOOKUP("k",A3:B3,2,FALSE)', '=1'],
    ]);
    const sheet = workbook.sheets[0]!;
    sheet.values[1] = [45000];
    sheet.values[2] = ['k', 45111];
    sheet.styles = [
      [{ numberFormat: 'yyyy-mm-dd' }],
      [{ numberFormat: 'yyyy-mm-dd' }],
      [undefined, { numberFormat: 'd.m.yy' }],
    ];
    touch(workbook);
    const cells = calculated(workbook, NOW);
    expect([1, 2, 3, 4, 5, 6, 7, 8].map((c) => cells.numberFormat(sheet, 0, c))).toEqual([
      'yyyy-mm-dd',
      'yyyy-mm-dd',
      undefined,
      'M/d/yyyy',
      'yyyy-mm-dd',
      'yyyy-mm-dd',
      'd.m.yy',
      undefined,
    ]);
  });

  it('count duplicates of a whole column in linear time', () => {
    const rows = 20_000;
    const workbook = sheetOf(
      Array.from({ length: rows }, (_, r) => [
        `key ${r % 15_000}`,
        `=COUNTIF($A$1:$A,$A${r + 1})>1`,
        `=SUMIFS(D:D,A:A,A${r + 1})`,
        1,
      ]),
    );
    workbook.sheets[0]!.maxRows = rows;
    const started = process.cpuUsage();
    expect([result(workbook, 0, 1), result(workbook, 10_000, 1), result(workbook, 0, 2)]).toEqual([true, false, 2]);
    expect(process.cpuUsage(started).user / 1000).toBeLessThan(3000);
  });
});
