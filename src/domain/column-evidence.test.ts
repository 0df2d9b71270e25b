import { columnEvidence, isCounting, isUnique } from './column-evidence';
import { LONGEST_READ, type Shape, shapesOf } from './value-shapes';

const TODAY = '2026-11-21';

function shapes(value: Parameters<typeof shapesOf>[0]): Shape[] {
  const found: Shape[] = [];
  shapesOf(value, TODAY, found);
  return found;
}

describe('shapesOf', () => {
  it.each<[string, Shape]>([
    ['a.b+c@example.co.uk', 'email'],
    ['Ada <ada@example.com>', 'email'],
    ['13800138000', 'sure-phone'],
    ['138 0013 8000', 'sure-phone'],
    ['１３８００１３８０００', 'sure-phone'],
    ['021-62345678', 'sure-phone'],
    ['+1 (212) 555-0101', 'sure-phone'],
    ['310/246-1501', 'sure-phone'],
    ['0912-345-678', 'sure-phone'],
    ['2345 6789', 'sure-phone'],
    ['Tel: 212-555-0101 ext. 5', 'sure-phone'],
    ['13800138000 / 13900139000', 'sure-phone'],
    ['3865286', 'phone'],
    ['2024-03-05', 'date'],
    ['2024年3月5日', 'date'],
    ['2024.3.5', 'date'],
    ['20240305', 'date'],
    ['3/5/2024', 'date'],
    ['12 Sep 2024', 'date'],
    ['March 5, 2024', 'date'],
    ['民国113年5月6日', 'date'],
    ['113/5/6', 'date'],
    ['2024-03-05 10:22:01', 'past'],
    ['2027/01/02', 'future'],
    ['1985-03-12', 'birth-date'],
    ['08-15', 'partial-date'],
    ['农历八月十五', 'partial-date'],
    ['1,280.50', 'number'],
    ['¥3280元', 'number'],
    ['12', 'integer'],
    ['王小明', 'sure-person'],
    ['張家豪', 'sure-person'],
    ['王总', 'sure-person'],
    ['欧阳娜娜', 'sure-person'],
    ['Ada Wong', 'person'],
    ['Smith, John', 'sure-person'],
    ['上海宏达贸易有限公司', 'company'],
    ['Acme Tools Inc.', 'company'],
    ['Müller GmbH', 'company'],
    ['上海市静安区南京西路1266号', 'address'],
    ['12 Main Street', 'address'],
    ['www.example.com', 'url'],
    ['男', 'gender'],
    ['Yes', 'yes-no'],
    ['金卡', 'level'],
    ['02118', 'postcode'],
    ['SW1A 1AA', 'postcode'],
    ['K-00123', 'code'],
    ['喜欢红色', 'words'],
  ])('[M4] %j is a %s', (text, shape) => expect(shapes(text)).toContain(shape));

  it.each<[string, Shape]>([
    ['please write to a@b.cn before the end of the month', 'email'],
    ['1234567.89', 'phone'],
    ['2024-03-05', 'phone'],
    ['12,345,678', 'sure-phone'],
    ['2024-13-45', 'date'],
    ['8581-4703-5433-004', 'date'],
    ['高级会员', 'sure-person'],
    ['Community Partnerships 12', 'person'],
  ])('[M4] %j is no %s', (text, shape) => expect(shapes(text)).not.toContain(shape));

  it('[M4] takes dates and booleans as they are', () => {
    expect(shapes({ date: '2026-12-01' })).toEqual(['date', 'future']);
    expect(shapes(true)).toEqual(['yes-no']);
  });

  it('[M4] takes bounded time whatever a cell holds', () => {
    const hostile = [
      'a',
      '1',
      '.',
      '@',
      '-',
      ' ',
      'a.',
      '1-',
      '1 ',
      'a@',
      '省1',
      '((',
      '+1',
      'a,',
      '王',
      '+',
      'a b ',
    ].flatMap((part) => [
      part.repeat(LONGEST_READ / part.length),
      `${part.repeat(LONGEST_READ / part.length - 1)}!`,
      part.repeat(25_000),
    ]);
    const start = performance.now();
    for (const text of hostile) for (let i = 0; i < 20; i++) shapes(text);
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});

describe('columnEvidence', () => {
  const rowsFrom = (values: readonly string[]) => ({
    values: values.map((value) => [value]),
    rows: values.map((_, i) => i),
  });

  it('[M2] counts shares over filled cells only', () => {
    const { values, rows } = rowsFrom(['a@b.cn', '', 'c@d.cn', 'none', ' ']);
    const evidence = columnEvidence(values, rows, 0, TODAY);
    expect(evidence).toMatchObject({ filled: 3, distinct: 3 });
    expect(evidence.share('email')).toBeCloseTo(2 / 3);
    expect(evidence.share('date')).toBe(0);
  });

  it('[M2] looks further where a sample of a long column finds little', () => {
    const { values, rows } = rowsFrom(Array.from({ length: 20_000 }, (_, i) => (i % 199 === 7 ? `u${i}@b.cn` : '')));
    const evidence = columnEvidence(values, rows, 0, TODAY);
    expect(evidence.filled).toBeGreaterThan(40);
    expect(evidence.share('email')).toBe(1);
  });

  it('[M2] says nothing of an empty column', () => {
    expect(columnEvidence([['']], [0], 0, TODAY).share('email')).toBe(0);
  });
});

describe('isUnique and isCounting', () => {
  const column = (...values: readonly (string | number)[]) =>
    [values.map((value) => [value]), values.map((_, i) => i), 0] as const;

  it('[M9] unique is filled and different in every row', () => {
    expect(isUnique(...column('K1', 'K2'))).toBe(true);
    expect(isUnique(...column('K1', 'k1 '))).toBe(false);
    expect(isUnique(...column('K1', ''))).toBe(false);
    expect(isUnique(...column())).toBe(false);
  });

  it('[M9] counting rises from one, with gaps', () => {
    expect(isCounting(...column(1, 2, 3))).toBe(true);
    expect(isCounting(...column('01', '02', '04', '', '05'))).toBe(true);
    expect(isCounting(...column(17, 18, 19))).toBe(false);
    expect(isCounting(...column(1, 900, 901))).toBe(false);
    expect(isCounting(...column('A1', 'A2'))).toBe(false);
    expect(isCounting(...column(3, 1, 2))).toBe(false);
  });
});
