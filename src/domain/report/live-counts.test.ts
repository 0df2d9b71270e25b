import type { CellValue } from '../cell-value';
import { liveCounts } from './live-counts';
import type { ReportCustomer } from './report';

const columns = (['customerId', 'tier', 'lifecycleStage'] as const).map((key, index) => ({ key, index, header: key }));
const lists = {
  tier: [{ key: 'vip', label: '"A*"' }],
  lifecycleStage: [
    { key: 'repeat', label: 'Repeat' },
    { key: 'loyal', label: 'Loyal' },
  ],
};

function counts(cells: readonly (readonly [string, string, string])[], told = cells) {
  const customers = told.map(([customerId, tier, stage]) => ({ customerId, tier, stage, type: '' }) as ReportCustomer);
  const labels = new Map(Object.values(lists).flatMap((items) => items.map(({ key, label }) => [key, label])));
  const values = [
    ['ID', 'Tier', 'Stage'],
    ...cells.map((row): CellValue[] => row.map((key) => labels.get(key) ?? key)),
  ];
  const rows = cells.map((_, i) => i + 1);
  return liveCounts({ rows, columns, values }, { sheet: "Ann's", headerRow: 0 }, customers, lists);
}

const cells = [
  ['1', 'vip', 'repeat'],
  ['2', '', 'loyal'],
] as const;
const IDS = `'Ann''s'!$A$1:$A,"<>"`;

it('P22 counts by the words of columns, one sum for every pair of words', () => {
  const of = counts(cells);
  expect(of({})).toBe(`COUNTIFS(${IDS})-1`);
  expect(of({ tier: ['vip'] })).toBe(`COUNTIFS(${IDS},'Ann''s'!$B$1:$B,"=""A~*""")`);
  const stage = (label: string) => `COUNTIFS(${IDS},'Ann''s'!$C$1:$C,"=${label}",'Ann''s'!$B$1:$B,"")`;
  expect(of({ stage: ['repeat', 'loyal'], tier: [''] })).toBe(`${stage('Repeat')}+${stage('Loyal')}`);
});

it('P22 counts nothing by what columns do not say of every customer', () => {
  const of = counts(cells, [
    ['1', 'vip', 'repeat'],
    ['2', '', 'lost'],
  ]);
  expect(of({ stage: ['repeat'] })).toBeNull();
  expect(of({ tier: ['vip'] })).not.toBeNull();
  expect(of({ type: ['new'] })).toBeNull();
  expect(counts([['', 'vip', 'repeat']])({})).toBeNull();
});
