/**
 * Services beside the spreadsheet. Sources: https://developers.google.com/apps-script/reference/ and there [ui] base/ui,
 * [session] base/session, [script] script/script-app, [clock] script/clock-trigger-builder, [html-ref] html/html-output, base/blob, base/console
 */
import { inScript, openSheet } from './in-script';

// [ui]
describe('Ui', () => {
  it('showModelessDialog and showDialog show a page', () => {
    const { ui } =
      openSheet(`function main() { const ui = SpreadsheetApp.getUi(); const page = HtmlService.createHtmlOutput('<p>').setTitle('Own');
      ui.showModelessDialog(page, 'Title'); ui.showDialog(page); }`).run('main', [], { origin: 'menu' });
    expect(ui).toMatchObject([
      { kind: 'modeless', title: 'Title' },
      { kind: 'modeless', title: 'Own' },
    ]);
  });
});

// [session]
describe('Session', () => {
  it('getTemporaryActiveUserKey tells users apart without naming them, getTimeZone is the script’s', () => {
    expect(
      inScript(`const key = Session.getTemporaryActiveUserKey(); const user = Session.getEffectiveUser();
        return [typeof key === 'string' && key !== '' && !key.includes('@'), Session.getTimeZone() === Session.getScriptTimeZone(), user.getUserLoginId() === user.getEmail()];`),
    ).toEqual([true, true, true]);
  });
});

// [script]
describe('ScriptApp', () => {
  it('getScriptId, getInstallationSource and requireScopes', () => {
    expect(
      inScript(
        `ScriptApp.requireScopes(ScriptApp.AuthMode.FULL, []); return [typeof ScriptApp.getScriptId(), String(ScriptApp.getInstallationSource())];`,
      ),
    ).toEqual(['string', 'NONE']);
  });

  it('requireScopes ends the execution where one is not granted', () => {
    const workbench = openSheet(
      `function main() { ScriptApp.requireScopes(ScriptApp.AuthMode.FULL, ['https://www.googleapis.com/auth/script.send_mail']); }`,
      {},
      { oauthScopes: ['https://www.googleapis.com/auth/script.send_mail'] },
    );
    workbench.state.grants['owner@example.com'] = [];
    expect(workbench.run('main').ok).toBe(false);
  });

  it('getScriptTriggers, the old name, and getUserTriggers of the spreadsheet', () => {
    expect(
      inScript(`ScriptApp.newTrigger('main').forSpreadsheet(ss).onOpen().create(); ScriptApp.newTrigger('main').forSpreadsheet(ss).onFormSubmit().create(); ScriptApp.newTrigger('main').timeBased().everyHours(1).create();
        return [ScriptApp.getScriptTriggers().length, ScriptApp.getUserTriggers(ss).map((t) => String(t.getEventType()))];`),
    ).toEqual([3, ['ON_OPEN', 'ON_FORM_SUBMIT']]);
  });
});

// [clock]
describe('ClockTriggerBuilder', () => {
  const nine = Date.UTC(2026, 4, 17, 9);
  const hours = (ms: number) => (ms - nine) / 3_600_000;

  it.each([
    ['at(new Date(Date.now() + 7200000))', 2, 2.1],
    ['after(3600000)', 1, 1.1],
    ["atDate(2026, 5, 18).inTimezone('Etc/UTC')", 15, 39],
    ["everyWeeks(1).onWeekDay(ScriptApp.WeekDay.MONDAY).inTimezone('Etc/UTC')", 0, 39],
    ["onWeekDay(ScriptApp.WeekDay.TUESDAY).atHour(6).inTimezone('Etc/UTC')", 45, 46],
    ["onMonthDay(20).atHour(6).inTimezone('Etc/UTC')", 69, 70],
    ["everyDays(1).atHour(12).nearMinute(30).inTimezone('Etc/UTC')", 3.25, 3.75],
  ])('%s', (build, from, until) => {
    const workbench = openSheet(
      `function main() { ScriptApp.newTrigger('tick').timeBased().${build}.create(); } function tick() {}`,
    );
    expect(workbench.run('main').error).toBeUndefined();
    const at = hours(workbench.nextFiring() as number);
    expect(at).toBeGreaterThanOrEqual(from);
    expect(at).toBeLessThanOrEqual(until);
  });
});

// [html-ref]
describe('HtmlOutput and HtmlTemplate', () => {
  it('keeps content, icon, frame and sandbox, and becomes a template or a blob', () => {
    expect(
      inScript(`const { XFrameOptionsMode, SandboxMode } = HtmlService; const page = HtmlService.createHtmlOutput('a').setContent('<?= 1 + 1 ?>').setFaviconUrl('https://example.com/i.png')
          .setXFrameOptionsMode(XFrameOptionsMode.ALLOWALL).setSandboxMode(SandboxMode.IFRAME).addMetaTag('viewport', 'width=1');
        return [page.getContent(), page.getFaviconUrl(), page.getMetaTags()[0].getContent(), page.asTemplate().evaluate().getContent(), page.getAs('text/html').getDataAsString(), HtmlService.getUserAgent()];`),
    ).toEqual(['<?= 1 + 1 ?>', 'https://example.com/i.png', 'width=1', '2', '<?= 1 + 1 ?>', null]);
  });

  it('createTemplate evaluates with variables; its generated code is not emulated', () => {
    expect(
      inScript(`const t = HtmlService.createTemplate('<b><?= who ?></b>'); t.who = '<x>';
        return [t.evaluate().getContent(), t.getRawContent(), error(() => t.getCode()), error(() => t.getCodeWithComments())];`),
    ).toEqual([
      '<b>&#60;x&#62;</b>',
      '<b><?= who ?></b>',
      'HtmlTemplate.getCode is not emulated',
      'HtmlTemplate.getCodeWithComments is not emulated',
    ]);
  });
});

// https://developers.google.com/apps-script/reference/content/text-output
describe('ContentService', () => {
  it('createTextOutput keeps text, its type and the name of a file', () => {
    expect(
      inScript(`const { MimeType, createTextOutput } = ContentService; const out = createTextOutput();
        const before = [out.getContent(), String(out.getMimeType()), out.getFileName()];
        out.setContent('x').clear().append('{"a"').append(':1}').setMimeType(MimeType.JSON).downloadAsFile('a.json');
        return [before, [out.getContent(), String(out.getMimeType()), out.getFileName()], createTextOutput('hi').getContent()];`),
    ).toEqual([['', 'TEXT', null], ['{"a":1}', 'JSON', 'a.json'], 'hi']);
  });
});

describe('Blob', () => {
  it('setContentType, getAs of its own type, getBlob and isGoogleType', () => {
    expect(
      inScript(`const blob = Utilities.newBlob('x', 'text/plain', 'x.txt').setContentType('text/csv');
        return [blob.getContentType(), blob.getAs('text/csv').getDataAsString(), blob.getBlob().getName(), blob.isGoogleType(), error(() => blob.getAs('application/pdf'))];`),
    ).toEqual(['text/csv', 'x', 'x.txt', false, 'Blob.getAs(application/pdf) is not emulated']);
  });
});

describe('console and Logger', () => {
  it('each level and timer writes a line; Logger forgets when it is cleared', () => {
    const report =
      openSheet(`function main() { console.info('i'); console.warn('w'); console.error('e'); console.debug('d'); console.log('l'); console.time('t'); console.timeEnd('t');
      Logger.log('one'); Logger.clear(); Logger.log('two'); return Logger.getLog(); }`).run('main');
    expect(report.log).toHaveLength(8);
    expect(report.value).toBe('two\n');
  });
});

describe('Utilities', () => {
  it('jsonParse and jsonStringify, the old names', () => {
    expect(inScript(`return [Utilities.jsonParse('{"a":1}').a, Utilities.jsonStringify({ a: 1 })];`)).toEqual([
      1,
      '{"a":1}',
    ]);
  });
});
