import { usesHeader } from './header-use';

const header = { first: 3, last: 3 };

describe('formulas that look at the header', () => {
  it.each([
    ['=MATCH("Phone",\'My list\'!3:3,0)', 'My list'],
    ['=MATCH("Phone",\'My list\'!$A$3:$F$3,0)', 'My list'],
    ['=QUERY(\'My list\'!A3:F500,"select A")', 'My list'],
    ['=HLOOKUP("Phone",\'My list\'!$A$3:F,2,FALSE)', 'My list'],
    ['=Kunden!B3', 'Kunden'],
    ['=客户!B3&"x"', '客户'],
    ['=B3', null],
  ])('%s', (formula, sheet) => {
    expect(usesHeader([formula], sheet, header)).toBe(true);
  });

  it.each([
    ["=SUM('My list'!B4:B500)", 'My list'],
    ["=VLOOKUP(A1,'My list'!A:F,2,FALSE)", 'My list'],
    ["=COUNTA('Other'!A3:A3)", 'My list'],
    ['=B3', 'My list'],
    ['=LOG10(5)+B33', null],
    ['="B3 is a cell"', 'Sheet'],
  ])('not %s', (formula, sheet) => {
    expect(usesHeader([formula], sheet, header)).toBe(false);
  });
});
