import fc from 'fast-check';
import { rewriteReferences, shiftFormula, tokenize } from './tokens';

const kinds = (body: string) => tokenize(body).map((token) => token.type);

describe('tokenize', () => {
  it.each([
    ['A1', ['reference']],
    ['$B$2:$B', ['reference']],
    ['2:5', ['reference']],
    ["'My sheet'!A1:B2", ['reference']],
    ['客户!A:A', ['reference']],
    ['LOG10(1)', ['function', 'operator', 'number', 'operator']],
    ['A1B', ['name']],
    ['TRUE', ['name']],
    ['1.5E+3', ['number']],
    ['"a ""b"" c"', ['string']],
    ['#N/A', ['error']],
    ['A1<>B1', ['reference', 'operator', 'reference']],
    ['~', ['unknown']],
  ])('splits %s', (body, expected) => {
    expect(kinds(body)).toEqual(expected);
  });

  it('keeps every character', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            'A1',
            '$B2',
            ':',
            '"x',
            '"',
            'SUM(',
            ')',
            ' ',
            '+',
            '#REF!',
            '1.5',
            "'S 1'!",
            '客户',
            '!',
            ',',
            '~',
          ),
          { maxLength: 12 },
        ),
        (parts) => {
          const body = parts.join('');
          expect(
            tokenize(body)
              .map((token) => token.text)
              .join(''),
          ).toBe(body);
        },
      ),
    );
  });
});

describe('shiftFormula', () => {
  it('moves relative parts only', () => {
    expect(shiftFormula('=A1+$A1+A$1+$A$1', 2, 3)).toBe('=D3+$A3+D$1+$A$1');
    expect(shiftFormula('=SUM(B2:B) & "A1"', 1, 0)).toBe('=SUM(B3:B) & "A1"');
    expect(shiftFormula("='My sheet'!A1", 1, 1)).toBe("='My sheet'!B2");
  });

  it('gives #REF! for what leaves the grid', () => {
    expect(shiftFormula('=A1', -1, 0)).toBe('=#REF!');
  });

  it('is undone by the way back', () => {
    fc.assert(
      fc.property(fc.nat(50), fc.nat(50), (rows, columns) => {
        const formula = '=IF($A2="x",SUM(B$1:C7),客户!D4)';
        expect(shiftFormula(shiftFormula(formula, rows, columns), -rows, -columns)).toBe(formula);
      }),
    );
  });
});

describe('rewriteReferences', () => {
  it('touches nothing but the references that change', () => {
    const formula = '= sum( a1 , B2 )&"B2"';
    expect(rewriteReferences(formula, (r) => r)).toBe(formula);
    expect(rewriteReferences(formula, (r) => (r.from.column === 1 ? null : r))).toBe('= sum( a1 , #REF! )&"B2"');
  });
});
