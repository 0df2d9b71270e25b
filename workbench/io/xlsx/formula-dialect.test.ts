/** Formulas in Sheets' and in Excel's spelling. */
import { excelText, fromExcelFormula, parseExcelText, toExcelFormula } from './formula-dialect';

const there = (formula: string) => toExcelFormula(formula);
const back = (formula: string) => fromExcelFormula(formula);

describe('toExcelFormula', () => {
  it.each([
    ['=SUM(A1:B2)', 'SUM(A1:B2)'],
    ['=COUNTIF(A2:A,A2)>1', 'COUNTIF(A2:A$1048576,A2)>1'],
    ['=COUNTIF($A$2:$A,$A2)', 'COUNTIF($A$2:$A$1048576,$A2)'],
    ["='Li''s sheet'!B2:C", "'Li''s sheet'!B2:C$1048576"],
    ['=SUM(B2:2)', 'SUM(B2:$XFD2)'],
    ['=SUM(A:A)+SUM(2:5)', 'SUM(A:A)+SUM(2:5)'],
    ['="A2:A"&B1', '"A2:A"&B1'],
    ['=ifs(A1,1)', '_xlfn.ifs(A1,1)'],
    ['=MAXIFS(A2:A,B2:B,"x")', '_xlfn.MAXIFS(A2:A$1048576,B2:B$1048576,"x")'],
    ['=FILTER(A2:A,B2:B="是")', 'IFERROR(__xludf.DUMMYFUNCTION("FILTER(A2:A,B2:B=""是"")"),"")'],
  ])('writes %s as %s, and back', (sheets, excel) => {
    expect(there(sheets)).toBe(excel);
    expect(back(excel)).toBe(sheets.replace('ifs', 'ifs'));
  });

  it('renames sheets in references only', () => {
    expect(toExcelFormula(`='a:b'!A1&"'a:b'!A1"`, '""', (name) => name.replace(':', '_'))).toBe(`a_b!A1&"'a:b'!A1"`);
  });

  it('gives up where Excel could not read it', () => {
    expect(there(`=${'1+'.repeat(5000)}1`)).toBeUndefined();
  });

  it('cuts long texts', () => {
    expect(there(`="${'x'.repeat(300)}"`)).toBe(`"${'x'.repeat(127)}"&"${'x'.repeat(127)}"&"${'x'.repeat(46)}"`);
  });
});

describe('fromExcelFormula', () => {
  it('takes prefixes off and leaves the rest alone', () => {
    expect(back('_xlfn._xlws.SORT(A1:A3)&"_xlfn.x"&_xlfn.LET(_xlpm.a,1,_xlpm.a)')).toBe(
      '=SORT(A1:A3)&"_xlfn.x"&LET(a,1,a)',
    );
    expect(back('Sheet2!$A$2:$A$1048576')).toBe('=Sheet2!$A$2:$A');
    expect(back('A1048576+XFD1')).toBe('=A1048576+XFD1');
    expect(back('$A$1:$XFD$1048576')).toBe('=$A$1:$XFD$1048576');
  });

  it('is quick about hostile formulas', () => {
    const started = Date.now();
    for (const formula of [
      `IFERROR(__xludf.DUMMYFUNCTION(${'"'.repeat(40_000)}`,
      `IFERROR(__xludf.DUMMYFUNCTION("a"${'&"a"'.repeat(9000)}`,
      '['.repeat(40_000),
      `${'"a"&'.repeat(9000)}_xl`,
      "'".repeat(40_001),
    ])
      back(formula);
    back('x'.repeat(1_000_000));
    expect(Date.now() - started).toBeLessThan(1000);
  });
});

describe('excelText', () => {
  it.each(['', 'plain', 'say "hi"', '𠮷'.repeat(200), 'x'.repeat(1000), '"'.repeat(300)])(
    'comes back from %s',
    (text) => {
      expect(parseExcelText(excelText(text))).toBe(text);
    },
  );

  it('is only text', () => {
    for (const formula of ['', 'A1', '"a"&A1', '"a" "b"', '&"a"', '"a"&'])
      expect(parseExcelText(formula)).toBeUndefined();
  });
});
