import { ciede2000, colourDifference, contrastRatio, VISION_NAMES } from '../../test/support/colour-difference';
import { conditionalRules, LEGEND, legendOf } from './conditional-formats';
import type { FieldKey } from './fields';
import type { FieldSetting, RedMeaning } from './ledger-settings';

const KEYS: FieldKey[] = [
  'name',
  'phone',
  'tier',
  'nextFollowUp',
  'priority',
  'contractEnd',
  'duplicateGroup',
  'issues',
];
const fields = KEYS.map(
  (key, position): FieldSetting => ({ key, header: key, position, original: '', check: 'warn', added: false }),
);
const item = (key: string, label: string) => ({ key, label });
const lists = {
  tier: [item('vip', 'VIP'), item('active', '活跃'), item('potential', '潜在'), item('dormant', 'Sleepy "Z"')],
  priority: [item('urgent', '紧急'), item('normal', '一般'), item('on-hold', '暂缓')],
};
const rules = (
  red: RedMeaning = 'urgent',
  keys: readonly FieldKey[] = KEYS,
  own: typeof lists | Record<string, never> = lists,
) =>
  conditionalRules(
    { red, lists: own, fields: fields.filter((field) => keys.includes(field.key as FieldKey)) },
    { firstRow: 1, rows: 500 },
  );

describe('legend', () => {
  it('C1 computes CIEDE2000 as its authors do', () => {
    // Pairs 1, 4, 7, 17, 20 and 25 of table 1 in Sharma, Wu and Dalal 2005.
    const pairs: [number, number, number, number, number, number, number][] = [
      [50, 2.6772, -79.7751, 50, 0, -82.7485, 2.0425],
      [50, -1.3802, -84.2814, 50, 0, -82.7485, 1.0],
      [50, 0, 0, 50, -1, 2, 2.3669],
      [50, 2.5, 0, 73, 25, -18, 27.1492],
      [50, 2.5, 0, 58, 24, 15, 19.4535],
      [60.2574, -34.0099, 36.2677, 60.4626, -34.1751, 39.4387, 1.2644],
    ];
    for (const [l1, a1, b1, l2, a2, b2, expected] of pairs)
      expect(ciede2000([l1, a1, b1], [l2, a2, b2])).toBeCloseTo(expected, 4);
  });

  it.each(['urgent', 'important'] as const)('C1 has text of 8.3:1 or more, red meaning %s', (red) => {
    for (const { meaning, fill, text } of legendOf(red)) {
      const ratio = contrastRatio(fill ?? '#FFFFFF', text);
      expect([meaning, ratio >= 8.3]).toEqual([meaning, true]);
    }
  });

  it('C2 has cell fills that look at least 12.9 apart to every eye, white included', () => {
    const fills = [
      ...new Set(['#FFFFFF', ...LEGEND.filter(({ fields }) => fields.length > 0).flatMap(({ fill }) => fill ?? [])]),
    ];
    expect(fills).toHaveLength(8);
    const tooNear = VISION_NAMES.flatMap((vision) =>
      fills.flatMap((a, i) =>
        fills
          .slice(i + 1)
          .flatMap((b) =>
            colourDifference(a, b, vision) < 12.9 ? [`${a} ${b} ${vision} ${colourDifference(a, b, vision)}`] : [],
          ),
      ),
    );
    expect(tooNear).toEqual([]);
  });

  it('C3 never speaks by colour alone: a word, a date or a line says the same', () => {
    for (const entry of LEGEND) expect(entry.mark).toMatch(/^(?:word|date|underlined)$/);
  });
});

describe('conditionalRules', () => {
  it('C4 makes eleven whole-column rules, all with our mark', () => {
    expect(rules()).toHaveLength(11);
    const names = rules().map(({ formula }) => /N\("ledgerline:(\w+)"\)=0\)$/.exec(formula)?.[1]);
    expect(names).toEqual(LEGEND.filter(({ fields }) => fields.length > 0).map(({ meaning }) => meaning));
    for (const { ranges } of rules())
      for (const range of ranges) expect(range).toMatchObject({ row: 1, rows: 500, columns: 1 });
  });

  it('C4 writes formulas that only AND, N, TODAY, ISNUMBER and LEN are needed for', () => {
    const formulas = rules().map(({ formula }) => formula);
    expect(formulas).toEqual([
      '=AND($E2="紧急",N("ledgerline:urgent")=0)',
      '=AND(ISNUMBER($D2),$D2<TODAY(),N("ledgerline:overdue")=0)',
      '=AND(ISNUMBER($D2),$D2>=TODAY(),$D2<TODAY()+1,N("ledgerline:today")=0)',
      '=AND(ISNUMBER($F2),$F2>=TODAY(),$F2<TODAY()+31,N("ledgerline:contract")=0)',
      '=AND($C2="VIP",N("ledgerline:rank1")=0)',
      '=AND($C2="活跃",N("ledgerline:rank2")=0)',
      '=AND($C2="潜在",N("ledgerline:rank3")=0)',
      '=AND($C2="Sleepy ""Z""",N("ledgerline:rank4")=0)',
      '=AND(LEN($G2)>0,N("ledgerline:duplicate")=0)',
      '=AND($E2="一般",N("ledgerline:normal")=0)',
      '=AND(LEN($H2)>0,N("ledgerline:toCheck")=0)',
    ]);
  });

  it('C4 colours one cell, and for a duplicate its name and its group', () => {
    expect(rules().map(({ ranges }) => ranges.map(({ column }) => column).join(' '))).toEqual([
      '4',
      '3',
      '3',
      '5',
      '2',
      '2',
      '2',
      '2',
      '0 6',
      '4',
      '7',
    ]);
  });

  it('C5 leaves out rules for columns and list items that the ledger lacks', () => {
    expect(rules('urgent', ['name', 'tier']).map(({ formula }) => formula.slice(5, 8))).toEqual([
      '$C2',
      '$C2',
      '$C2',
      '$C2',
    ]);
    expect(rules('urgent', KEYS, {})).toHaveLength(5);
    expect(rules('urgent', ['duplicateGroup'])[0]!.ranges).toEqual([{ row: 1, column: 6, rows: 500, columns: 1 }]);
  });

  it('C6 lets red mean the important customer', () => {
    const style = (red: RedMeaning, name: string) =>
      rules(red).find(({ formula }) => formula.includes(`:${name}"`))!.style;
    expect(style('urgent', 'urgent')).toEqual({ background: '#9A1208', color: '#FFFFFF', bold: true });
    expect(style('important', 'rank1')).toEqual({ background: '#9A1208', color: '#FFFFFF', bold: true });
    expect(style('important', 'urgent')).toEqual({ background: '#FDE7A9', color: '#000000', bold: true });
    expect(style('important', 'overdue')).not.toEqual(style('important', 'today'));
  });
});
