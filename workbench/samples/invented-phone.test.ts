import { parsePhone } from '../../src/domain/phone';
import { choiceFrom } from './choice';
import { abroadNotation, createPhoneSource, homeNotation, nationalDigits, PHONE_REGIONS } from './invented-phone';

describe.each(PHONE_REGIONS)('phones of %s', (region) => {
  const newPhone = createPhoneSource(choiceFrom(region));
  const phones = Array.from({ length: 600 }, (_, i) => newPhone(region, i % 2 === 0 ? 'mobile' : 'landline'));
  const e164 = phones.map(({ code, groups }) => `+${code}${groups.join('')}`);

  it('are all different', () => {
    expect(new Set(e164).size).toBe(600);
  });

  it('are valid, written at home and abroad', () => {
    const read = (text: string) => {
      const reading = parsePhone(text, region);
      return reading.kind === 'valid' ? reading.e164 : `${reading.kind}: ${text}`;
    };
    expect(phones.map((phone) => read(abroadNotation(phone)))).toEqual(e164);
    expect(phones.map((phone) => read(homeNotation(phone)))).toEqual(e164);
    expect(phones.map((phone) => read(abroadNotation(phone, '00', ' ')))).toEqual(e164);
  });
});

it('writes a mobile of China without the 0 of a landline', () => {
  const newPhone = createPhoneSource(choiceFrom('notation'));
  expect(homeNotation(newPhone('CN', 'mobile'))).toMatch(/^1\d\d-0000-\d{4}$/);
  expect(homeNotation(newPhone('CN', 'landline'))).toMatch(/^0\d{2,3}-\d{4}-\d{4}$/);
  expect(nationalDigits(newPhone('HK', 'landline'))).toMatch(/^\d{8}$/);
});
