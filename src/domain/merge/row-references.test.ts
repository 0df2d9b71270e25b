import fc from 'fast-check';
import { followed, pointingAgain, pointsAt, rowsReferred } from './row-references';

const here = { name: 'My Clients', isOwn: false };
const own = { name: 'Clients', isOwn: true };
const same = (index: number): number => index;

describe('pointsAt', () => {
  it.each([
    ["='My Clients'!B5", true],
    ["='my clients'!$B$5*2", true],
    ["=SUM('My Clients'!B2:B5)", true],
    ["=SUM('My Clients'!B5:B9)", true],
    ["=SUM('My Clients'!B2:B9)", false],
    ["='My Clients'!B50", false],
    ['=B5', false],
    ['=Other!B5', false],
    ['="My Clients!B5"', false],
    ["='My Clients'!B5:B", false],
    ['=COUNTIF(\'My Clients\'!A:A, "B5")', false],
    ["=LOG5('My Clients'!B4)", false],
  ])('%s', (formula, points) => {
    expect(pointsAt(formula, here, new Set([4]))).toBe(points);
  });

  it('takes what names no tab for its own', () => {
    expect(pointsAt('=B5+1', own, new Set([4]))).toBe(true);
    expect(rowsReferred('=B5+Clients!C7+Other!D9', 'Clients')).toEqual([4, 6]);
  });
});

describe('pointingAgain', () => {
  const back = (then: string, now: string, rows: Readonly<Record<number, number>>) =>
    pointingAgain(then, now, here, (row) => rows[row], same);

  it.each([
    ["='My Clients'!B5", '=#REF!', { 4: 4 }, "='My Clients'!B5"],
    ["='My Clients'!B5", "='My Clients'!#REF!", { 4: 8 }, "='My Clients'!B9"],
    ["='My Clients'!$B$5+'My Clients'!C7", "=#REF!+'My Clients'!C6", { 4: 2 }, "='My Clients'!$B$3+'My Clients'!C6"],
    ["=SUM('My Clients'!B2:B5)", "=SUM('My Clients'!B2:B4)", { 4: 4 }, "=SUM('My Clients'!B2:B5)"],
    ["=SUM('My Clients'!B5:B9)", "=SUM('My Clients'!B6:B9)", { 4: 4 }, "=SUM('My Clients'!B5:B9)"],
    ["=SUM('My Clients'!B2:B5)", "=SUM('My Clients'!B2:B4)", { 4: 8 }, null],
    ["='My Clients'!B5", '=A1', { 4: 4 }, null],
    ["='My Clients'!B5", '=#REF!+1', { 4: 4 }, null],
    ["='My Clients'!B5*2", '=#REF!*3', { 4: 4 }, null],
    ["='My Clients'!B5", '=#REF!', {}, null],
  ] as const)('%s after %s', (then, now, rows, wanted) => {
    expect(back(then, now, rows)).toBe(wanted);
  });
});

describe('followed', () => {
  it('moves references to its own tab, and nothing else', () => {
    const formula = '=A5&"A5"&Other!A5&Clients!$C$2&ROUND(D5:E5)';
    expect(followed(formula, 'Clients', (row) => (row === 4 ? 9 : undefined), same)).toBe(
      '=A10&"A5"&Other!A5&Clients!$C$2&ROUND(D10:E10)',
    );
  });

  it('leaves any text as it is where nothing has moved', () => {
    fc.assert(
      fc.property(
        fc.string(),
        (text) => followed(`=${text}`, 'Clients', same, same) === `=${text}` || /[A-Z]\d/i.test(text),
      ),
    );
  });
});
