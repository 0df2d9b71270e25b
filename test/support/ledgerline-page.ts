/**
 * The product in the workbench's page: the built script on a plain list or on a ledger, found by the words that people
 * see. Knows where things are on the screen, not what they should be.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Locator } from 'playwright-core';
import { messages as english } from '../../src/contract/messages/en/page';
import { preview as englishPreview } from '../../src/contract/messages/en/preview';
import { messagesFor } from '../../src/contract/messages/messages-for';
import { messages as chinese } from '../../src/contract/messages/zh-CN/page';
import { preview as chinesePreview } from '../../src/contract/messages/zh-CN/preview';
import { FIELDS, type FieldKey } from '../../src/domain/fields';
import { readFile } from '../../workbench/io/read-file';
import type { Workbook } from '../../workbench/model/workbook';
import { sampleWorkbook } from '../../workbench/samples';
import { accepted, ask, bundle, NOW, openBundle, ROOT, requestId } from './bundle-workbench';
import { openWorkbenchPage, type WorkbenchPage } from './workbench-page';

export type Tongue = 'en' | 'zh-CN';

/** What the pages, the menu and the cells say, and what the workbench round them does. */
export const WORDS = {
  en: {
    page: { ...english, issues: messagesFor('en').issues },
    preview: englishPreview,
    server: messagesFor('en'),
    browser: 'en-US',
    extensions: 'Extensions',
    saveXlsx: 'Save as XLSX',
  },
  'zh-CN': {
    page: { ...chinese, issues: messagesFor('zh-CN').issues },
    preview: chinesePreview,
    server: messagesFor('zh-CN'),
    browser: 'zh-CN',
    extensions: '扩展程序',
    saveXlsx: '另存为 XLSX',
  },
} as const;

/** Standard headers by field key. */
export function headersOf(tongue: Tongue): Readonly<Record<FieldKey, string>> {
  return Object.fromEntries(FIELDS.map(({ key, labels }) => [key, labels[tongue]])) as Record<FieldKey, string>;
}

/** The day that stands in the samples as today. */
const TODAY = new Date(NOW).toISOString().slice(0, 10);

/** A plain list of customers in each language: the shop that the workbench starts with, and a coffee roaster's. */
export async function plainList(tongue: Tongue): Promise<Workbook> {
  if (tongue === 'zh-CN') return sampleWorkbook('shop', TODAY);
  const name = 'harbor-coffee.csv';
  const opened = await readFile(name, readFileSync(join(ROOT, 'test/fixtures/files', name)), {
    locale: 'en_US',
    timeZone: 'America/Los_Angeles',
  });
  if (!opened.ok) throw new Error(opened.code);
  const { workbook } = opened;
  workbook.sheets[0]!.columnWidths = [120, 115, 190, 130, 95, 95, 115];
  return workbook;
}

/** The same list after a set-up with everything as proposed. */
export async function ledgerOf(tongue: Tongue): Promise<Workbook> {
  const workbench = openBundle(await plainList(tongue));
  const { fingerprint } = accepted(ask(workbench, 'previewSetup').answer);
  accepted(ask(workbench, 'applySetup', { requestId: requestId(), fingerprint, options: {} }).answer);
  return workbench.state.workbook;
}

export interface LedgerlinePage extends WorkbenchPage {
  readonly words: (typeof WORDS)[Tongue];
  /** Chooses an item of the add-on's menu. */
  choose(label: string): Promise<void>;
  /** Presses a button of the sidebar, or of the preview. */
  press(where: 'sidebar' | 'dialog', name: string | RegExp): Promise<void>;
  /** Texts of the sheet that is shown, as displayed, down to the last cell that holds something. */
  texts(): string[][];
  /** The cell in the row of a customer under a header, scrolled into view. */
  cellAt(customer: string | number, header: string): Promise<Locator>;
  /** A1 names of the cells of a column that satisfy a test, top down; the header's row is left out. */
  cellsWhere(header: string, test: (text: string) => boolean): string[];
}

export interface LedgerlineOptions {
  readonly browser: Browser;
  readonly workbook: Workbook;
  readonly tongue: Tongue;
  readonly viewport?: { readonly width: number; readonly height: number };
}

/** Opens the workbook, which is copied, with the built script. */
export async function openLedgerline(options: LedgerlineOptions): Promise<LedgerlinePage> {
  const words = WORDS[options.tongue];
  const workbook = structuredClone(options.workbook);
  const bench = await openWorkbenchPage({
    browser: options.browser,
    project: bundle(),
    workbook,
    fileName: `${workbook.name}.xlsx`,
    addonName: 'Ledgerline',
    language: words.browser,
    viewport: options.viewport ?? { width: 1440, height: 900 },
    clock: NOW,
  });
  const shown = () => {
    const { workbook: book } = bench.session.workbench.state;
    return book.sheets.find(({ sheetId }) => sheetId === book.activeSheetId) ?? book.sheets[0]!;
  };
  const texts = () => {
    const sheet = shown();
    const rows = sheet.values.length;
    const columns = Math.max(0, ...sheet.values.map((row) => row?.length ?? 0));
    if (rows === 0 || columns === 0) return [];
    const all = bench.session.texts(sheet.sheetId, { row: 0, column: 0, rows, columns });
    const trimmed = all.map((row) => row.slice(0, row.findLastIndex((text) => text !== '') + 1));
    return trimmed.slice(0, trimmed.findLastIndex((row) => row.length > 0) + 1);
  };
  /** Where a header stands; headers are looked for in the first rows. */
  const headerPlace = (header: string) => {
    const all = texts().slice(0, 20);
    const row = all.findIndex((cells) => cells.includes(header));
    if (row < 0) throw new Error(`no header ${header} among ${all.flat().join(' | ')}`);
    return { row, column: all[row]!.indexOf(header) };
  };
  const nameAt = (row: number, column: number) => {
    const letters = column < 26 ? '' : String.fromCharCode(64 + Math.floor(column / 26));
    return `${letters}${String.fromCharCode(65 + (column % 26))}${row + 1}`;
  };

  return {
    ...bench,
    words,
    choose: (label) => bench.openMenu(words.extensions, 'Ledgerline', label),
    async press(where, name) {
      await bench[where].getByRole('button', { name, exact: typeof name === 'string' }).click();
      await bench.settled();
    },
    texts,
    async cellAt(customer, header) {
      const { column } = headerPlace(header);
      const row = typeof customer === 'number' ? customer - 1 : texts().findIndex((cells) => cells.includes(customer));
      if (row < 0) throw new Error(`no customer ${customer}`);
      const name = nameAt(row, column);
      await bench.selectCell(name);
      return bench.cell(name);
    },
    cellsWhere(header, test) {
      const place = headerPlace(header);
      return texts().flatMap((cells, row) =>
        row > place.row && test(cells[place.column] ?? '') ? [nameAt(row, place.column)] : [],
      );
    },
  };
}

/** Colours as the browser computes them. */
export async function colours(cell: Locator): Promise<{ fill: string; text: string; look: string[] }> {
  return cell.evaluate((node) => {
    const hex = (colour: string) =>
      `#${(colour.match(/\d+/g) ?? [])
        .slice(0, 3)
        .map((part) => Number(part).toString(16).padStart(2, '0'))
        .join('')}`.toUpperCase();
    const inside = node.querySelector<HTMLElement>('.text') ?? (node as HTMLElement);
    const style = getComputedStyle(inside);
    const look = [
      Number(style.fontWeight) >= 700 && 'bold',
      style.fontStyle === 'italic' && 'italic',
      style.textDecorationLine.includes('underline') && 'underlined',
    ].filter((word) => word !== false);
    return { fill: hex(getComputedStyle(node).backgroundColor), text: hex(style.color), look };
  });
}
