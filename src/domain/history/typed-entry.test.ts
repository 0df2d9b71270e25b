import { TYPED_ROLES, typedColumns, typedEntry } from './typed-entry';

const context = {
  language: 'zh-CN',
  region: 'CN',
  locale: 'zh_CN',
  today: '2026-11-22',
  currency: 'CNY',
  lists: { scale: [{ key: '0-10', label: '十分制' }] },
} as const;

const codes = (role: (typeof TYPED_ROLES)[number], typed: Readonly<Record<string, string>>) => {
  const { refusals, told } = typedEntry(role, typed, context);
  return { refused: refusals.map(({ code }) => code), told: told.map(({ code }) => code) };
};

describe('what is typed as an entry', () => {
  it('becomes days, numbers and texts by the type of its column', () => {
    const { values } = typedEntry('purchases', { date: '2024年3月5日', product: ' 茶 ', amount: '￥1,200' }, context);
    expect(values).toMatchObject({ date: { date: '2024-03-05' }, product: '茶', amount: 1200, invoice: '' });
    expect(codes('purchases', { amount: 'US$9' })).toEqual({ refused: [], told: ['currency-other'] });
  });

  it('has something to tell, whatever the role', () => {
    for (const role of TYPED_ROLES) expect(codes(role, {}).refused).toEqual(['entry-empty']);
    expect(codes('feedback', { score: '9' }).refused).toEqual([]);
  });

  it('keeps scores on the scale that was chosen, by the words of the list', () => {
    expect(codes('feedback', { score: '10', scale: '十分制' }).refused).toEqual([]);
    expect(codes('feedback', { score: '10', scale: '1–5' }).refused).toEqual(['score-beyond-scale']);
    expect(codes('feedback', { score: '90', scale: '百分制' }).refused).toEqual([]);
  });

  it('is never asked whose it is, nor what only an import or time tells', () => {
    const keys = TYPED_ROLES.flatMap((role) => typedColumns(role).map(({ key }) => key));
    for (const key of ['customerId', 'customer', 'since', 'changedOn']) expect(keys).not.toContain(key);
  });
});
