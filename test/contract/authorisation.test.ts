/** What works with which authorisation: the menu in every mode, everything but mail and triggers without their scopes. */
import type { ApiMethod } from '../../src/contract/api';
import { isForbidden } from '../../src/gas/permission';
import type { Workbench } from '../../workbench/workbench';
import { accepted, ask, fork, openBundle, requestId, workbookOf } from '../support/bundle-workbench';

const people = () =>
  workbookOf([
    ['Customer', 'Phone', 'E-mail'],
    ['Anna Berg', '+44 20 7946 0123', 'anna@example.com'],
    ['Ben Cole', '+44 20 7946 0456', 'ben@example.com'],
  ]);

/** Captions of a menu's items; separators have none. */
function captions(items: unknown): string[] {
  return (items as readonly { readonly caption?: string }[]).flatMap(({ caption }) =>
    caption === undefined ? [] : [caption],
  );
}

function menuTitles(workbench: Workbench, mode?: 'NONE'): string[] {
  const { reports, menus } = workbench.open(mode);
  for (const report of reports) expect(report.error).toBeUndefined();
  return menus.flatMap((menu) => captions(menu['items']));
}

describe('authorisation', () => {
  it('shows the menu in both languages where nothing may be read', () => {
    const titles = menuTitles(openBundle(people(), { addOn: true }), 'NONE');
    expect(titles).toContain('把此表变成客户账本… Make this sheet a ledger…');
  });

  it('shows the menu in the language of the sheet where it may be read', () => {
    expect(menuTitles(openBundle(people()))).toContain('Make this sheet a ledger…');
    const chinese = openBundle(
      workbookOf(
        [
          ['客户名称', '电话'],
          ['李强', '13800138000'],
        ],
        { locale: 'zh_CN' },
      ),
    );
    expect(menuTitles(chinese)).toContain('把此表变成客户账本…');
  });

  it('shows a menu though somebody has damaged the Settings', () => {
    const workbench = openBundle(people());
    accepted(ask(workbench, 'applySetup', { requestId: requestId(), fingerprint: '', options: {} }).answer);
    const settings = workbench.state.workbook.sheets.find(({ name }) => name === 'Settings');
    const line = settings?.values.find((cells) => String(cells?.[1] ?? '').startsWith('{')) ?? [];
    line[1] = String(line[1]).slice(0, 100);
    expect(menuTitles(workbench)).not.toEqual([]);
  });

  it('knows a refusal of Google’s in any language', () => {
    const scope = 'https://www.googleapis.com/auth/script.scriptapp';
    expect(isForbidden(new Error(`您没有权限调用“ScriptApp.getProjectTriggers”。所需权限：${scope}`))).toBe(true);
    expect(isForbidden(new Error('服务超时：电子表格'))).toBe(false);
  });

  it('sets up, repairs and undoes when mail, triggers and the address are refused', () => {
    const workbook = people();
    const workbench = openBundle(workbook);
    workbench.state.grants[workbook.owner] = ['spreadsheets.currentonly', 'script.container.ui'];
    accepted(ask(workbench, 'previewSetup').answer);
    const made = accepted(
      ask(workbench, 'applySetup', { requestId: requestId(), fingerprint: '', options: {} }).answer,
    );
    expect(made.by).toBe('');
    accepted(ask(workbench, 'repair', { requestId: requestId() }).answer);
    accepted(ask(workbench, 'undo', { requestId: requestId() }).answer);
  });

  it('answers a method that does not exist, or wrong input, as data', () => {
    const workbench = openBundle(people());
    for (const params of [
      ['constructor', {}],
      ['__proto__', {}],
      ['applySetup', { requestId: 5 }],
      ['goTo', 'x'],
      [null, null],
    ]) {
      const report = workbench.rpc('rpc', params);
      expect(report.ok).toBe(true);
      expect(report.value).toMatchObject({ ok: false, issues: [{ code: 'failed' }] });
    }
  });

  it('carries a repeated click out once', () => {
    const workbench = openBundle(people());
    const id = requestId();
    accepted(ask(workbench, 'applySetup', { requestId: id, fingerprint: '', options: {} }).answer);
    const again = ask(workbench, 'applySetup', { requestId: id, fingerprint: '', options: {} }).answer;
    expect(again).toMatchObject({ ok: true, value: { operationId: id } });
    const journal = workbench.state.workbook.sheets.find((sheet) => sheet.name === 'Journal');
    expect(journal?.values.filter((row) => row?.[0] !== undefined)).toHaveLength(2);
  });

  describe('a page whose clicks Google carries out as another account', () => {
    const COLLEAGUE = 'colleague@example.com';
    const opened = (report: ReturnType<Workbench['rpc']>): string =>
      /data-opened-by="([^"]*)"/.exec(String(report.ui.find(({ kind }) => kind === 'sidebar')?.['content']))?.[1] ?? '';
    const ledger = openBundle(people());
    const owner = ledger.state.user;
    accepted(ask(ledger, 'applySetup', { requestId: requestId(), fingerprint: '', options: {} }).answer);
    ledger.state.workbook.editors.push(COLLEAGUE);
    const asColleague = (): Workbench => {
      const workbench = fork(ledger);
      workbench.state.user = COLLEAGUE;
      return workbench;
    };

    it('bears the account that opened it, whoever opens the next one', () => {
      const workbench = fork(ledger);
      expect(opened(workbench.menu('openSidebar'))).toBe(encodeURIComponent(owner));
      workbench.state.user = COLLEAGUE;
      expect(opened(workbench.rpc('rpc', ['openSidebar', {}, owner]))).toBe(encodeURIComponent(owner));
      expect(opened(workbench.menu('openSidebar'))).toBe(encodeURIComponent(COLLEAGUE));
    });

    it.each<[ApiMethod, object]>([
      ['saveCustomer', { revision: '', values: { name: 'Carl Dorn' }, duplicatesSeen: false }],
      ['repair', {}],
      ['undo', {}],
      ['switchReminders', { on: true }],
    ])('is refused %s, both accounts named, before anything is read or written', (method, params) => {
      const workbench = asColleague();
      const before = structuredClone(workbench.state.workbook);
      const report = workbench.rpc('rpc', [method, { requestId: requestId(), ...params }, owner]);
      expect(report.value).toEqual({
        ok: false,
        issues: [{ code: 'wrong-account', params: { account: owner, used: COLLEAGUE } }],
      });
      expect(report.serviceCalls).toBe(0);
      expect(workbench.state.workbook).toEqual(before);
    });

    it.each([
      ['nobody knows who opened it', '', true],
      ['Google does not say who carries the click out', ledger.state.user, false],
      ['the address is written otherwise', COLLEAGUE.toUpperCase(), true],
    ])('is served where %s', (_, openedBy, tells) => {
      const workbench = asColleague();
      if (!tells) workbench.state.grants[COLLEAGUE] = ['spreadsheets.currentonly', 'script.container.ui'];
      const report = workbench.rpc('rpc', ['repair', { requestId: requestId() }, openedBy]);
      expect(report.value).toMatchObject({ ok: true });
    });

    it('may be read', () => {
      expect(asColleague().rpc('rpc', ['today', { mine: false }, owner]).value).toMatchObject({ ok: true });
    });
  });
});
