/** What formulas make of values. */
import type { Suite } from '../suite';

const RESULTS: readonly (readonly [formula: string, value: unknown])[] = [
  ['=COUNTIF(A1:A8,"ann")', 2],
  ['=COUNTIF(A1:A8,"a*")', 3],
  ['=COUNTIF(A1:A8,"1")', 2],
  ['=COUNTIF(A1:A8,">0")', 2],
  ['=COUNTIF(A1:A8,"")', 1],
  ['=COUNTIF(A1:A8,"~*")', 1],
  ['=COUNTA(A1:A8)', 7],
  ['=A1="ANN"', true],
  ['=EXACT(A1,"ANN")', false],
  ['=1=TRUE', false],
  ['=A4+1', 2],
  ['=A1+1', '#VALUE!'],
  ['=LEN(" a ")', 3],
  ['=TRIM("  a   b ")', 'a b'],
  ['=SUBSTITUTE("aaa","a","b",2)', 'aba'],
  ['=TEXT(0.5,"0%")', '50%'],
  ['=TEXT(DATE(2026,3,5),"yyyy-mm-dd")', '2026-03-05'],
  ['=DATE(2026,14,1)', 'date 2027-02-01 00:00:00'],
  ['=DATEVALUE("2026-03-05")', 46_086],
  ['=VLOOKUP("ann",A1:A8,1,FALSE)', 'Ann'],
  ['=MATCH("zzz",A1:A8,0)', '#N/A'],
  ['=IFERROR(1/0,"none")', 'none'],
  ['=N("ledgerline:mark")', 0],
  ['=IF(A7="","blank","filled")', 'blank'],
  ['=ROUND(-2.5,0)', -3],
  ['=MOD(-1,3)', 2],
  ['="1"+1', 2],
  ['="a"&1.50', 'a1.5'],
];

export const formulas: readonly Suite[] = [
  {
    title: 'Formulas',
    source: 'page, field',
    locale: 'en_US',
    run({ range, fill, values }, check) {
      range('A5').setNumberFormat('@');
      fill('A1', [['Ann'], ['ann'], ['abe'], [1], ['1'], ['*'], [''], [2]]);
      const area = range(`C1:C${RESULTS.length}`);
      area.setFormulas(RESULTS.map(([formula]) => [formula]));
      const found = values(`C1:C${RESULTS.length}`);
      RESULTS.forEach(([formula, value], row) => {
        check(formula, value, found[row]?.[0]);
      });
    },
  },
  {
    title: 'Formulas as text',
    source: 'page',
    run({ range, fill }, check) {
      range('C3').setFormula('SUM(A1:B2)');
      check('the equals sign may be missing', '=SUM(A1:B2)', range('C3').getFormula());
      check('as R1C1', '=SUM(R[-2]C[-2]:R[-1]C[-1])', range('C3').getFormulaR1C1());
      range('C4').setFormulaR1C1('=R1C1+RC[-1]');
      check('from R1C1', '=$A$1+B4', range('C4').getFormula());
      fill('D1', [['=lower("X")']]);
      check('the case of names stays as written', '=lower("X")', range('D1').getFormula());
      check('a cell without a formula', ['', null], [range('A1').getFormula(), range('A1').getFormulaR1C1()]);
    },
  },
];
