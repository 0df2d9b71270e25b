import fc from 'fast-check';
import { excelSheetNames } from './sheet-names';

describe('excelSheetNames', () => {
  it('keeps what Excel accepts and mends the rest', () => {
    expect(excelSheetNames(['客户', "Li's", 'a/b', "'q'", 'History', 'x'.repeat(40), 'X'.repeat(31)], ['own'])).toEqual(
      ['客户', "Li's", 'a_b', '_q_', 'History_2', `${'x'.repeat(29)}_2`, 'X'.repeat(31)],
    );
  });

  it('gives every sheet a name of its own that Excel accepts', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1, maxLength: 40, unit: 'binary' })), (names) => {
        const found = excelSheetNames(names, ['own']);
        expect(new Set([...found, 'own', 'history'].map((name) => name.toLowerCase())).size).toBe(names.length + 2);
        for (const name of found) {
          expect(name).toMatch(/^(?!')[^[\]:*?/\\]{1,31}$/u);
          expect(name).not.toMatch(/'$|\p{Cs}/u);
        }
      }),
    );
  });
});
