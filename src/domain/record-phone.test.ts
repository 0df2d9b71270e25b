import { createRecordPhoneReader } from './record-phone';

/** The number as it would stand in the cell, or why there is none. */
function shown(region: string, text: string, country: string, besideChinese = false): string {
  const reading = createRecordPhoneReader(region, besideChinese)(text, '', country);
  return reading.kind === 'valid' ? reading.national : reading.kind;
}

describe('createRecordPhoneReader', () => {
  it.each([
    ['US', '0755-88881234', 'CN', '+8675588881234'],
    ['US', '18308925966', 'CN', '+8618308925966'],
    ['US', '86-188-1353-8271', 'CN', '+8618813538271'],
    ['US', '0412 345 678', 'AU', '+61412345678'],
    ['CN', '9123 4567', 'HK', '+85291234567'],
    ['CN', '13800138000', 'HK', '13800138000'],
  ])('P12 in %s, %j of a customer in %s is %s', (region, text, country, expected) =>
    expect(shown(region, text, country)).toBe(expected),
  );

  it.each([
    ['US', '18308925966', 'US', '(830) 892-5966'],
    ['US', '18308925966', '', '(830) 892-5966'],
    ['US', '+1 830 892 5966', 'CN', '(830) 892-5966'],
    ['US', '(932) 997-8010', 'CN', '(932) 997-8010'],
  ])('P12 in %s, %j of a customer in %j stays a number of the home region: %s', (region, text, country, expected) =>
    expect(shown(region, text, country)).toBe(expected),
  );

  it('P12 in a ledger with Chinese mobiles, eleven bare digits are certain only beside a country', () => {
    expect(shown('US', '18308925966', '', true)).toBe('region-unclear');
    expect(shown('US', '18308925966', 'US', true)).toBe('(830) 892-5966');
    expect(shown('US', '18308925966', 'CN', true)).toBe('+8618308925966');
  });

  it.each([
    ['US', '9876543210', 'IN', 'region-unclear'],
    ['US', '1-830-892-5966', 'CN', 'region-unclear'],
    ['US', '9859259594', 'CN', 'region-unclear'],
    ['US', '12', 'CN', 'invalid'],
  ])('P12 in %s, %j of a customer in %s is never guessed: %s', (region, text, country, expected) =>
    expect(shown(region, text, country)).toBe(expected),
  );
});
