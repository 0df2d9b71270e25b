/**
 * What the workbench's page offers beside the sheet, with a small script that knows nothing of ledgers: edits that fire
 * triggers, the clock, mails, people by turns, charts.
 */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { newWorkbook } from '../../workbench/model/workbook';
import { sharedBrowser } from '../support/browser';
import { openWorkbenchPage, type WorkbenchPage } from '../support/workbench-page';

const CODE = `
function onOpen() {
  SpreadsheetApp.getUi().createAddonMenu().addItem('Turn on', 'turnOn').addItem('Who am I', 'who').addItem('Send', 'send').addItem('Send script', 'sendScript').addToUi();
}
function turnOn() {
  ScriptApp.newTrigger('hourly').timeBased().everyHours(1).create();
  ScriptApp.newTrigger('changed').forSpreadsheet(SpreadsheetApp.getActive()).onChange().create();
}
function hourly() {
  var properties = PropertiesService.getScriptProperties();
  var runs = Number(properties.getProperty('runs') || 0) + 1;
  properties.setProperty('runs', runs);
  if (runs % 24 === 3) send();
}
function send() {
  MailApp.sendEmail({
    to: 'ben@example.com', subject: '今日跟进 & more', name: 'The list', body: 'Call 张三',
    htmlBody: '<h1>Call <b>张三</b></h1><p><a href="https://example.com/?q=1">open</a></p>'
  });
}
function sendScript() {
  MailApp.sendEmail({
    to: 'ben@example.com', subject: 'Script', body: '',
    htmlBody: '<h1>Still</h1><a href="https://example.com/b" target="_top">away</a><script>document.body.textContent = "ran"</script><img src="https://example.com/a.png">'
  });
}
function who() { SpreadsheetApp.getActive().toast(Session.getActiveUser().getEmail()); }
function note(text) {
  var sheet = SpreadsheetApp.getActive().getSheets()[0];
  sheet.getRange(1, 6).setValue((sheet.getRange(1, 6).getValue() + ' ' + text).trim());
}
function onEdit(e) { note(e.range.getA1Notation() + '=' + e.value); }
function changed(e) { note(e.changeType); }
`;
const MANIFEST = JSON.stringify({
  timeZone: 'Etc/UTC',
  oauthScopes: [
    'spreadsheets.currentonly',
    'script.container.ui',
    'script.scriptapp',
    'script.send_mail',
    'userinfo.email',
  ].map((scope) => `https://www.googleapis.com/auth/${scope}`),
});
const CLOCK = Date.UTC(2026, 10, 21, 2, 0);

const browser = sharedBrowser();
let bench: WorkbenchPage;
let page: Page;
let closed = false;

afterEach(async () => {
  if (!closed) await bench.close();
});

async function open(language = 'en-GB'): Promise<void> {
  const workbook = newWorkbook({ name: 'Shop', timeZone: 'Asia/Shanghai' });
  const [sheet] = workbook.sheets;
  sheet!.values = [
    ['Name', 'Paid'],
    ['Ben', 3],
    ['Ann', 1],
    ['Cho', 2],
  ];
  sheet!.frozenRows = 1;
  bench = await openWorkbenchPage({
    browser: browser(),
    language,
    workbook,
    project: [
      { name: 'Code', type: 'js', source: CODE },
      { name: 'appsscript', type: 'json', source: MANIFEST },
    ],
    clock: CLOCK,
    addonName: 'Sample',
  });
  page = bench.page;
  closed = false;
}

const press = async (name: string) => {
  await page.getByRole('button', { name, exact: true }).click();
  await bench.settled();
};
const columnOf = (count: number) =>
  Promise.all(Array.from({ length: count }, (_, row) => bench.cell(`A${row + 1}`).textContent()));

describe('edits by hand', () => {
  it('fire onEdit for cells; sorting, inserting, deleting and renaming are changes alone', async () => {
    await open();
    await bench.editCell('A5', 'Dan');
    await bench.openMenu('Extensions', 'Sample', 'Turn on');
    await bench.selectCell('B2:B4');
    await page.keyboard.press('Control+d');
    await bench.settled();
    expect(await bench.cellText('B4')).toBe('3');
    expect(await bench.cellText('F1')).toBe('A5=Dan B3:B4=undefined EDIT');

    await bench.selectCell('A1');
    await bench.openMenu('Sheet', 'Sort sheet by this column, A → Z');
    expect(await columnOf(5)).toEqual(['Name', 'Ann', 'Ben', 'Cho', 'Dan']);
    await bench.selectCell('A3:A4');
    await bench.openMenu('Sheet', 'Insert rows above');
    expect(await columnOf(5)).toEqual(['Name', 'Ann', '', '', 'Ben']);
    await bench.openMenu('Sheet', 'Delete the selected rows');
    expect(await columnOf(3)).toEqual(['Name', 'Ann', 'Ben']);

    await page.getByRole('tab', { name: 'Sheet1' }).dblclick();
    await page.getByRole('textbox', { name: 'Name of the sheet' }).fill('客户');
    await page.keyboard.press('Enter');
    await page.getByRole('tab', { name: '客户' }).waitFor();
    await bench.settled();
    expect(await bench.cellText('F1')).toBe('A5=Dan B3:B4=undefined EDIT OTHER INSERT_ROW REMOVE_ROW OTHER');
  });

  it('say so when they are refused', async () => {
    await open();
    await bench.selectCell('A1:Z1000');
    await bench.openMenu('Sheet', 'Delete the selected rows');
    await page.getByText("You can't delete all the rows on the sheet.").waitFor();
    expect(await bench.cellText('A2')).toBe('Ben');
  });
});

describe('the clock', () => {
  it('goes on by hours, days and to the next trigger, firing what is due, in the spreadsheet’s time', async () => {
    await open();
    expect(await page.getByRole('button', { name: 'Next trigger' }).isDisabled()).toBe(true);
    expect(await page.locator('time.clock').textContent()).toContain('10:00');
    await press('+1 h');
    expect(await page.locator('time.clock').textContent()).toContain('11:00');
    await bench.openMenu('Extensions', 'Sample', 'Turn on');
    await press('Next trigger');
    await page.getByText('1 trigger fired, 0 mails sent.').waitFor();
    await press('+1 day');
    await page.getByText('24 triggers fired, 1 mail sent.').waitFor();
    expect(await page.locator('time.clock').textContent()).toContain('22 Nov 2026');

    await page.getByRole('button', { name: /^Triggers/ }).click();
    expect(await page.locator('#triggers tbody tr').allTextContents()).toEqual([
      expect.stringMatching(/^hourlyBy the clockeveryHours 1owner@example\.com2\d Nov 2026, \d\d:\d\dRun now$/),
      expect.stringMatching(/^changedWhen changedowner@example\.com$/),
    ]);
    await press('Run now: hourly');
    expect(bench.session.workbench.state.properties.script['runs']).toBe('26');
  });
});

describe('the outbox', () => {
  it('shows each mail as its reader sees it, caged, and hands it over as a file', async () => {
    await open();
    const toggle = page.getByRole('button', { name: /^Outbox/ });
    await bench.openMenu('Extensions', 'Sample', 'Send');
    expect(await toggle.textContent()).toBe('Outbox1');
    await toggle.press('Enter');
    await page.getByRole('button', { name: /今日跟进 & more.*ben@example\.com/ }).press('Enter');
    await page.getByText('The list <owner@example.com>').waitFor();
    expect(await page.locator('.mail pre').textContent()).toBe('Call 张三');

    const frame = page.frameLocator('.mail iframe');
    await frame.getByRole('heading', { name: 'Call 张三' }).waitFor();
    await frame.getByRole('link', { name: 'open ‹https://example.com/?q=1›' }).waitFor();

    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save as .eml' }).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe('2026-11-21 mail 1.eml');
    expect(readFileSync(await file.path(), 'utf8')).toContain('\r\nTo: ben@example.com\r\n');
  });
});

describe('a mail with a script, a link and a picture from elsewhere', () => {
  it('runs, opens and fetches nothing', async () => {
    await open();
    const failures: string[] = [];
    page.on('requestfailed', (request) => failures.push(`${request.url()} ${request.failure()?.errorText}`));
    await bench.openMenu('Extensions', 'Sample', 'Send script');
    await page.getByRole('button', { name: /^Outbox/ }).click();
    await page.locator('.mail-head').click();
    const frame = page.frameLocator('.mail iframe');
    await frame.getByRole('link', { name: /away/ }).click();
    await frame.getByRole('heading', { name: 'Still' }).waitFor();
    await bench.settled();
    expect(failures).toEqual(['https://example.com/a.png csp']);
    expect(
      page
        .context()
        .pages()
        .map((other) => new URL(other.url()).hostname),
    ).toEqual(['127.0.0.1']);
    // What was refused is logged as an error by the browser, which is what this test wants.
    closed = true;
    const refused = await bench.close().then(
      () => '',
      (error: Error) => error.message,
    );
    expect(refused).toContain('Blocked script execution');
    expect(refused).toContain('violates the following Content Security Policy directive: "img-src data:"');
    expect(refused.match(/asked for [^;]*/g)).toEqual(['asked for https://example.com/a.png']);
  });
});

describe('people', () => {
  it('take turns at the keyboard, one of them without mail and triggers', async () => {
    await open();
    const user = page.getByRole('combobox', { name: 'Signed in as' });
    await user.selectOption('colleague@example.com');
    await bench.settled();
    await bench.openMenu('Extensions', 'Sample', 'Who am I');
    await page.getByRole('status').getByText('colleague@example.com').waitFor();
    await user.selectOption({ label: 'careful@example.com (refused mail and triggers)' });
    await bench.settled();
    await bench.openMenu('Extensions', 'Sample', 'Send');
    await bench.openMenu('Extensions', 'Sample', 'Turn on');
    const state = bench.session.workbench.state;
    expect([state.user, state.mailbox.length, state.triggers.length]).toEqual(['careful@example.com', 0, 0]);
    await page.getByRole('button', { name: /Executions/ }).click();
    await page.getByText(/Specified permissions are not sufficient to call MailApp.sendEmail/).waitFor();
  });
});

it.each(['en-GB', 'zh-CN'])('axe objects to none of the panels, in %s', async (language) => {
  await open(language);
  const chinese = language === 'zh-CN';
  await bench.openMenu(chinese ? '扩展程序' : 'Extensions', 'Sample', 'Turn on');
  await bench.openMenu(chinese ? '扩展程序' : 'Extensions', 'Sample', 'Send');
  await page.getByRole('button', { name: chinese ? /^触发器/ : /^Triggers/ }).click();
  expect(await bench.violations()).toEqual([]);
  await page.getByRole('button', { name: chinese ? /^发件箱/ : /^Outbox/ }).click();
  await page.locator('.mail-head').click();
  await page.frameLocator('.mail iframe').getByRole('heading').waitFor();
  expect(await page.locator('#triggers').isVisible()).toBe(false);
  if (process.env['SHOT']) await page.screenshot({ path: `${process.env['SHOT']}-${language}.png` });
  expect(await bench.violations()).toEqual([]);
});

const DRAWS = `
  function onOpen() { SpreadsheetApp.getUi().createMenu('Board').addItem('Draw', 'draw').addToUi(); }
  function draw() {
    const sheet = SpreadsheetApp.getActiveSheet();
    sheet.getRange('A1:C4').setValues([['Month', 'Sales', 'Cost'], ['一月', 1200, -300], ['<b>Feb</b>', 2500, -900], ['Mar', 1800, -400]]);
    const { COLUMN, LINE, BAR, PIE } = Charts.ChartType;
    [[COLUMN, 1, 4], [LINE, 1, 9], [BAR, 15, 4], [PIE, 15, 9]].forEach(([type, row, column]) =>
      sheet.insertChart(sheet.newChart().setChartType(type).addRange(sheet.getRange('A1:C4')).setPosition(row, column, 10, 6)
        .setOption('title', 'Sales ' + type).setOption('width', 460).setOption('height', 300).setOption('isStacked', type === BAR)
        .setOption('hAxis.title', 'Month').setOption('vAxis.title', 'CNY').setOption('colors', ['#b3261e', 'no colour'])
        .setOption('legend.position', type === LINE ? 'bottom' : 'right').build()));
  }`;

it('draws charts in four kinds over the cells, which can be heard and follow the cells', async () => {
  bench = await openWorkbenchPage({
    browser: browser(),
    project: [{ name: 'Code', type: 'js', source: DRAWS }],
    viewport: { width: 1500, height: 900 },
  });
  await bench.openMenu('Board', 'Draw');
  await bench.settled();
  const { page } = bench;
  const chart = (title: string) => page.getByRole('figure', { name: `Chart: Sales ${title}` });
  const marks = (title: string) => chart(title).locator('.chart-mark').count();
  // Three categories in two series; of a pie the first series alone.
  expect(await Promise.all(['COLUMN', 'LINE', 'BAR', 'PIE'].map(marks))).toEqual([6, 6, 6, 3]);
  expect(await chart('COLUMN').getByRole('table').textContent()).toContain('<b>Feb</b>2500-900');
  expect(await chart('LINE').getByRole('img').textContent()).toMatch(/Sales LINE.*Sales.*Cost.*Month.*CNY/);
  expect(await chart('COLUMN').locator('rect[fill="#b3261e"]').count()).toBe(4);
  const box = await chart('COLUMN').boundingBox();
  const cell = await bench.cell('D1').boundingBox();
  expect(Math.round((box?.x ?? 0) - (cell?.x ?? 0))).toBe(10);
  if (process.env['SHOT']) await page.screenshot({ path: `${process.env['SHOT']}-charts.png` });
  expect(await bench.violations()).toEqual([]);
  await bench.editCell('B2', '4321');
  await bench.settled();
  expect(await chart('PIE').getByRole('table').textContent()).toContain('4321');
});
