import { parsePhone } from '../src/domain/phone';
import { benchSheet } from './sheets';

const valuesOf = (rows: number, seed?: number) => benchSheet(rows, seed).sheets[0]!.values;

describe('benchSheet', () => {
  it.each([1000, 10_000])('has a header and %d customers in 20 columns', (rows) => {
    const values = valuesOf(rows);
    expect(values).toHaveLength(rows + 1);
    expect(new Set(values.map((row) => row.length))).toEqual(new Set([20]));
  });

  it('is the same for a seed and another one for another', () => {
    expect(valuesOf(100, 7)).toEqual(valuesOf(100, 7));
    expect(valuesOf(100, 7)).not.toEqual(valuesOf(100, 8));
  });

  it('repeats the phone of every fortieth customer, and no other', () => {
    const phones = valuesOf(1000)
      .slice(1)
      .map((row) => parsePhone(String(row[3]), 'CN'));
    const numbers = phones.flatMap((phone) => (phone.kind === 'valid' ? [phone.e164] : []));
    expect(numbers).toHaveLength(1000);
    expect(numbers.length - new Set(numbers).size).toBe(25);
  });

  it('keeps dates as numbers under a date format', () => {
    const sheet = benchSheet(10).sheets[0]!;
    expect(typeof sheet.values[1]![14]).toBe('number');
    expect(sheet.styles[1]![14]?.numberFormat).toBe('yyyy-mm-dd');
  });
});
