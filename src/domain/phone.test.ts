import fc from 'fast-check';
import examples from 'libphonenumber-js/examples.mobile.json';
import { createPhoneReader, formatPhone, mayHoldChinese, parsePhone } from './phone';

/** What the cell would hold, or the kind of failure. */
function shown(text: string, region = 'CN', international = false): string {
  const reading = parsePhone(text, region);
  return reading.kind === 'valid' ? formatPhone(reading, { region, international }) : reading.kind;
}

describe('parsePhone', () => {
  it.each([
    ['13800138000', '13800138000'],
    ['138 0013 8000', '13800138000'],
    ['138-0013-8000', '13800138000'],
    ['138.0013.8000', '13800138000'],
    ['１３８　００１３　８０００', '13800138000'],
    ['\u202d13800138000\u202c', '13800138000'],
    ['+86-138-0013-8000', '13800138000'],
    ['(+86)13800138000', '13800138000'],
    ['0086 13800138000', '13800138000'],
    ['8613800138000', '13800138000'],
    ['013800138000', '13800138000'],
    ['0138 0013 8000', '13800138000'],
    ['0-13800138000', '13800138000'],
    // No area begins with 19: the 0 is one dialled before a mobile.
    ['0193-49829021', '19349829021'],
    ['010-65529988', '010-65529988'],
    ['(010) 6552 9988', '010-65529988'],
    ['0755 88881234', '0755-88881234'],
    ['07558888123', '0755-8888123'],
    ['+86(0)10-65529988', '010-65529988'],
    ['4008208820', '400-820-8820'],
    ['010-65529988转123', '010-65529988转123'],
    ['010-65529988 ext. 123', '010-65529988转123'],
    ['010-65529988 分机 8', '010-65529988转8'],
    ['(852) 9123 4567', '+85291234567'],
    ['+852 9123 4567', '+85291234567'],
    ['00 44 20 7946 0018', '+442079460018'],
    ['+44 (0)20 7946 0018 x12', '+442079460018 x12'],
  ])('P1 %j in CN is shown as %s', (text, expected) => expect(shown(text)).toBe(expected));

  it.each([
    ['2133734253', 'US', '(213) 373-4253'],
    ['1-213-373-4253', 'US', '(213) 373-4253'],
    ['310/246-1501', 'US', '(310) 246-1501'],
    ['0912-345-678', 'TW', '0912 345 678'],
    ['912345678', 'TW', '0912 345 678'],
    ['02-2345-6789 #12', 'TW', '02 2345 6789轉12'],
    ['91234567', 'HK', '9123 4567'],
    ['(852) 9123 4567', 'HK', '9123 4567'],
    ['9123 4567', 'SG', '9123 4567'],
    ['030 123456', 'DE', '030 123456'],
    ['0401310242', 'AU', '0401 310 242'],
    ['08 44236556', 'AU', '(08) 4423 6556'],
    ['+61 2 9374 4000', 'AU', '(02) 9374 4000'],
    ['1300 123 456', 'AU', '1300 123 456'],
    ['+61 2 9374 4000', 'US', '+61293744000'],
    ['0086 138 0013 8000', 'US', '+8613800138000'],
    ['+1 416 555 1234', 'US', '(416) 555-1234'],
    ['011 86 138 0013 8000', 'US', '+8613800138000'],
    ['+7', 'US', 'invalid'],
    ['(011) 3456 7890', 'BR', '(11) 3456-7890'],
  ])('P2 %j in %s is shown as %s', (text, region, expected) => expect(shown(text, region)).toBe(expected));

  it('P3 shows all with country code where that was ticked', () => {
    expect(shown('010-65529988转123', 'CN', true)).toBe('+861065529988 x123');
    expect(shown('(213) 373-4253', 'US', true)).toBe('+12133734253');
  });

  it.each([
    '138001380OO',
    '1380013800',
    '11111111111',
    '95588',
    '王经理 13800138000',
    'Tel: 13800138000',
    '无',
    '12',
    '+',
    '13800138000元',
    '+86 1380013800',
    '138*0013*8000',
    '1-800-FLOWERS',
  ])('P4 %j is invalid in CN', (text) => expect(shown(text)).toBe('invalid'));

  it.each([
    ['1.38E+10', 'damaged'],
    ['１．３８Ｅ＋１０', 'damaged'],
    ['1380013800013', 'invalid'],
    ['13800138000139001390', 'damaged'],
    ['13800138000/13900139000', 'several'],
    ['13800138000 13900139000', 'several'],
    ['13800138000、13900139000', 'several'],
    ['13800138000\n010-65529988', 'several'],
    ['王 13800138000；李 13900139000', 'several'],
    ['2345 6789/2345 6790', 'several'],
    ['852 2345 6789', 'region-unclear'],
    ['212-555-0101', 'region-unclear'],
    ['(212) 555-0101', 'region-unclear'],
    ['442079460018', 'region-unclear'],
    ['12345678901', 'region-unclear'],
  ])('P5 %j in CN: %s', (text, expected) => expect(shown(text)).toBe(expected));

  it.each([
    ['18308925966', false, '(830) 892-5966'],
    ['18308925966', true, 'region-unclear'],
    ['1 830 892 5966', true, '(830) 892-5966'],
    ['1-830-892-5966', true, '(830) 892-5966'],
    ['183-0892-5966', false, 'region-unclear'],
    ['183 0892 5966', false, 'region-unclear'],
    ['15761840518', false, 'region-unclear'],
    ['0151 12345678', false, 'region-unclear'],
    ['0151 123', false, 'invalid'],
    ['8308925966', true, '(830) 892-5966'],
  ])('P5 %j in North America, Chinese mobiles beside it %j: %s', (text, besideChinese, expected) => {
    const reading = parsePhone(text, 'US', besideChinese);
    expect(reading.kind === 'valid' ? reading.national : reading.kind).toBe(expected);
  });

  it.each([
    ['3865286', 'US', 'local'],
    ['386-5286', 'US', 'local'],
    ['1865286', 'US', 'invalid'],
    ['6552998', 'CN', 'local'],
    ['6552 9988', 'CN', 'local'],
    ['9374 4000', 'AU', 'local'],
    ['9374 4000', 'HK', '9374 4000'],
  ])('P11 %j in %s: %s', (text, region, expected) => expect(shown(text, region)).toBe(expected));

  it('P5 gives the numbers of a cell that holds several', () => {
    const reading = parsePhone('王 13800138000 / 010-65529988 / 13900139000', 'CN');
    expect(reading.kind === 'several' && reading.phones.map(({ e164 }) => e164)).toEqual([
      '+861065529988',
      '+8613900139000',
    ]);
  });

  it.each([
    ['13800138000', 'region-unclear'],
    ['+8613800138000', '+8613800138000'],
    ['0086 13800138000', '+8613800138000'],
    ['12', 'invalid'],
  ])('P6 %j without a region: %s', (text, expected) => expect(shown(text, '')).toBe(expected));

  it('P7 what is shown is read back as the same number, in every region', () => {
    const regions = Object.keys(examples) as (keyof typeof examples)[];
    for (const region of regions)
      for (const international of [false, true]) {
        const reading = parsePhone(`+${codeOf(region)}${examples[region]}`, region);
        if (reading.kind !== 'valid') throw new Error(`${region} ${examples[region]}: ${reading.kind}`);
        const text = formatPhone(reading, { region, international });
        expect(parsePhone(text, region)).toEqual(reading);
      }
    expect(regions.length).toBeGreaterThan(200);
  });

  it('P7 reading is idempotent and never changes the digits, whatever the text', () => {
    const anyPhone = fc.oneof(
      fc.string({ unit: fc.constantFrom(...'0123456789+-() /.x转'), minLength: 6, maxLength: 22 }),
      fc.integer({ min: 13000000000, max: 19999999999 }).map(String),
      fc.integer({ min: 2000000000, max: 9999999999 }).map(String),
    );
    fc.assert(
      fc.property(
        anyPhone,
        fc.constantFrom('CN', 'US', 'TW', 'HK', 'MO', 'AU', 'SG', 'DE', 'IT', 'BR', 'MX', 'AR', ''),
        (text, region) => {
          const reading = parsePhone(text, region);
          if (reading.kind !== 'valid') return;
          for (const international of [false, true]) {
            const again = parsePhone(formatPhone(reading, { region, international }), region);
            expect(again).toEqual(reading);
          }
          const dialled = text.replace(/\D/g, '').replace(/^0+/, '');
          const kept = `${reading.e164}${reading.extension ?? ''}`;
          expect(kept.endsWith(dialled.slice(-7))).toBe(true);
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('P10 ends quickly on hostile text', () => {
    const started = Date.now();
    for (const unit of ['1', ' ', '(', '+', '-', '1 ', '1/', 'x', '转1', '，', '1,'])
      for (const length of [200, 100_000]) parsePhone(unit.repeat(length).slice(0, length), 'CN');
    expect(Date.now() - started).toBeLessThan(10_000);
  });
});

describe('mayHoldChinese', () => {
  const american = Array.from({ length: 40 }, (_, i) => `13125552${100 + i}`);

  it.each([
    [american, 'zh-CN', true],
    [american, 'en', false],
    [[...american, '13121552100'], 'en', false],
    [[...american, '138-0013-8000'], 'en', true],
    [['18308925966', '15761840518'], 'en', true],
    [[], 'en', false],
  ] as const)('P5 %j in %s: %j', (texts, language, expected) => expect(mayHoldChinese(texts, language)).toBe(expected));
});

describe('createPhoneReader', () => {
  const read = createPhoneReader('CN');

  it('P8 reads number cells, whose zeros the format may still show', () => {
    expect(read(13800138000)).toMatchObject({ kind: 'valid', e164: '+8613800138000' });
    expect(read(13800138000, '1.38E+10')).toMatchObject({ kind: 'valid', e164: '+8613800138000' });
    expect(read(1065529988, '01065529988')).toMatchObject({ kind: 'valid', national: '010-65529988' });
    expect(createPhoneReader('TW')(912345678)).toMatchObject({ kind: 'valid', national: '0912 345 678' });
  });

  it.each([13800000000, 13800100000, 1.38e16, 138001380001234])('P8 %d has lost digits or has too many', (value) =>
    expect(read(value).kind).toBe(value === 138001380001234 ? 'invalid' : 'damaged'),
  );

  it.each([true, -13800138000, 138.5, { date: '2024-03-05' }])('P8 %j is no phone', (value) =>
    expect(read(value).kind).toBe('invalid'),
  );

  it('P9 reads equal cells once', () => {
    expect(read('138 0013 8000')).toBe(read('138 0013 8000'));
  });
});

function codeOf(region: string): string {
  const { getCountryCallingCode } = jest.requireActual<typeof import('libphonenumber-js/min')>('libphonenumber-js/min');
  return getCountryCallingCode(region as Parameters<typeof getCountryCallingCode>[0]);
}
