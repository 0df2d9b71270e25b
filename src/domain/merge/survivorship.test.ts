import fc from 'fast-check';
import { type CellValue, isBlank, textOf } from '../cell-value';
import type { ColumnKey } from '../fields';
import { type MergingColumn, type MergingContext, type Survival, survivingValues } from './survivorship';

const date = (text: string): CellValue => ({ date: text });

/** What becomes of rows whose columns are given by key; `own` names one of the user's own. */
function merge(
  columns: Readonly<Record<string, readonly CellValue[]>>,
  more: Partial<MergingContext> & { readonly kept?: readonly string[] } = {},
): Record<string, Survival> {
  const keys = Object.keys(columns);
  const count = Object.values(columns)[0]?.length ?? 0;
  const merging = keys.map(
    (key): MergingColumn => ({
      key: key === 'own' ? null : (key as ColumnKey),
      header: key,
      values: columns[key] ?? [],
      kept: more.kept?.includes(key) === true,
    }),
  );
  const found = survivingValues(merging, {
    survivor: 0,
    updated: new Array<string>(count).fill(''),
    tierByHand: new Array<boolean>(count).fill(false),
    yes: ['Ja'],
    sameAs: (value) => textOf(value).toLowerCase(),
    chosen: keys.map(() => undefined),
    ...more,
  });
  return Object.fromEntries(keys.map((key, i) => [key, found[i] as Survival]));
}

describe('numbers of orders', () => {
  const first = date('2024-05-01');
  const orders = (last: readonly string[], totals: readonly number[], firsts: readonly CellValue[]) =>
    merge({ firstOrder: firsts, lastOrder: last.map(date), totalSpent: totals })['totalSpent'];

  it('of a copy from an earlier time are not added up', () => {
    expect(orders(['2025-01-01', '2026-01-01'], [400, 500], [first, first])).toMatchObject({
      value: 500,
      rule: 'latest',
    });
    expect(
      orders(['2026-01-01', '2025-01-01', '2026-02-02'], [500, 400, 7], [first, first, date('2026-02-02')]),
    ).toEqual({
      value: 507,
      rule: 'sum',
      counted: [0, 2],
    });
  });

  it('are added up where another began, or where each says more of something', () => {
    expect(orders(['2025-01-01', '2026-01-01'], [400, 500], [first, date('2024-05-02')])).toMatchObject({ value: 900 });
    expect(orders(['2025-01-01', '2026-01-01'], [600, 500], [first, first])).toMatchObject({ value: 1100 });
  });
});

describe('survivingValues', () => {
  it.each<[string, string, readonly CellValue[], CellValue, string]>([
    ['names: what is written most often', 'name', ['Anne Lee', 'Ann Lee', 'ann  lee'], 'ann  lee', 'most-frequent'],
    [
      'names: one with a given name before one with a title',
      'name',
      ['陆小姐', '陆小姐', '陆嘉'],
      '陆嘉',
      'most-frequent',
    ],
    ['names: of two the longer', 'name', ['Ann', 'Ann Lee'], 'Ann Lee', 'most-frequent'],
    ['company: the longest that is valid', 'company', ['Acme', '#REF!', 'Acme Ltd'], 'Acme Ltd', 'longest-valid'],
    [
      'company: spoiled text only where there is nothing else',
      'company',
      ['Ac\uFFFDme Limited', 'Acme'],
      'Acme',
      'longest-valid',
    ],
    ['one value alone', 'jobTitle', ['', 'Buyer', ''], 'Buyer', 'only-value'],
    ['the same everywhere', 'jobTitle', ['Buyer', 'Buyer'], 'Buyer', 'same'],
    ['remarks: each line once', 'remarks', ['a\nb', 'b\nc', 'a'], 'a\nb\nc', 'joined'],
    [
      'first order: the earliest',
      'firstOrder',
      [date('2024-05-01'), '', date('2023-01-02')],
      date('2023-01-02'),
      'earliest',
    ],
    ['last contact: the latest', 'lastContact', [date('2024-05-01'), date('2025-01-02')], date('2025-01-02'), 'latest'],
    ['dates: what nobody can read stays', 'lastContact', ['soon', date('2025-01-02')], 'soon', 'survivors'],
    ['orders: added up', 'orderCount', [1, '', 2], 3, 'sum'],
    ['orders: without the noise of fractions', 'totalSpent', [0.1, 0.2], 0.3, 'sum'],
    ['orders: unreadable ones are not', 'orderCount', [1, 'two'], 1, 'survivors'],
    ['orders: of one row twice they are not', 'orderCount', [2, 2], 2, 'same'],
    ['consent: a no wins', 'mailConsent', ['Yes', 'No'], 'No', 'refusal-wins'],
    ['consent: a letter', 'mailConsent', ['Y', 'N'], 'N', 'refusal-wins'],
    ['consent: any other word is a no', 'mailConsent', ['Yes', 'Unsubscribed'], 'Unsubscribed', 'refusal-wins'],
    ['consent: a box that is not ticked', 'mailConsent', [true, false], false, 'refusal-wins'],
    ['consent: however a yes is written', 'mailConsent', ['ＹＥＳ', true, 1, '同意', 'ja', ''], 'ＹＥＳ', 'newest'],
    ['owner: of the row that stays', 'owner', ['Wang', 'Li'], 'Wang', 'survivors'],
    ['owner: of another where there is none', 'owner', ['', 'Li'], 'Li', 'only-value'],
    ['own columns: of the row that stays', 'own', ['x', 'y'], 'x', 'survivors'],
    ['own columns: the only value', 'own', ['', 'y', 'y'], 'y', 'survivors'],
    ['own columns: none of two others', 'own', ['', 'y', 'z'], '', 'survivors'],
    ['the ID stays', 'customerId', ['C-1', 'C-2'], 'C-1', 'survivors'],
  ])('%s', (_, key, values, value, rule) => {
    expect(merge({ [key]: values })[key]).toEqual({ value, rule });
  });

  it('takes contact data from the row that was changed last', () => {
    const updated = ['2026-01-01 00:00:00', '2026-03-01 00:00:00', ''];
    expect(merge({ social: ['a', 'b', 'c'] }, { updated })['social']).toEqual({ value: 'b', rule: 'newest' });
    expect(merge({ social: ['a', '', 'c'] }, { updated })['social']).toEqual({ value: 'a', rule: 'newest' });
  });

  it('keeps every phone and address: the newest first, then the second column, then the remarks', () => {
    const found = merge(
      { phone: ['1', '2', '1'], phone2: ['', '3', '4'], email: ['a@x', 'A@X', 'b@x'], remarks: ['note', '', ''] },
      { updated: ['2026-01-01', '2026-02-01', ''] },
    );
    expect([found['phone']?.value, found['phone2']?.value, found['email']?.value]).toEqual(['2', '1', 'A@X']);
    expect(found['remarks']).toEqual({ value: 'note\nphone2: 3\nphone2: 4\nemail: b@x', rule: 'joined' });
  });

  it('takes the parts of an address from one row', () => {
    const found = merge({ 'address.street': ['High St', 'Main Street 12'], 'address.city': ['York', 'Leeds'] });
    expect([found['address.street']?.value, found['address.city']?.value]).toEqual(['Main Street 12', 'Leeds']);
  });

  it('takes the earliest open plan with its step', () => {
    const found = merge({
      nextFollowUp: [date('2026-12-01'), date('2026-11-01'), ''],
      nextStep: ['call', 'visit', 'write'],
    });
    expect([found['nextFollowUp']?.value, found['nextStep']?.value]).toEqual([date('2026-11-01'), 'visit']);
  });

  it('lets a tier that was typed win, with what it was set by', () => {
    const found = merge(
      { tier: ['Active', 'VIP'], tierSource: ['Active · x', 'set by hand'] },
      { tierByHand: [false, true] },
    );
    expect([found['tier'], found['tierSource']?.value]).toEqual([{ value: 'VIP', rule: 'set-by-hand' }, 'set by hand']);
  });

  it('leaves what must not be written', () => {
    const found = merge(
      { name: ['Ann', 'Ann Lee'], phone: ['1', '2'], remarks: ['', ''] },
      { kept: ['name', 'phone'] },
    );
    expect([found['name']?.value, found['phone']?.value, found['remarks']?.value]).toEqual(['Ann', '1', 'phone: 2']);
  });

  it('prefers what somebody has chosen, and keeps the phones that were not', () => {
    const found = merge({ phone: ['1', '2'], remarks: ['', ''] }, { chosen: ['3', undefined] });
    expect([found['phone']?.value, found['remarks']?.value]).toEqual(['3', 'phone: 1\nphone: 2']);
  });

  const cell = fc.constantFrom<CellValue>('', 'a', 'b', 'c@x', 'a\nb', 7, true, date('2026-01-01'));
  const rows = fc
    .tuple(
      fc.integer({ min: 2, max: 5 }),
      fc.subarray(['name', 'phone', 'phone2', 'email', 'needs', 'own'], { minLength: 1 }),
    )
    .chain(([count, keys]) =>
      fc.record(
        Object.fromEntries(
          [...keys, 'remarks'].map((key) => [key, fc.array(cell, { minLength: count, maxLength: count })]),
        ),
      ),
    );

  it('leaves no phone, no address, no line of a remark behind', () => {
    fc.assert(
      fc.property(rows, (columns) => {
        const found = merge(columns);
        const there = new Set(
          ['phone', 'phone2', 'email', 'remarks'].flatMap((key) =>
            textOf(found[key]?.value ?? '')
              .split('\n')
              .map((line) => line.trim()),
          ),
        );
        const told = [...there].map((line) => line.replace(/^\w+: /, ''));
        for (const key of ['phone', 'phone2', 'email'])
          for (const value of columns[key] ?? [])
            if (!isBlank(value))
              expect(
                textOf(value)
                  .split('\n')
                  .every((line) => told.includes(line)) || there.has(textOf(value)),
              ).toBe(true);
        for (const value of columns['remarks'] ?? [])
          if (!isBlank(value)) for (const line of textOf(value).split('\n')) expect(there).toContain(line);
      }),
    );
  });

  it('never empties a cell, and takes nothing from nowhere', () => {
    fc.assert(
      fc.property(rows, (columns) => {
        const found = merge(columns);
        for (const [key, values] of Object.entries(columns)) {
          const value = found[key]?.value ?? '';
          if (!isBlank(values[0] ?? '')) expect(isBlank(value)).toBe(false);
          if (key === 'name' || key === 'own') expect([...values, '']).toContainEqual(value);
        }
      }),
    );
  });
});
