/** The maintenance map and the notes box of the Dashboard, through the real bundle in two languages. */
import type { Value } from '../../workbench/model/workbook';
import type { Workbench } from '../../workbench/workbench';
import { accepted, ask, openBundle, requestId, workbookOf } from '../support/bundle-workbench';
import { byHand } from '../support/by-hand';
import { rebuild } from '../support/dashboard-ledger';
import { rewinder } from '../support/form-ledger';
import { linkedRowsOf } from '../support/linked-ledger';
import { serialOf } from '../support/rolled-ledger';

const LEDGERS = {
  en: {
    region: 'US',
    people: [
      ['Name', 'Mobile', 'Lifecycle', 'Last order', 'Orders', 'Total spent', 'Owner'],
      ['Ann Lee', '(212) 555-0101', 'Repeat', '2026-09-05', 3, 1200, 'Li'],
      ['Bob Ray', '212-555-0102', 'Lost', '2024-01-31', 2, 90, 'Li'],
      ['Cy Poe', '+1 212 555 0103', 'Prospect', '', 0, 0, ''],
      ['Acme', '2125550104', 'First purchase', '2026-10-01', 1, 5000, 'Wu'],
    ],
    board: 'Dashboard',
    followUps: 'Follow-ups',
    map: 'Customer maintenance map',
    boxes: ['Acquire', 'Maintain', 'Churn and win-back', 'Stage unknown'],
    notes: 'Notes',
    next: 'Next follow-up',
    action: 'Action: =call Acme by 3 Dec @Li',
    told: /^→ Follow-ups: Acme \(C-000004\) 2026-12-03$/,
    who: ['C-000004', 'Acme', 'Li'],
    lacking: '□ think of prices',
    lacks: /^⚠ no customer .*; no day/,
  },
  'zh-CN': {
    region: 'CN',
    people: [
      ['客户名称', '电话', '生命周期', '最近下单', '下单次数', '累计消费', '负责人'],
      ['王芳', '13800138001', '重复购买', '2026-09-05', 3, 1200, '李伟'],
      ['李强', '13800138002', '流失', '2024-01-31', 2, 90, '李伟'],
      ['张三', '13800138003', '潜在', '', 0, 0, ''],
      ['强盛五金', '13800138004', '初次购买', '2026-10-01', 1, 5000, '吴'],
    ],
    board: '看板',
    followUps: '跟进记录',
    map: '客户管理维护图',
    boxes: ['获取', '维护', '流失与挽回', '阶段未知'],
    notes: '分析与行动',
    next: '下次跟进',
    action: '□ 12月3日回访 王芳 @李伟',
    told: /^→ 跟进记录：王芳 \(C-000001\) 2026-12-03$/,
    who: ['C-000001', '王芳', '李伟'],
    lacking: '行动：想想价格',
    lacks: /^⚠ 没有认出客户.*; 没有日期/,
  },
} as const;

describe.each(['en', 'zh-CN'] as const)('the Dashboard in %s', (language) => {
  const words = LEDGERS[language];
  const locale = language === 'en' ? 'en_US' : 'zh_CN';
  const ledger = openBundle(
    workbookOf(
      words.people.map((row) => [...row] as Value[]),
      { locale },
    ),
  );
  const options = { region: words.region };
  accepted(ask(ledger, 'applySetup', { requestId: requestId(), fingerprint: '', options }).answer);
  const take = (workbench: Workbench) => {
    const { answer, serviceCalls } = ask(workbench, 'takeNotes', { requestId: requestId() });
    return { ...accepted(answer), serviceCalls };
  };
  rebuild(ledger);
  const back = rewinder(ledger);

  const tab = ({ state }: Workbench, name: string) => {
    const sheet = state.workbook.sheets.find((one) => one.name === name);
    if (sheet === undefined) throw new Error(`no tab ${name}`);
    return sheet;
  };
  /** Cells of the Dashboard from the row of a title on, calculated, without the column of marks. */
  const below = (workbench: Workbench, title: string): Value[][] => {
    const read = (sheet: GoogleAppsScript.Spreadsheet.Sheet): Value[][] => sheet.getDataRange().getValues();
    const values = byHand(workbench, read, tab(workbench, words.board).sheetId).map((row) => row.slice(1));
    return values.slice(values.findIndex((row) => row[0] === title));
  };
  const counts = (workbench: Workbench): Value[] => {
    const [, all = [], boxes = [], numbers = []] = below(workbench, words.map);
    return [all[1] ?? '', ...words.boxes.map((box) => numbers[boxes.indexOf(box)] ?? '')];
  };
  const rowOf = (workbench: Workbench) =>
    tab(workbench, words.board).values.findIndex((line) => line?.[1] === words.notes) + 3;
  const type = (workbench: Workbench, ...texts: readonly string[]): void => {
    const { values } = tab(workbench, words.board);
    for (const [i, text] of texts.entries()) (values[rowOf(workbench) + i] as Value[])[1] = text;
  };
  const noted = (workbench: Workbench): Value[][] =>
    tab(workbench, words.board)
      .values.slice(rowOf(workbench))
      .slice(0, 4)
      .map((line) => [line?.[1] ?? '', line?.[9] ?? '']);

  it('has a map whose boxes make up all customers, as the report tells them, and goes on counting', () => {
    const workbench = back();
    expect(counts(workbench)).toEqual([4, 1, 2, 1, 0]);
    const { map } = accepted(ask(workbench, 'report').answer);
    expect(map.map(({ figures }) => figures[0]?.value)).toEqual([1, 2, 1]);
    byHand(workbench, (sheet) => {
      sheet.getRange('C2').setValue('');
      sheet.getRange('C3').setValue(sheet.getRange('C5').getValue());
    });
    expect(counts(workbench)).toEqual([4, 1, 2, 0, 1]);
    rebuild(workbench);
    const total = counts(workbench).slice(1) as number[];
    expect(total.reduce((sum, n) => sum + n, 0)).toBe(4);
  });

  it('makes a plan of an action once, says what others lack, changes no note, and takes it back', () => {
    const workbench = back();
    const texts = [words.action, words.lacking, words.action];
    type(workbench, ...texts);
    // A plan that somebody has typed before there was a tab for plans.
    const [heads = [], ...people] = workbench.state.workbook.sheets[0]?.values ?? [];
    const customer = people.find((line) => line?.includes(words.who[1])) as Value[];
    customer[heads.indexOf(words.next)] = serialOf('2026-11-30');
    expect(workbench.run('rebuildDashboard')).toMatchObject({ ok: true });
    const marks = [words.told, words.lacks, words.told];
    const stands = () => {
      const lines = noted(workbench).slice(0, 3);
      expect(lines.map(([text]) => text)).toEqual(texts);
      lines.forEach(([, mark], i) => {
        expect(mark).toMatch(marks[i] as RegExp);
      });
    };
    stands();
    const plans = () =>
      linkedRowsOf(workbench, words.followUps).map((line) => [
        line[1],
        line[2],
        line[7],
        line[9],
        line[10],
        line[13] ?? '',
      ]);
    const step = words.action.replace(/^(Action: |□ )/, '');
    expect(plans()).toEqual([[...words.who, serialOf('2026-12-03'), step, '']]);
    expect(tab(workbench, words.followUps).formulas.flat().filter(Boolean)).toEqual([]);
    accepted(ask(workbench, 'refreshTiers', { requestId: requestId() }).answer);
    rebuild(workbench);
    stands();
    const second = take(workbench);
    expect(second.counts).toEqual({ planned: 0, waiting: 1, unsettled: 0, taken: 0 });
    expect(second.serviceCalls).toBeLessThanOrEqual(25);
    stands();
    expect(plans()).toEqual([[...words.who, serialOf('2026-12-03'), step, '']]);
    expect(customer[heads.indexOf(words.next)]).toBe(serialOf('2026-11-30'));
    accepted(ask(workbench, 'undo', { requestId: requestId() }).answer);
    expect(plans()).toEqual([]);
    expect(noted(workbench).filter(([, mark]) => String(mark).startsWith('→'))).toEqual([]);
    const again = take(workbench);
    expect(again.counts).toMatchObject({ planned: 1 });
    expect(again.serviceCalls).toBeLessThanOrEqual(25);
  });

  it('writes marks on both sides of a remark of somebody, each time in 25 calls', () => {
    const workbench = back();
    accepted(ask(workbench, 'makeLinkedTab', { requestId: requestId(), role: 'followUps' }).answer);
    type(workbench, words.action, words.lacking, words.action);
    (tab(workbench, words.board).values[rowOf(workbench) + 1] as Value[])[9] = 'mine';
    const taken = [take(workbench), take(workbench)];
    expect(taken.map(({ counts }) => [counts['planned'], counts['unmarked']])).toEqual([
      [1, 1],
      [0, undefined],
    ]);
    expect(Math.max(...taken.map(({ serviceCalls }) => serviceCalls))).toBeLessThanOrEqual(25);
    expect(noted(workbench).slice(0, 3)).toEqual([
      [words.action, expect.stringMatching(words.told)],
      [words.lacking, 'mine'],
      [words.action, expect.stringMatching(words.told)],
    ]);
  });
});
