/** Strings from people, files and scripts on the workbench's page: whatever they look like, they stay text. */
import { pasteCells } from '../../workbench/model/view';
import { newWorkbook } from '../../workbench/model/workbook';
import { sharedBrowser } from '../support/browser';
import { openWorkbenchPage, type WorkbenchPage } from '../support/workbench-page';

const browser = sharedBrowser();
let bench: WorkbenchPage | undefined;
afterEach(() => bench?.close());

describe('text that looks like markup', () => {
  const HOSTILE = [
    '<img src=x onerror=hacked()>',
    '<script>hacked()</script>',
    '"><svg/onload=hacked()>',
    "'-hacked()-'",
    'javascript:hacked()',
    '<iframe srcdoc="<script>parent.hacked()</script>">',
    '<a href="javascript:hacked()">x</a>',
    '<style>@import "//evil.example"</style>',
    '</textarea><img src=x onerror=hacked()>',
    '<math><mi//xlink:href="data:x,<script>hacked()</script>">',
    '{{constructor.constructor("hacked()")()}}',
    '<b onmouseover=hacked()>x</b>',
    '\u0000<x>\u202e',
  ];

  it.each(HOSTILE)('%j stays text wherever it is shown', async (text) => {
    const workbook = newWorkbook();
    const sheet = workbook.sheets[0]!;
    pasteCells({ workbook, user: workbook.owner, now: 0 }, 0, 0, 0, [['Name', 'Phone', 'Tier'], ['x'], ['y'], ['z']]);
    sheet.name = text;
    sheet.values[1] = [text];
    sheet.notes[1] = [text];
    sheet.styles[1] = [{ background: text, fontColor: text, fontFamily: text }];
    sheet.validations[3] = [
      undefined,
      undefined,
      { criteria: 'VALUE_IN_LIST', args: [[text]], allowInvalid: true, helpText: text },
    ];
    const quoted = JSON.stringify(text);
    const code = `
      function onOpen() { SpreadsheetApp.getUi().createMenu(${quoted}).addItem(${quoted}, 'all').addToUi(); }
      function all() {
        SpreadsheetApp.getActive().toast(${quoted}, ${quoted});
        SpreadsheetApp.getUi().alert(${quoted}, ${quoted}, SpreadsheetApp.getUi().ButtonSet.OK);
        throw new Error(${quoted});
      }`;
    bench = await openWorkbenchPage({
      browser: browser(),
      workbook,
      project: [{ name: 'Code', type: 'js', source: code }],
      fileName: text,
      addonName: text,
    });
    const { page } = bench;
    await page.evaluate(() =>
      Object.assign(globalThis, { hacked: () => document.body.setAttribute('data-hacked', '') }),
    );
    const known = await page.evaluate(() => [
      ...new Set([...document.body.querySelectorAll('*')].map((node) => node.localName)),
    ]);
    await bench.selectCell('A2');
    await page.getByRole('tooltip').waitFor();
    await bench.cell('C4').locator('.arrow').click();
    await page.locator('#list-of-values').getByRole('option').first().waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.menu-bar > .menu-slot').nth(1).click();
    await page.locator('[data-function=all]').click();
    await page.getByRole('alertdialog').getByRole('button').click();
    await bench.settled();
    await page.locator('[aria-controls=executions]').click();
    await page.locator('.disclosure').first().click();
    await page.locator('.execution-detail').waitFor();
    expect(await bench.cellText('A2')).toBe(text);
    const after = await page.evaluate(() => ({
      hacked: document.body.hasAttribute('data-hacked'),
      handlers: [...document.querySelectorAll('*')]
        .flatMap((node) => node.getAttributeNames())
        .filter((name) => name.startsWith('on')),
      elements: [...new Set([...document.body.querySelectorAll('*')].map((node) => node.localName))],
    }));
    expect(after.hacked).toBe(false);
    expect(after.handlers).toEqual([]);
    const ours = ['a', 'li', 'ol', 'pre', 'ul', 'h3', 'p', 'strong', 'dialog', 'form', 'tr', 'td', 'code'];
    expect(after.elements.filter((name) => !known.includes(name) && !ours.includes(name))).toEqual([]);
  });
});
