import { FIELDS, type FieldKey, fieldOf } from './fields';
import type { CheckMode, FieldSetting } from './ledger-settings';
import { checkOf, validationRule } from './validation-rules';

const HELP = { list: 'list', listOpen: 'listOpen', date: 'date', phone: 'phone', email: 'email', number: 'number' };
const LIST = { tab: 7, row: 3, column: 2, rows: 500, columns: 1 };

function rule(key: FieldKey, check: CheckMode = checkOf(fieldOf(key)), list: typeof LIST | null = LIST) {
  const field: FieldSetting = { key, header: key, position: 1, original: '', check, added: false };
  return validationRule(fieldOf(key), { fields: [field], headerRow: 0 }, list, HELP);
}

describe('checkOf', () => {
  it('W1 refuses only in the five lists that rules depend on', () => {
    const refusing = FIELDS.filter((field) => checkOf(field) === 'reject').map(({ key }) => key);
    expect(new Set(refusing)).toEqual(new Set(['tier', 'priority', 'flag', 'customerType', 'lifecycleStage']));
  });

  it('W1 warns in other lists, dates, numbers, phones and mails, and checks no words and no stamps', () => {
    const checks = (
      [
        'source',
        'birthday',
        'orderCount',
        'totalSpent',
        'phone2',
        'email',
        'name',
        'remarks',
        'updatedAt',
        'owner',
      ] as const
    ).map((key) => checkOf(fieldOf(key)));
    expect(checks).toEqual(['warn', 'warn', 'warn', 'warn', 'warn', 'warn', 'none', 'none', 'none', 'none']);
  });
});

describe('validationRule', () => {
  it.each<[FieldKey, string, boolean, string]>([
    ['tier', 'VALUE_IN_RANGE', false, 'list'],
    ['source', 'VALUE_IN_RANGE', true, 'listOpen'],
    ['nextFollowUp', 'DATE_IS_VALID_DATE', true, 'date'],
    ['birthday', 'CUSTOM_FORMULA', true, 'date'],
    ['email', 'TEXT_IS_VALID_EMAIL', true, 'email'],
    ['phone', 'CUSTOM_FORMULA', true, 'phone'],
    ['totalSpent', 'NUMBER_BETWEEN', true, 'number'],
  ])('W2 %s has %s', (key, criteria, allowInvalid, helpText) =>
    expect(rule(key)).toMatchObject({ criteria, allowInvalid, helpText }),
  );

  it('W2 has no rule for words, for a list without values, or where Settings allow anything', () => {
    expect([rule('name'), rule('source', 'warn', null), rule('email', 'none')]).toEqual([null, null, null]);
    expect(validationRule(fieldOf('email'), { fields: [], headerRow: 0 }, null, HELP)).toBeNull();
  });

  it('W2 does what Settings say', () => {
    expect(rule('email', 'reject')?.allowInvalid).toBe(false);
    expect(rule('tier', 'warn')).toMatchObject({ allowInvalid: true, helpText: 'listOpen' });
  });

  it.each([
    ['13800138000', true],
    ['010-65529988转123', true],
    ['+442079460018 x1234', true],
    ['(213) 373-4253', true],
    ['123456', false],
    ['1234567890123456', false],
    ['无', false],
  ])('W3 the phone formula finds %s right: %s', (text, right) => {
    expect(evaluate(String(rule('phone')!.args[0]), text)).toBe(right);
  });

  it.each([
    ['08-15', true],
    ['农历八月十五', true],
    [36000, true],
    ['1990-02-30', false],
    ['something else', false],
  ])('W4 the birthday formula finds %s right: %s', (value, right) => {
    expect(evaluate(String(rule('birthday')!.args[0]), value)).toBe(right);
  });
});

/** Works the formulas of this module out for one value of B2, with the few functions that they use. */
function evaluate(formula: string, value: string | number): boolean {
  const code = formula
    .slice(1)
    .replace(/\bB2\b/g, 'value')
    .replace(/(?<![<>])=(?!=)/g, (sign, at: number, whole: string) =>
      /[<>]/.test(whole[at - 1] ?? '') ? sign : '===',
    );
  const functions = {
    AND: (...all: boolean[]) => all.every(Boolean),
    OR: (...all: boolean[]) => all.some(Boolean),
    IF: (test: boolean, yes: number, no: number) => (test ? yes : no),
    LEN: (text: unknown) => String(text).length,
    SUBSTITUTE: (text: unknown, from: string, to: string) => String(text).split(from).join(to),
    ISNUMBER: (one: unknown) => typeof one === 'number',
  };
  return new Function('value', ...Object.keys(functions), `return ${code}`)(
    value,
    ...Object.values(functions),
  ) as boolean;
}
