import { rowsOf, snapshotOf } from '../../test/fixtures/sheets/plain-sheet';
import { assessListKind } from './assess-list-kind';
import { detectTable } from './detect-table';
import { mapColumns } from './map-columns';

function kindOf(cells: string) {
  const snapshot = snapshotOf(rowsOf(cells));
  const found = detectTable(snapshot);
  if (!found.ok) throw new Error(JSON.stringify(found.issues));
  return assessListKind(found.value, snapshot, mapColumns(found.value, snapshot, { today: '2026-11-21' }));
}

describe('assessListKind', () => {
  it('[L1] knows one row per visit by the customers that come back with another date and content', () => {
    expect(
      kindOf(
        '日期|客户|内容\n2026-01-02|王一|报价\n2026-01-09|王一|催\n2026-01-11|李二|报价\n2026-02-01|王一|签\n2026-02-03|李二|签',
      ),
    ).toEqual({
      kind: 'transactions',
      reason: 'contacts',
      params: { rows: 5, customers: 2 },
    });
  });

  it('[L1] knows orders that are numbered from few repetitions', () => {
    const rows = Array.from({ length: 20 }, (_, i) => `A${i}|2026-03-${10 + i}|客户${i % 15}|${i * 7 + 3}`).join('\n');
    expect(kindOf(`订单号|日期|客户|金额\n${rows}`)).toMatchObject({
      reason: 'orders',
      params: { rows: 20, customers: 15 },
    });
  });

  it('[L1] counts by the customer number where there are no names', () => {
    expect(
      kindOf(
        'Invoice no|Customer ID|Date|Amount\n1|17|2026-01-02|5\n2|17|2026-01-09|6\n3|12|2026-02-02|7\n4|12|2026-03-02|8',
      ),
    ).toMatchObject({
      reason: 'orders',
      params: { rows: 4, customers: 2 },
    });
  });

  it('[L1] sees through merged cells, which hold the customer once', () => {
    const log =
      '客户|日期|内容\n王一|2026-01-02|报价\n|2026-01-09|催\n|2026-01-11|签\n李二|2026-01-05|报价\n|2026-02-03|签';
    expect(kindOf(log)).toMatchObject({ reason: 'contacts', params: { rows: 5, customers: 2 } });
  });

  it('[L2] lets records pass that have a phone and no name', () => {
    const rows = Array.from(
      { length: 20 },
      (_, i) => `2026-03-${10 + i}|${i % 2 ? '' : `客户${i}`}|13800000${100 + i}|要报价${i}`,
    ).join('\n');
    expect(kindOf(`日期|姓名|电话|内容\n${rows}`)).toBe('customers');
  });

  it('[L2] lets a customer list with many duplicates pass', () => {
    const rows = Array.from(
      { length: 30 },
      (_, i) => `客户${i % 12}|138000000${10 + (i % 12)}|2026-01-${10 + (i % 12)}|备注${i}`,
    ).join('\n');
    expect(kindOf(`姓名|电话|登记日期|备注\n${rows}`)).toBe('customers');
    expect(kindOf(`姓名|电话|日期|备注\n${rows}`)).toBe('customers');
  });

  it('[L2] lets a list with a first order each pass', () => {
    const rows = Array.from({ length: 20 }, (_, i) => `A${i}|2026-03-${10 + i}|客户${i}|${i * 7 + 3}`).join('\n');
    expect(kindOf(`订单号|日期|客户|金额\n${rows}`)).toBe('customers');
  });

  it('[L3] lets one row per contact person pass', () => {
    const rows = Array.from(
      { length: 20 },
      (_, i) => `公司${i % 4}有限公司|联系人${i}|13800000${100 + i}|2026-0${1 + (i % 9)}-11`,
    ).join('\n');
    expect(kindOf(`公司|联系人|电话|最近联系\n${rows}`)).toBe('customers');
  });

  it('[L4] judges nothing by fewer than four rows', () => {
    expect(kindOf('日期|客户|内容\n2026-01-02|王一|报价\n2026-01-09|王一|催\n2026-01-11|王一|报价')).toBe('customers');
  });
});
