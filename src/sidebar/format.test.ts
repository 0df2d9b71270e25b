import { getCountries } from 'libphonenumber-js/min';
import {
  currencyChoices,
  formatAmount,
  formatBits,
  formatMoment,
  formatNumber,
  formatPercent,
  regionChoices,
} from './format';

it.each([
  [0, '0'],
  [1204, '1,204'],
  [1234567, '1,234,567'],
])('formatNumber %d', (value, text) => {
  expect(formatNumber(value)).toBe(text);
});

it.each([
  [0.5, '50%'],
  [0.8914, '89.1%'],
  [0.99999, '99.9%'],
  [1, '99.9%'],
  [0, '0.1%'],
])('formatPercent %d: nothing is ever quite certain', (value, text) => {
  expect(formatPercent(value)).toBe(text);
});

it.each([
  [4.83, '+4.8'],
  [-7.4, '-7.4'],
  [0.02, '0.0'],
])('formatBits %d', (value, text) => {
  expect(formatBits(value)).toBe(text);
});

it.each([
  [1234.5, 'USD', '$1,234.50'],
  [1234.5, 'TWD', 'NT$1,235'],
  [1234.5, '', '1,234.5'],
])('H26 formatAmount %s %s', (amount, currency, text) => {
  expect(formatAmount(amount, currency)).toBe(text);
});

it('formats a civil moment without moving it', () => {
  // Newer Intl data puts a narrow space before AM.
  expect(formatMoment('2024-03-05 00:12').replace(/\s/g, ' ')).toBe('Mar 5, 2024, 12:12 AM');
});

it('leaves a moment it cannot read', () => {
  expect(formatMoment('yesterday')).toBe('yesterday');
});

describe('regionChoices', () => {
  const choices = regionChoices();

  it('begins with the usual ones and names each region once', () => {
    expect(choices.slice(0, 3).map(({ value }) => value)).toEqual(['CN', 'TW', 'HK']);
    expect(new Set(choices.map(({ value }) => value)).size).toBe(choices.length);
  });

  it('offers every country that numbers can be read for', () => {
    // Ascension and Tristan da Cunha have a numbering plan but no code of ISO 3166-1.
    const countries = getCountries().filter((code) => code !== 'AC' && code !== 'TA');
    expect(choices.map(({ value }) => value).sort()).toEqual([...countries].sort());
  });

  it('has a name for every code', () => {
    expect(choices.filter(({ value, text }) => value === text)).toEqual([]);
  });
});

describe('currencyChoices', () => {
  it('adds the currency of the sheet where it is an unusual one', () => {
    expect(currencyChoices('PLN')[0]).toEqual({ value: 'PLN', text: 'PLN Polish Zloty' });
    expect(currencyChoices('CNY')).toHaveLength(currencyChoices('').length);
  });
});
