/** Tables in Settings that people edit, through the real bundle: what they say is what counts, wherever it counts. */
import { readFile } from '../../workbench/io/read-file';
import { writeXlsx } from '../../workbench/io/xlsx/write-xlsx';
import type { Value } from '../../workbench/model/workbook';
import type { Workbench } from '../../workbench/workbench';
import { accepted, ask, openBundle, requestId } from '../support/bundle-workbench';
import { byHand } from '../support/by-hand';
import { customersTab, makeLedger, rewinder } from '../support/form-ledger';
import { told } from '../support/rolled-ledger';

const [ANN, DI] = ['C-000001', 'C-000004'] as const;

const ledger = makeLedger();
const back = rewinder(ledger);

const settingsOf = ({ state }: Workbench) => state.workbook.sheets.find(({ name }) => name === 'Settings');

/** Where a block stands. */
const columnOf = (workbench: Workbench, marker: string): number =>
  settingsOf(workbench)?.values[0]?.indexOf(marker) ?? -1;

/** Types below the headings of a block, from its first column on, in the row that begins with `first` or the first free one. */
function type(workbench: Workbench, marker: string, first: string, ...cells: (Value | undefined)[]): void {
  const values = settingsOf(workbench)?.values ?? [];
  const at = columnOf(workbench, marker);
  const found = values.findIndex((row, i) => i > 2 && row?.[at] === first);
  const free = values.findIndex((row, i) => i > 2 && cells.every((_, j) => row?.[at + j] === undefined));
  const index = found < 0 ? free : found;
  const row = values[index] ?? [];
  row[at] = first;
  for (const [i, cell] of cells.entries()) if (cell !== undefined) row[at + 1 + i] = cell;
  values[index] = row;
}

const refresh = (workbench: Workbench) => {
  const { answer, serviceCalls } = ask(workbench, 'refreshTiers', { requestId: requestId() });
  return { ...accepted(answer), serviceCalls };
};
const value = (figures: readonly { key: string; value: number | null }[], key: string) =>
  figures.find((one) => one.key === key)?.value;

describe('tables of Settings', () => {
  it('rule tiers, wished contacts, the year and segments, for one call more the first time', () => {
    const workbench = back();
    const before = refresh(workbench).serviceCalls;
    const plain = ask(workbench, 'report');
    expect(told(workbench, ANN, 'Tier')).toEqual(['Active']);
    type(workbench, 'tiers', 'Active', 'has bought, last order within 60 days');
    type(workbench, 'playbook', 'VIP', 'any', 7, 'call the owner');
    type(workbench, 'general', 'Fiscal year begins in month (1 to 12)', 4);
    type(workbench, 'segments', 'Reds', 'any', 'My own', 'is', 'RED');
    type(workbench, 'segments', '', '', 'Total spent', 'at least', 5000);
    type(workbench, 'segments', 'Nobody', 'all', 'No such column', 'is', 'x');
    const changed = refresh(workbench);
    expect(changed).toMatchObject({ issues: [], counts: { tiers: 1 } });
    expect([told(workbench, ANN, 'Tier'), told(workbench, DI, 'Tier')]).toEqual([['Dormant'], ['VIP']]);
    expect(refresh(workbench).serviceCalls).toBe(before);

    const { answer, serviceCalls } = ask(workbench, 'report');
    const report = accepted(answer);
    expect(serviceCalls).toBe(plain.serviceCalls);
    expect(report.fiscalStart).toBe(4);
    const [vip] = report.map.flatMap(({ lines }) => lines.filter(({ tier }) => tier === 'vip'));
    expect([vip?.contactDays, vip?.action]).toEqual([7, 'call the owner']);
    const segments = report.tables['customers-by-segment'];
    expect(segments.map(({ of, figures }) => [of, value(figures, 'customers'), value(figures, 'share')])).toEqual([
      ['Reds', 2, 0.5],
      ['Nobody', null, null],
    ]);
    expect(report.leftOut).toContainEqual({ code: 'segment-unclear', count: 1 });
  });

  it('stay as they were last while a cell is not understood, and tell which', () => {
    const workbench = back();
    type(workbench, 'tiers', 'Active', 'has bought, last order within 60 days');
    refresh(workbench);
    type(workbench, 'tiers', 'Active', 'has bought recently');
    type(workbench, 'stages', 'Quoted', 'half');
    const { issues } = refresh(workbench);
    expect(issues.map(({ code, params }) => [code, params?.['header'], params?.['value']])).toEqual([
      ['setting-unclear', 'Rule', 'has bought recently'],
      ['setting-unclear', 'Probability %', 'half'],
    ]);
    expect(told(workbench, ANN, 'Tier')).toEqual(['Dormant']);
    expect(accepted(ask(workbench, 'report').answer).leftOut).toContainEqual({ code: 'setting-unclear', count: 2 });
    expect(accepted(ask(workbench, 'status').answer).notes).toHaveLength(2);
  });

  it('lose what stood in a row that somebody deletes, the tier of a customer and the ledger stay', () => {
    for (const row of [4, 7]) {
      const workbench = back();
      const tiers = () => [told(workbench, ANN, 'Tier', 'Tier set by'), told(workbench, DI, 'Tier', 'Tier set by')];
      const before = tiers();
      const sheetId = settingsOf(workbench)?.sheetId;
      byHand(workbench, row === 4 ? (sheet) => void sheet.deleteRow(4) : (sheet) => void sheet.deleteRow(7), sheetId);
      accepted(ask(workbench, 'repair', { requestId: requestId() }).answer);
      expect({ row, tiers: tiers() }).toEqual({ row, tiers: before });
    }
  });

  it('come to an older ledger with Open settings, once, beside what is there, and stay in its file', async () => {
    const workbench = back();
    const sheet = settingsOf(workbench);
    for (const row of sheet?.values ?? [])
      for (const marker of ['playbook', 'stages', 'segments', 'list:lifecycleStage']) {
        const at = columnOf(workbench, marker);
        for (let i = 0; row !== sheet?.values[0] && i < (marker.startsWith('list') ? 1 : 5); i++) delete row?.[at + i];
      }
    for (const marker of ['playbook', 'stages', 'segments', 'list:lifecycleStage'])
      delete sheet?.values[0]?.[columnOf(workbench, marker)];
    const stood = structuredClone(sheet?.values ?? []);
    const width = sheet?.maxColumns ?? 0;
    const customers = structuredClone(customersTab(workbench).values);
    expect(refresh(workbench).issues).toEqual([]);
    for (const _ of [1, 2]) expect(workbench.menu('openSettings')).toMatchObject({ ok: true });
    const now = settingsOf(workbench)?.values ?? [];
    expect(now.map((row) => row?.slice(2, width))).toEqual(stood.map((row) => row?.slice(2, width)));
    expect(now[0]?.slice(width).filter(Boolean)).toEqual(['playbook', 'stages', 'segments', 'list:lifecycleStage']);
    expect(customersTab(workbench).values).toEqual(customers);

    type(workbench, 'segments', 'Reds', 'any', 'My own', 'is', 'red');
    type(workbench, 'playbook', 'VIP', 'any', 7);
    const opened = await readFile('ledger.xlsx', await writeXlsx(workbench.state.workbook));
    if (!opened.ok) throw new Error(opened.code);
    const again = openBundle(opened.workbook);
    const report = accepted(ask(again, 'report').answer);
    expect(report.tables['customers-by-segment'].map(({ of }) => of)).toEqual(['Reds']);
    expect(report.map.flatMap(({ lines }) => lines).find(({ tier }) => tier === 'vip')?.contactDays).toBe(7);
  });
});
