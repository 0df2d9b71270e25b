/** The workbench's own page, driven as a person does, with a small script that knows nothing of ledgers. */
import { pasteCells } from '../../workbench/model/view';
import { newWorkbook, type Workbook } from '../../workbench/model/workbook';
import { sharedBrowser } from '../support/browser';
import { openWorkbenchPage, type WorkbenchPage, type WorkbenchPageOptions } from '../support/workbench-page';

const CODE = `
function onOpen() {
  var ui = SpreadsheetApp.getUi();
  ui.createAddonMenu().addItem('Open sidebar', 'openSidebar').addItem('Open dialog', 'openDialog').addSeparator()
    .addSubMenu(ui.createMenu('Questions').addItem('Ask', 'askMe').addItem('Prompt', 'promptMe')).addItem('Fail', 'failNow').addToUi();
  ui.createMenu('店铺').addItem('刷新', 'refresh').addToUi();
}
function page(title) { return HtmlService.createHtmlOutputFromFile('Page').setTitle(title); }
function openSidebar() { SpreadsheetApp.getUi().showSidebar(page('Card')); }
function openDialog() { SpreadsheetApp.getUi().showModalDialog(page('').setWidth(480).setHeight(300), 'Preview'); }
function askMe() {
  var ui = SpreadsheetApp.getUi();
  var button = ui.alert('Go on?', 'Three rows will change.', ui.ButtonSet.YES_NO);
  SpreadsheetApp.getActiveSheet().getRange('F1').setValue(String(button));
}
function promptMe() {
  var ui = SpreadsheetApp.getUi();
  var reply = ui.prompt('Name', 'What is it called?', ui.ButtonSet.OK_CANCEL);
  SpreadsheetApp.getActiveSheet().getRange('F2').setValue(reply.getSelectedButton() + ' ' + reply.getResponseText());
}
function failNow() { console.log('before'); throw new Error('no such customer 客户'); }
function refresh() { SpreadsheetApp.getActive().toast('Refreshed 12 rows', 'Done'); }
function hello(name) { return 'Hello ' + name + ' at ' + SpreadsheetApp.getActiveSheet().getActiveRange().getA1Notation(); }
function slow() { return SpreadsheetApp.getUi().alert('From the page').toString(); }
function when() { return { at: new Date(0) }; }
function broken() { throw new Error('not today'); }
function hidden_() { return 1; }
function onEdit(e) { if (e.range.getColumn() === 1) SpreadsheetApp.getActiveSheet().getRange(e.range.getRow(), 5).setValue('edited: ' + e.value); }
`;

const PAGE = `<!DOCTYPE html><html lang="en"><head><base target="_top"><title>x</title></head><body><h1>Card</h1>
<button id="hello">Hello</button><button id="slow">Slow</button><button id="when">When</button><button id="broken">Broken</button>
<button id="date">Date</button><button id="private">Private</button><button id="close">Close</button><button id="focus">Focus</button>
<p role="status" id="out"></p>
<script>
function show(text) { document.getElementById('out').textContent = text; }
function on(id, f) { document.getElementById(id).onclick = f; }
var run = google.script.run.withSuccessHandler(function (value, object) { show('got ' + JSON.stringify(value) + (object ? ' ' + object : '')); })
  .withFailureHandler(function (error) { show('failed ' + (error instanceof Error) + ' ' + error.message); });
on('hello', function () { run.withUserObject('me').hello('世界'); });
on('slow', function () { run.slow(); });
on('when', function () { run.when(); });
on('broken', function () { run.broken(); });
on('date', function () { try { run.hello(new Date()); } catch (error) { show('thrown ' + error.message); } });
on('private', function () { try { run.hidden_(); } catch (error) { show('thrown ' + error.message); } });
on('close', function () { google.script.host.close(); });
on('focus', function () { google.script.host.editor.focus(); });
</script></body></html>`;

const CLOCK = Date.UTC(2026, 10, 21, 2, 0);

function aWorkbook(): Workbook {
  const workbook = newWorkbook({ name: 'Shop', timeZone: 'Asia/Shanghai' });
  const sheet = workbook.sheets[0]!;
  const writer = { workbook, user: workbook.owner, now: CLOCK };
  pasteCells(writer, 0, 0, 0, [
    ['Name', 'Phone', 'Tier', 'Paid'],
    ['张三', "'0013", 'VIP', 'TRUE'],
    ['<b>Bob</b><img src=x onerror=alert(1)>', '', 'Gold', 'FALSE'],
    ['Ana', '', '', ''],
  ]);
  const tiers = {
    criteria: 'VALUE_IN_LIST',
    args: [['VIP', 'Active', 'Dormant']],
    allowInvalid: false,
    helpText: 'Choose a tier from the list.',
  };
  for (let row = 1; row < 10; row++) {
    sheet.validations[row] = [];
    sheet.validations[row]![2] = { ...tiers, allowInvalid: row === 2 };
    sheet.validations[row]![3] = { criteria: 'CHECKBOX', args: [], allowInvalid: true };
  }
  sheet.notes[1] = ['Likes green tea.'];
  sheet.frozenRows = 1;
  sheet.frozenColumns = 1;
  sheet.columnGroups = [{ start: 7, end: 9, depth: 1, collapsed: false }];
  return workbook;
}

const browser = sharedBrowser();
let bench: WorkbenchPage;
const open = async (options: Partial<WorkbenchPageOptions> = {}) => {
  bench = await openWorkbenchPage({
    browser: browser(),
    project: [
      { name: 'Code', type: 'js', source: CODE },
      { name: 'Page', type: 'html', source: PAGE },
    ],
    workbook: aWorkbook(),
    fileName: 'shop.csv',
    clock: CLOCK,
    ...options,
  });
};
afterEach(() => bench?.close());

describe('the grid', () => {
  it('shows texts as texts, never as markup', async () => {
    await open();
    expect(await bench.cellText('A2')).toBe('张三');
    expect(await bench.cellText('A3')).toBe('<b>Bob</b><img src=x onerror=alert(1)>');
    expect(await bench.page.locator('.canvas img, .canvas b').count()).toBe(0);
  });

  it('is found by role, with rows and columns counted', async () => {
    await open();
    const grid = bench.page.getByRole('grid', { name: 'Cells of Sheet1' });
    await expect(grid.getAttribute('aria-rowcount')).resolves.toBe('1001');
    await expect(bench.cell('B2').getAttribute('aria-colindex')).resolves.toBe('3');
    expect(await bench.page.getByRole('gridcell', { name: '张三' }).count()).toBe(1);
  });

  it('edits a cell by typing, fires onEdit and shows what it wrote', async () => {
    await open();
    await bench.editCell('A5', '李四');
    expect(await bench.cellText('A5')).toBe('李四');
    expect(await bench.cellText('E5')).toBe('edited: 李四');
    expect(await bench.page.getByRole('textbox', { name: 'Cell or range' }).inputValue()).toBe('A6');
  });

  it('moves with arrows, Tab, Home, End and page keys', async () => {
    await open();
    await bench.selectCell('B2');
    const at = async (key: string) => {
      await bench.page.keyboard.press(key);
      return bench.page.locator('.cell.active').getAttribute('data-cell');
    };
    expect(await at('ArrowRight')).toBe('C2');
    expect(await at('Tab')).toBe('D2');
    expect(await at('Shift+Tab')).toBe('C2');
    // Also while the cell to be edited is still on its way.
    let release = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    await bench.page.route('**/api/cell', (route) => released.then(() => route.continue()));
    expect(await at('Enter').then(() => at('Escape'))).toBe('C2');
    release();
    await bench.settled();
    expect(await at('Control+End')).toBe('D4');
    expect(await at('Control+Home')).toBe('A1');
    expect(await at('PageDown')).not.toBe('A1');
  });

  it('edits in the formula bar and shows the formula there, the result in the cell', async () => {
    await open();
    await bench.editCell('G1', '=2*21');
    expect(await bench.cellText('G1')).toBe('42');
    await bench.selectCell('G1');
    const bar = bench.page.getByRole('textbox', { name: 'Value or formula of the selected cell' });
    await bench.page.waitForFunction(
      () => document.querySelector<HTMLTextAreaElement>('.formula-text')?.value === '=2*21',
    );
    await bar.fill('=2*4');
    await bar.press('Enter');
    await bench.settled();
    expect(await bench.cellText('G1')).toBe('8');
  });

  it('keeps leading zeros of text that looks like a number when it is edited and left as it is', async () => {
    await open();
    await bench.selectCell('B2');
    await bench.page.keyboard.press('F2');
    await bench.page.locator('.cell-editor.editing').waitFor();
    await bench.page.keyboard.press('Enter');
    await bench.settled();
    expect(await bench.cellText('B2')).toBe('0013');
  });

  it('gives the first key to an input method, so that Chinese can be typed at once', async () => {
    await open();
    await bench.selectCell('A6');
    const keys = await bench.context.newCDPSession(bench.page);
    for (const text of ['n', 'ni', 'nih', 'ni hao']) {
      await keys.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
    }
    expect(await bench.page.locator('.cell-editor.editing').inputValue()).toBe('ni hao');
    await keys.send('Input.insertText', { text: '你好' });
    await bench.page.keyboard.press('Enter');
    await bench.settled();
    expect(await bench.cellText('A6')).toBe('你好');
  });

  it('gives up an edit on Escape', async () => {
    await open();
    await bench.selectCell('A2');
    await bench.page.keyboard.insertText('nobody');
    await bench.page.keyboard.press('Escape');
    await bench.settled();
    expect(await bench.cellText('A2')).toBe('张三');
  });

  it('takes a value from the list of a dropdown cell, by mouse and by keys', async () => {
    await open();
    await bench.cell('C4').locator('.arrow').click();
    await bench.page.getByRole('option', { name: 'Dormant' }).click();
    await bench.cell('C4').filter({ hasText: 'Dormant' }).waitFor();
    await bench.settled();
    expect(await bench.cellText('C4')).toBe('Dormant');
    await bench.selectCell('C5');
    await bench.page.keyboard.press('Enter');
    await bench.page.getByRole('listbox').waitFor();
    await bench.page.keyboard.press('ArrowDown');
    await bench.page.keyboard.press('ArrowDown');
    await bench.page.keyboard.press('Enter');
    await bench.settled();
    await bench.cell('C5').filter({ hasText: 'Active' }).waitFor();
    expect(await bench.cellText('C5')).toBe('Active');
  });

  it('says why a value is refused and keeps the old one', async () => {
    await open();
    await bench.editCell('C2', 'Platinum');
    const dialog = bench.page.getByRole('alertdialog', { name: 'This value was not accepted' });
    expect(await dialog.textContent()).toContain('C2 keeps what it had. Choose a tier from the list.');
    await bench.page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    expect(await bench.cellText('C2')).toBe('VIP');
  });

  it('marks an invalid value and tells the rule and the note of the selected cell', async () => {
    await open();
    await expect(bench.cell('C3').getAttribute('aria-invalid')).resolves.toBe('true');
    await bench.selectCell('C3');
    await bench.page.getByRole('tooltip').getByText('Choose a tier from the list.').waitFor();
    await bench.selectCell('A2');
    await bench.page.getByRole('tooltip').getByText('Likes green tea.').waitFor();
  });

  it('ticks a box by mouse and by the space bar', async () => {
    await open();
    await bench.selectCell('D3');
    await bench.page.keyboard.press('Space');
    await bench.settled();
    expect(await bench.cellText('D3')).toBe('☑');
    await bench.cell('D3').locator('.text').click();
    await bench.settled();
    expect(await bench.cellText('D3')).toBe('☐');
  });

  it('copies and pastes blocks, and clears them', async () => {
    await open();
    await bench.selectCell('A1:B2');
    await bench.page.keyboard.press('Control+c');
    expect(await bench.page.evaluate(() => navigator.clipboard.readText())).toBe('Name\tPhone\n张三\t0013');
    await bench.page.evaluate(() => navigator.clipboard.writeText('x\ty\r\n"two\nlines"\tz\r\n'));
    await bench.selectCell('G10');
    await bench.page.keyboard.press('Control+v');
    await bench.settled();
    expect([
      await bench.cellText('G10'),
      await bench.cellText('H10'),
      await bench.cellText('G11'),
      await bench.cellText('H11'),
    ]).toEqual(['x', 'y', 'two\nlines', 'z']);
    await bench.selectCell('G10:H11');
    await bench.page.keyboard.press('Delete');
    await bench.settled();
    expect(await bench.cell('G11').locator('.text').count()).toBe(0);
  });

  it('folds a column group by its button', async () => {
    await open();
    const toggle = bench.page.getByRole('button', { name: 'Hide columns H to I' });
    await toggle.click();
    await bench.settled();
    expect(await bench.page.locator('[data-column-header="7"]').count()).toBe(0);
    await bench.page.getByRole('button', { name: 'Show columns H to I' }).click();
    await bench.settled();
    expect(await bench.page.locator('[data-column-header="7"]').count()).toBe(1);
  });

  it('scrolls through 50,000 rows of 55 columns and draws only what is in view', async () => {
    const workbook = newWorkbook();
    const sheet = workbook.sheets[0]!;
    sheet.maxRows = 50_000;
    sheet.maxColumns = 55;
    for (let row = 0; row < 50_000; row++)
      sheet.values[row] = Array.from({ length: 55 }, (_, column) => `r${row}c${column}`);
    await open({ workbook });
    await bench.selectCell('BC50000');
    await bench.cell('BC50000').locator('.text').waitFor();
    expect(await bench.cellText('BC50000')).toBe('r49999c54');
    expect(await bench.page.locator('[role=gridcell]').count()).toBeLessThan(2500);
    const frames = await bench.page.evaluate(async () => {
      const scroller = document.querySelector('.scroller')!;
      const times: number[] = [];
      let last = performance.now();
      for (let step = 0; step < 40; step++) {
        scroller.scrollTop = step * 1300;
        await new Promise(requestAnimationFrame);
        times.push(performance.now() - last);
        last = performance.now();
      }
      return times.sort((a, b) => a - b);
    });
    expect(frames[20]).toBeLessThan(120);
  });
});

describe('the script', () => {
  it('has its menus, reached by mouse and by keys', async () => {
    await open();
    await bench.openMenu('店铺', '刷新');
    await bench.page.getByText('Refreshed 12 rows').waitFor();
    await bench.page.getByRole('menuitem', { name: 'Extensions' }).focus();
    for (const key of ['ArrowDown', 'ArrowRight', 'End', 'Enter']) await bench.page.keyboard.press(key);
    await bench.settled();
    await bench.page.getByRole('button', { name: /Executions/ }).click();
    await bench.page.getByText('Error: no such customer 客户').first().waitFor();
  });

  it('shows each execution with its calls, log and error', async () => {
    await open();
    await bench.openMenu('Extensions', 'Sample', 'Fail');
    await bench.page.getByRole('button', { name: /Executions/ }).click();
    const row = bench.page.locator('tr[data-execution=failNow]');
    expect(await row.textContent()).toContain('FULL');
    await bench.page.getByRole('button', { name: 'Details of failNow' }).click();
    const detail = bench.page.locator('.execution-detail');
    await detail.waitFor();
    expect(await detail.textContent()).toContain('before');
  });

  it('asks by alert and goes on with the answer', async () => {
    await open();
    await bench.openMenu('Extensions', 'Sample', 'Questions', 'Ask');
    const dialog = bench.page.getByRole('alertdialog', { name: 'Go on?' });
    expect(await dialog.textContent()).toContain('Three rows will change.');
    await dialog.getByRole('button', { name: 'No' }).click();
    await bench.settled();
    await bench.cell('F1').getByText('NO').waitFor();
  });

  it('takes a closed alert for CLOSE', async () => {
    await open();
    await bench.openMenu('Extensions', 'Sample', 'Questions', 'Ask');
    await bench.page.getByRole('alertdialog').waitFor();
    await bench.page.keyboard.press('Escape');
    await bench.cell('F1').getByText('CLOSE').waitFor();
  });

  it('asks by prompt', async () => {
    await open();
    await bench.openMenu('Extensions', 'Sample', 'Questions', 'Prompt');
    await bench.page.getByRole('textbox', { name: 'What is it called?' }).fill('绿茶');
    await bench.page.keyboard.press('Enter');
    await bench.cell('F2').getByText('OK 绿茶').waitFor();
  });
});

describe('the sidebar', () => {
  const press = async (name: string) => {
    await bench.sidebar.getByRole('button', { name }).click();
    await bench.settled();
  };
  const answer = (text: string) => bench.sidebar.getByRole('status').getByText(text).waitFor();
  const openSidebar = async () => {
    await open();
    await bench.openMenu('Extensions', 'Sample', 'Open sidebar');
  };

  it('calls the script about what is selected', async () => {
    await openSidebar();
    await bench.selectCell('B3:C4');
    await press('Hello');
    await answer('got "Hello 世界 at B3:C4" me');
  });

  it.each([
    ['Broken', 'failed true not today'],
    ['When', 'got null'],
    ['Date', 'thrown'],
    ['Private', 'thrown'],
  ])('%s: %s', async (button, text) => {
    await openSidebar();
    await press(button);
    await answer(text);
  });

  it('gets its answer after the script has asked the person', async () => {
    await openSidebar();
    await press('Slow');
    await bench.page.getByRole('alertdialog').getByRole('button', { name: 'OK' }).click();
    await answer('got "OK"');
  });

  it('closes itself, gives back the focus, and is 300 pixels wide', async () => {
    await openSidebar();
    expect(await bench.page.locator('aside iframe').evaluate((frame) => frame.clientWidth)).toBe(300);
    await press('Focus');
    await bench.page.waitForFunction(() => document.activeElement?.classList.contains('cell-editor'));
    await press('Close');
    await bench.page.locator('aside').waitFor({ state: 'hidden' });
  });

  it('is caged: no origin, no network, no way to the page around it', async () => {
    await openSidebar();
    const frame = await bench.frame('aside iframe');
    const found = await frame.evaluate(async (secret) => {
      const attempt = (what: () => unknown) => {
        try {
          return String(what());
        } catch (error) {
          return (error as Error).name;
        }
      };
      return {
        origin: self.origin,
        parent: attempt(() => parent.document.title),
        storage: attempt(() => localStorage.length),
        cookie: attempt(() => document.cookie),
        fetch: await fetch('/api/summary', { method: 'POST', headers: { 'x-ledgerline-token': secret } }).then(
          () => 'reached',
          () => 'refused',
        ),
      };
    }, 'x');
    expect(found).toEqual({
      origin: 'null',
      parent: 'SecurityError',
      storage: 'SecurityError',
      cookie: 'SecurityError',
      fetch: 'refused',
    });
    // The refused fetch is logged as an error by the browser, which is what this test wants.
    await bench.close().catch((error: Error) => expect(error.message).toContain('api/summary'));
    bench = undefined as unknown as WorkbenchPage;
  });

  it('stands open again after a reload', async () => {
    await openSidebar();
    await bench.page.reload();
    await bench.sidebar.getByRole('heading', { name: 'Card' }).waitFor();
  });
});

describe('dialogs', () => {
  it('have the size the script asked for and call the script too', async () => {
    await open();
    await bench.openMenu('Extensions', 'Sample', 'Open dialog');
    await bench.page.getByRole('dialog', { name: 'Preview' }).waitFor();
    const size = await bench.page.locator('dialog iframe').evaluate((frame) => [frame.clientWidth, frame.clientHeight]);
    expect(size).toEqual([480, 300]);
    await bench.dialog.getByRole('button', { name: 'Hello' }).click();
    await bench.dialog.getByRole('status').getByText('got "Hello 世界 at A1" me').waitFor();
    await bench.page.getByRole('button', { name: 'Close' }).first().click();
    await bench.page.getByRole('dialog').waitFor({ state: 'detached' });
  });
});

describe('files', () => {
  it('saves XLSX and CSV, and opens one in place of the workbook after asking', async () => {
    await open();
    await bench.editCell('A5', '李四');
    const saved = async (button: string) => {
      const download = bench.page.waitForEvent('download');
      await bench.page.getByRole('button', { name: button, exact: true }).click();
      return download;
    };
    const csv = await saved('Save as CSV');
    expect(csv.suggestedFilename()).toBe('shop.csv');
    const path = await csv.path();
    expect(await bench.page.title()).toMatch(/^● shop.csv/);
    const picker = bench.page.locator('input[type=file]');
    await picker.setInputFiles({
      name: '新客户.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('姓名,电话\n王五,0755\n'),
    });
    await bench.page
      .getByRole('alertdialog', { name: 'Open another file?' })
      .getByRole('button', { name: 'Open without saving' })
      .click();
    await bench.cell('A2').getByText('王五').waitFor();
    expect(await bench.page.title()).toMatch(/^新客户.csv/);
    await bench.settled();
    expect((await saved('Save as XLSX')).suggestedFilename()).toBe('新客户.xlsx');
    expect(path).toBeTruthy();
  });

  it('says in plain words why a file cannot be opened, and keeps the workbook', async () => {
    await open({ language: 'zh-CN' });
    await bench.page
      .locator('input[type=file]')
      .setInputFiles({ name: 'a.xlsx', mimeType: '', buffer: Buffer.from('PK\u0003\u0004 nonsense') });
    await bench.page.getByText('文件已损坏').waitFor();
    expect(await bench.cellText('A2')).toBe('张三');
    // The refused request is logged as an error by the browser.
    await bench.close().catch((error: Error) => expect(error.message).toContain('400'));
    bench = undefined as unknown as WorkbenchPage;
  });
});

describe('the page', () => {
  it.each(['en-GB', 'zh-CN'])('has nothing that axe objects to, in %s, with everything open', async (language) => {
    await open({ language });
    await bench.openMenu(language === 'zh-CN' ? '扩展程序' : 'Extensions', 'Sample', 'Open sidebar');
    await bench.page.locator('[aria-controls=executions]').click();
    await bench.page.locator('.disclosure').first().click();
    await bench.settled();
    expect(await bench.violations()).toEqual([]);
    await bench.openMenu(language === 'zh-CN' ? '扩展程序' : 'Extensions', 'Sample', 'Questions', 'Ask');
    await bench.page.getByRole('alertdialog').waitFor();
    expect(await bench.violations()).toEqual([]);
  });

  it('speaks Chinese to a Chinese browser, with letters to show it', async () => {
    await open({ language: 'zh-CN' });
    expect(await bench.page.locator('html').getAttribute('lang')).toBe('zh-CN');
    await bench.page.getByRole('button', { name: '另存为 XLSX' }).waitFor();
    await bench.page.evaluate(() => document.fonts.ready);
    const loaded = await bench.page.evaluate(() =>
      [...document.fonts].filter((face) => face.status === 'loaded').map((face) => face.family),
    );
    expect(loaded.some((family) => family.includes('Noto Sans SC'))).toBe(true);
  });

  it('says what is missing when it is opened without its key', async () => {
    await open();
    const other = await bench.context.newPage();
    await other.goto(bench.url.replace(/#.*/, ''));
    expect(await other.locator('body').textContent()).toContain('the part after # is its key');
  });

  it('keeps its key out of the address bar', async () => {
    await open();
    expect(bench.page.url()).not.toContain('token');
  });
});
