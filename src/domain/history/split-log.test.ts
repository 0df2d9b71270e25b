import fc from 'fast-check';
import { channelReader, splitLogs } from './split-log';

const CHINA = { locale: 'zh_CN', today: '2026-11-22' } as const;
const AMERICA = { locale: 'en_US', today: '2026-11-22' } as const;

function said(text: string, reading: Parameters<typeof splitLogs>[1] = CHINA): unknown[] {
  return (splitLogs([text], reading)[0] ?? []).map(({ at, note }) => [
    at === null ? '' : `${at.date} ${at.time ?? ''}`.trim(),
    note,
  ]);
}

describe('running notes', () => {
  it.each<[string, readonly (readonly [string, string])[]]>([
    [
      '2024-03-05 电话，报价；3月20日 回访 不接…',
      [
        ['2024-03-05', '电话，报价'],
        ['2024-03-20', '回访 不接…'],
      ],
    ],
    [
      '展会认识\n【2024.3.5】寄样品\n2024年4月1日：满意，约2024-05-01再谈',
      [
        ['', '展会认识'],
        ['2024-03-05', '寄样品'],
        ['2024-04-01', '满意，约2024-05-01再谈'],
      ],
    ],
    [
      '2024/3/5 14:30 微信报价 2024/3/8 下单 2024/4/1前付清',
      [
        ['2024-03-05 14:30:00', '微信报价'],
        ['2024-03-08', '下单 2024/4/1前付清'],
      ],
    ],
    [
      '12/30 拜访；2024-01-05 报价；1/10 催款；2/30 无此日',
      [
        ['', '12/30 拜访'],
        ['2024-01-05', '报价'],
        ['2024-01-10', '催款；2/30 无此日'],
      ],
    ],
    ['3.5折优惠，要5/10个，1-2箱', [['', '3.5折优惠，要5/10个，1-2箱']]],
    ['没有日期', [['', '没有日期']]],
    [
      '【2024-05-01】来店【2024-05-08】电话，约【2024-06-01】再谈',
      [
        ['2024-05-01', '来店'],
        ['2024-05-08', '电话，约【2024-06-01】再谈'],
      ],
    ],
  ])('S1 are cut where an entry begins: %s', (text, parts) => {
    expect(said(text)).toEqual(parts);
  });

  it('S1 in English, by the order of day and month that the column has', () => {
    expect(said('03/05/2024 called, wants a quote\n20 Mar: no answer\nMar 21: ordered', AMERICA)).toEqual([
      ['2024-03-05', 'called, wants a quote'],
      ['2024-03-20', 'no answer'],
      // A month and a year, perhaps.
      ['', 'Mar 21: ordered'],
    ]);
    expect(said('5 Mar 2024 - called. 25/03/2024 visited', { ...AMERICA, locale: 'en_GB' })).toEqual([
      ['2024-03-05', 'called.'],
      ['2024-03-25', 'visited'],
    ]);
    // Nobody can tell which of the two is the day.
    expect(said('03/05/2024 called', { ...AMERICA, locale: '' })).toEqual([['', '03/05/2024 called']]);
  });

  it('S2 take a year from the entries beside, where only one keeps the order', () => {
    expect(said('2023-11-05 甲；1月10日 乙；2024-03-01 丙')).toMatchObject([{}, ['2024-01-10', '乙'], {}]);
    expect(said('2023-11-05 甲；1月10日 乙')).toMatchObject([{}, ['', '1月10日 乙']]);
    expect(said('2024-03-01 丙；1月10日 乙；2023-11-05 甲')).toMatchObject([{}, ['2024-01-10', '乙'], {}]);
    expect(said('1月10日 乙；3月2日 丙')).toEqual([
      ['', '1月10日 乙'],
      ['', '3月2日 丙'],
    ]);
    expect(said('2026-11-01 甲；12月2日 丙')).toMatchObject([{}, ['', '12月2日 丙']]);
    // Other cells of the column go back in time.
    const [, back] = splitLogs(['2024-03-05 甲；2024-02-01 乙', '2024-03-01 甲；3月20日 乙'], CHINA);
    expect(back?.[1]).toMatchObject({ at: null, isYearless: true, written: '3月20日' });
  });

  it('S3 lose nothing: the parts joined are the cell, and every note stands in its part', () => {
    const piece = fc.oneof(
      fc.constantFrom('2024-03-05', '3月20日', '12/30', '2023年1月2日 10:00', 'Mar 5', '1.5', '2024/2/30', '周三'),
      fc.constantFrom(' ', '\n', '；', ';', '。', '【', '】', '：', '- ', '，', '\r\n', '　'),
      fc.constantFrom('电话', '报价', 'called', '约', 'by', '前', '3', '🙂'),
      fc.string({ maxLength: 4 }),
    );
    fc.assert(
      fc.property(fc.array(fc.array(piece, { maxLength: 12 }), { maxLength: 3 }), (cells) => {
        const texts = cells.map((pieces) => pieces.join(''));
        splitLogs(texts, CHINA).forEach((parts, i) => {
          expect(parts.map(({ text }) => text).join('')).toBe(texts[i]);
          for (const { text, note, at, written } of parts) {
            expect(text).toContain(note);
            expect(text).toContain(written);
            // What is in neither is signs between them.
            const rest = at === null ? text.replace(note, '') : text.replace(written, '').replace(note, '');
            expect(rest).not.toMatch(/[\p{L}\p{N}]/u);
          }
        });
      }),
    );
  });

  it('S4 name a channel by one word of the list', () => {
    const read = channelReader([
      { key: 'phone', label: '电话' },
      { key: 'visit', label: '到店/拜访' },
      { key: 'wechat', label: '企微' },
      { key: 'other', label: '其他' },
    ]);
    expect(['电话报价', '上门拜访', 'wechat 发图', 'Phoned twice', '电话没接，拜访', '其他', ''].map(read)).toEqual([
      '电话',
      '到店/拜访',
      '企微',
      '电话',
      '',
      '',
      '',
    ]);
  });
});
