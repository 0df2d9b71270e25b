import fc from 'fast-check';
import { formulaFromR1C1, formulaToR1C1 } from './r1c1-formula';

describe('R1C1 formulas', () => {
  it('count from the cell they stand in', () => {
    expect(formulaToR1C1('=A1+$B$2+C$3', 2, 1)).toBe('=R[-2]C[-1]+R2C2+R3C[1]');
    expect(formulaFromR1C1('=SUM(R[-1]C:R[-3]C)&"R1C1"', 5, 2)).toBe('=SUM(C5:C3)&"R1C1"');
    expect(formulaFromR1C1("='R1C1'!RC", 0, 0)).toBe("='R1C1'!A1");
    expect(formulaFromR1C1('=R[-1]C', 0, 0)).toBe('=#REF!');
  });

  it('go there and back', () => {
    fc.assert(
      fc.property(
        fc.nat(30),
        fc.nat(30),
        fc.constantFrom('=A1', '=$C4*SUM(D$1:E9)', '=IF(B2="R1C1",B2,Other!$A$1)'),
        (row, column, formula) => {
          expect(formulaFromR1C1(formulaToR1C1(formula, row, column), row, column)).toBe(formula);
        },
      ),
    );
  });
});
