/**
 * A workbook as an XLSX file. hucre makes the package with everything but the rows, which are set in here; what XLSX cannot
 * hold travels in a hidden sheet or stays behind (docs/xlsx.md).
 */
import { type WriteOptions, writeXlsx as writePackage } from 'hucre/xlsx';
import { parseNotation } from '../../model/a1-notation';
import { boundedArea } from '../../model/area';
import { rowsHiddenByFilter } from '../../model/filter';
import { internStyle } from '../../model/style';
import { newSheet, type Rect, type Sheet, type Style, type Workbook } from '../../model/workbook';
import { CARRIED_SHEET_NAME, newCarriedWriter } from './carried-sheet';
import { sheetReference } from './cell-reference';
import { fillFrame, withStyles } from './fill-frame';
import { remembered } from './remembered';
import { excelSheetNames } from './sheet-names';
import { DEFAULT_COLUMNS, DEFAULT_ROWS, usedSize } from './sheet-size';
import { carryCells, writeRows } from './write-cells';
import { fileChart, writeChart } from './write-charts';
import { DEFAULT_FONT } from './write-styles';
import { type WrittenSheet, writeWorksheet } from './write-worksheet';

export interface WriteXlsxOptions {
  /** Epoch milliseconds for filters that compare with today; the present moment by default. */
  readonly now?: number;
}

/** Writes values and formulas as they stand: nothing is calculated here. */
export async function writeXlsx(workbook: Workbook, options: WriteXlsxOptions = {}): Promise<Uint8Array> {
  const { sheets } = workbook;
  const fileNames = excelSheetNames(
    sheets.map((sheet) => sheet.name),
    [CARRIED_SHEET_NAME],
  );
  const nameOf = new Map(sheets.map((sheet, i) => [sheet.sheetId, fileNames[i] as string]));
  const renames = new Map(
    sheets.flatMap((sheet, i) =>
      sheet.name === fileNames[i] ? [] : [[sheet.name.toLowerCase(), fileNames[i] as string]],
    ),
  );
  const carried = newCarriedWriter();
  const filterNames: NonNullable<WriteOptions['namedRanges']> = [];

  const rename = renames.size ? (name: string) => renames.get(name.toLowerCase()) ?? name : undefined;
  const referenceTo = (sheet: Sheet, rect: Rect) => sheetReference(nameOf.get(sheet.sheetId) as string, rect);
  const written = sheets.map((sheet, i) => {
    const fileName = fileNames[i] as string;
    if (isCarried(sheet, i, fileName))
      carried.add('sheet', [fileName, sheet.sheetId, sheet.name, sheet.maxRows, sheet.maxColumns]);
    // LibreOffice shows a filter only where this name says so too.
    if (sheet.filter)
      filterNames.push({
        name: '_xlnm._FilterDatabase',
        range: sheetReference(fileName, boundedArea(sheet.filter.rect, sheet)),
        scope: fileName,
      });
    const charts = sheet.charts.flatMap((chart) => {
      const inFile = fileChart(workbook, sheet, chart, referenceTo);
      if (inFile) carried.add('chart', [fileName, JSON.stringify(chart), JSON.stringify(inFile)]);
      return inFile ? [writeChart(inFile)] : [];
    });
    return writeWorksheet(sheet, {
      fileName,
      charts,
      carried,
      locale: workbook.locale,
      rowsHiddenByFilter: rowsHiddenByFilter(workbook, sheet, options.now ?? Date.now()),
      rename,
      listReference: carried.listReference,
      sheetReference(sheetId, rect) {
        const name = nameOf.get(sheetId);
        return name === undefined ? undefined : sheetReference(name, rect);
      },
      internalLocation(link) {
        const [, sheetId, range] = /^#gid=(\d+)(?:&range=([^&]+))?$/.exec(link) ?? [];
        const name = nameOf.get(Number(sheetId));
        const rect = parseNotation(range ?? 'A1')?.rect;
        return sheetId === undefined || name === undefined || !rect ? undefined : sheetReference(name, rect, false);
      },
    });
  });
  for (const [i, sheet] of sheets.entries()) {
    carryCells(sheet, fileNames[i] as string, carried);
    for (const banding of sheet.bandings) carried.add('banding', [fileNames[i] as string, JSON.stringify(banding)]);
  }
  const carriedSheet = { ...newSheet(-1, CARRIED_SHEET_NAME), values: carried.rows.map((row) => [...row]) };
  // A workbook that was stored as JSON has a style object for every cell.
  const interned = remembered((style: Style) => internStyle(style) ?? NO_STYLE);
  const styles = distinctStyles(sheets, interned);
  const active = sheets.findIndex((sheet) => sheet.sheetId === workbook.activeSheetId && !sheet.hidden);
  const frame = await writePackage({
    sheets: [
      ...written.map(({ sheet }, i) => (i === 0 ? withStyles(sheet, styles) : sheet)),
      ...(carried.rows.length ? [{ name: CARRIED_SHEET_NAME, veryHidden: true }] : []),
    ],
    namedRanges: [
      ...workbook.namedRanges.flatMap(({ name, sheetId, rect }) => {
        const sheetName = nameOf.get(sheetId);
        return sheetName === undefined ? [] : [{ name, range: sheetReference(sheetName, rect) }];
      }),
      ...filterNames,
    ],
    defaultFont: { ...DEFAULT_FONT },
    activeSheet:
      active >= 0
        ? active
        : Math.max(
            0,
            sheets.findIndex((sheet) => !sheet.hidden),
          ),
    properties: { modified: new Date(options.now ?? Date.now()) },
  });
  return fillFrame(frame, styles, (indexOf) => {
    const styleIndex = (style: Style | undefined) => (style ? indexOf(interned(style)) : 0);
    return [
      ...sheets.map((sheet, i) => {
        const { rowCount, rowAttributes } = written[i] as WrittenSheet;
        return { size: usedSize(sheet), rows: writeRows(sheet, { rename, styleIndex }, rowCount, rowAttributes) };
      }),
      { size: usedSize(carriedSheet), rows: writeRows(carriedSheet, { rename, styleIndex }, 0, () => '') },
    ];
  });
}

const NO_STYLE: Style = {};

function distinctStyles(sheets: readonly Sheet[], interned: (style: Style) => Style): Style[] {
  const styles = new Set<Style>();
  for (const sheet of sheets)
    for (const line of sheet.styles) for (const style of line ?? []) if (style) styles.add(interned(style));
  return [...styles];
}

/** Whether reading would give the sheet another identity, name or size. */
function isCarried(sheet: Sheet, position: number, fileName: string): boolean {
  const { rows, columns } = usedSize(sheet);
  const isImplied =
    sheet.maxRows === Math.max(DEFAULT_ROWS, rows) && sheet.maxColumns === Math.max(DEFAULT_COLUMNS, columns);
  return sheet.sheetId !== position || sheet.name !== fileName || !isImplied;
}
