import fc from 'fast-check';
import { anyText } from '../../../../test/support/any-text';
import { dateDigits, normaliseDate } from './date';

const shown = (text: string) => {
  const form = normaliseDate(text);
  return form === null ? null : `${form.year}-${form.month}-${form.day}`;
};

describe('normaliseDate', () => {
  it.each([
    '19570628',
    '1957-06-28',
    '1957/6/28',
    '1957.06.28',
    '28.6.1957',
    '28/6/1957',
    '6/28/1957',
    '28-06-1957',
    '28061957',
    '28 June 1957',
    'June 28th, 1957',
    '28-Jun-57',
    '28.6.57',
    '1957年6月28日',
    '一九五七年六月二十八日',
    '民国46年6月28日',
    '１９５７－０６－２８',
    '1957-06-28T00:00:00Z',
    '1957-06-28 00:00:00',
  ])('%j is one day', (text) => expect(shown(text)).toBe('1957-6-28'));

  it.each([
    ['6/7/1957', '1957-6-7'],
    ['6.7.1957', '1957-7-6'],
    ['1857-06-28', '1857-6-28'],
    ['29.2.2000', '2000-2-29'],
    ['19749056', null],
    ['1957-02-29', null],
    ['0001-01-01', null],
    ['0000-00-00', null],
    ['1957', null],
    ['21000', null],
    ['June', null],
    ['', null],
  ])('%j is %s', (text, date) => expect(shown(text)).toBe(date));

  it('reads day and month in the order of the column', () => {
    expect([normaliseDate('6/7/1957', 'dmy')?.month, normaliseDate('6.7.1957', 'mdy')?.month]).toEqual([7, 6]);
  });
});

describe('dateDigits', () => {
  it.each([
    ['28.6.1957', '19570628'],
    ['19749056', '19749056'],
    ['1974-90-56', '19749056'],
    ['30.2.1957', '19570230'],
    ['2/30/1957', '19570230'],
    ['1957', '1957'],
    ['0000-00-00', ''],
    ['none', ''],
  ])('%j has %j', (text, digits) => expect(dateDigits(text)).toBe(digits));

  it('never fails, and does not change when it is taken again', () => {
    const text = fc.oneof(anyText, fc.string({ unit: fc.constantFrom(...'0123456789-/.年月日 TJun:') }));
    fc.assert(
      fc.property(text, (one) => {
        const digits = dateDigits(one);
        if (digits.length === 8 && normaliseDate(one) !== null) expect(dateDigits(digits)).toBe(digits);
      }),
    );
  });

  it.each(['1', '1-', '年', ' ', 'June '])('takes %j 50,000 times', (text) => {
    expect(dateDigits(text.repeat(50_000)).length).toBeLessThan(15);
  });
});
