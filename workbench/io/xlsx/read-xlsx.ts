/**
 * An XLSX file as a workbook: its parts in order, then what the workbench's own hidden sheet carries. Reading is our own
 * rather than hucre's: with caps while unpacking, formats of empty cells and rules of the 2010 extension kept, numbers and
 * dates exact, in half the time (docs/xlsx.md).
 */
import { rectNotation } from '../../model/a1-notation';
import { boundedArea } from '../../model/area';
import { newSheet, newWorkbook, type Rect, type Sheet, type Workbook } from '../../model/workbook';
import { FileProblem, type Notes } from '../file-problem';
import { CARRIED_SHEET_NAME, readCarried } from './carried-sheet';
import { parseReference } from './cell-reference';
import { chartParts, notePackage, readTables } from './read-beside';
import { listSheets, type Places, readPlaces } from './read-book';
import { type PlacedChart, readCharts, takeCharts } from './read-charts';
import { colorReader } from './read-colors';
import { readComments } from './read-comments';
import { openPackage, relationOfType, workbookPart } from './read-package';
import { readStrings } from './read-strings';
import { readStyleTable } from './read-styles';
import { readWorksheet } from './read-worksheet';
import { identitiesOf, takeCells } from './take-carried';
import { child, flag, numberAttr } from './xml-tree';
import { openZip, type ZipLimits } from './zip-archive';

export interface ReadXlsxOptions {
  readonly name: string;
  readonly locale: string;
  readonly timeZone: string;
  readonly limits: ZipLimits;
  /** Cells of all sheets that hold a value or a format. */
  readonly maxCells: number;
}

/** Of formulas that a file has once for many cells: what a file of this size may come to. */
const REPEATED_CHARS = 300_000;
const REPEATED_CHARS_PER_BYTE = 100;

/** Days from the 1904 date system to Sheets' [ECMA-376-1 18.17.4.1]. */
const DAYS_1904 = 1462;

/** Throws FileProblem. */
export async function readXlsx(bytes: Uint8Array, options: ReadXlsxOptions, notes: Notes): Promise<Workbook> {
  const file = openPackage(openZip(bytes, options.limits));
  const main = await workbookPart(file);
  const book = await file.tree(main);
  const relations = await file.relations(main);
  const partOf = (type: string) => {
    const part = relationOfType(relations, type)?.target;
    return part && file.has(part) ? part : undefined;
  };
  const treeOf = async (type: string) => {
    const part = partOf(type);
    return part ? file.tree(part) : undefined;
  };
  const theme = await treeOf('theme');
  const styles = readStyleTable(await treeOf('styles'), theme, options.locale);
  const stringsPart = partOf('sharedStrings');
  const strings = stringsPart ? await readStrings(file.unpack(stringsPart)) : [];
  const dateShift = flag(child(book, 'workbookPr'), 'date1904') ? DAYS_1904 : 0;
  const color = colorReader(theme);
  notePackage(file, notes);

  let cellCount = 0;
  const countCell = () => {
    if (++cellCount > options.maxCells) throw new FileProblem('file-too-many-cells', { limit: options.maxCells });
  };
  let repeatedLeft = REPEATED_CHARS + REPEATED_CHARS_PER_BYTE * bytes.length;
  const countRepeated = (characters: number) => {
    repeatedLeft -= characters;
    if (repeatedLeft < 0) throw new FileProblem('file-unsafe', { reason: 'zip-bomb' });
  };
  const listed = listSheets(file, book, relations, notes);
  const own = listed.filter(({ name }) => name !== CARRIED_SHEET_NAME);
  const carriedPart = listed.find(({ name }) => name === CARRIED_SHEET_NAME)?.part;
  const carriedSheet = newSheet(-1, CARRIED_SHEET_NAME);
  let carried = readCarried([]);
  let byFileName: ReadonlyMap<string, Sheet> = new Map();
  let isRenamed = false;
  let places: Places = { ranges: [], find: () => undefined };
  // The hidden sheet comes first: it says who the others are, and holds lists that their validations refer to.
  if (carriedPart) await read(carriedSheet, carriedPart);
  carried = readCarried(carriedSheet.values);
  const identities = identitiesOf(carried, own);
  const sheets = own.map(({ hidden }, i): Sheet => {
    const { sheetId, name, maxRows, maxColumns } = identities[i] as (typeof identities)[number];
    return { ...newSheet(sheetId, name, maxRows, maxColumns), hidden };
  });
  byFileName = new Map(own.map(({ name }, i) => [name.toLowerCase(), sheets[i] as Sheet]));
  isRenamed = own.some(({ name }, i) => sheets[i]?.name !== name);
  places = readPlaces(book, listed, byFileName, notes);
  const selections: (Rect | undefined)[] = [];
  const charts: PlacedChart[] = [];
  for (const [i, sheet] of sheets.entries()) selections.push(await read(sheet, (own[i] as (typeof own)[number]).part));
  takeCells(carried, byFileName);
  for (const [i, sheet] of sheets.entries()) {
    const { name, part } = own[i] as (typeof own)[number];
    for (const chart of await readCharts(file, await file.relations(part)))
      charts.push({ sheet, fileName: name, chart });
  }
  const idsOf = (sheet: Sheet) => [
    sheet.sheetId,
    ...sheet.bandings.map((b) => b.bandingId),
    ...sheet.charts.map((c) => c.chartId),
  ];
  const freeId = () => Math.max(...sheets.flatMap(idsOf)) + 1;
  const left = takeCharts(charts, carried, places.find, freeId);
  notes.add('charts', undefined, chartParts(file) - charts.length + left);

  const activeTab = numberAttr(child(child(book, 'bookViews'), 'workbookView'), 'activeTab') ?? 0;
  const activeName = listed[activeTab]?.name.toLowerCase() ?? '';
  const active = byFileName.get(activeName) ?? sheets.find((sheet) => !sheet.hidden) ?? sheets[0];
  if (!active) throw new FileProblem('file-corrupt', { reason: 'no-sheet' });
  const workbook = newWorkbook({ name: options.name, locale: options.locale, timeZone: options.timeZone });
  return {
    ...workbook,
    sheets,
    activeSheetId: active.sheetId,
    activeRange: withinSheet(selections[sheets.indexOf(active)], active) ?? workbook.activeRange,
    namedRanges: [...places.ranges],
    nextId: freeId(),
  };

  async function read(sheet: Sheet, part: string): Promise<Rect | undefined> {
    const partRelations = await file.relations(part);
    return readWorksheet(file.unpack(part), sheet, {
      styles,
      color,
      strings,
      dateShift,
      locale: options.locale,
      notes,
      countCell,
      countRepeated,
      maxCells: options.maxCells,
      resolve(formula) {
        const reference = parseReference(formula);
        return reference?.sheetName === CARRIED_SHEET_NAME
          ? carried.listAt(reference.rect)
          : places.find(formula, sheet.sheetId);
      },
      rename: isRenamed ? (fileName) => byFileName.get(fileName.toLowerCase())?.name ?? fileName : undefined,
      linkTarget: (id) => partRelations.get(id)?.target,
      internalLink(location) {
        const place = places.find(location, sheet.sheetId);
        return place && `#gid=${place.sheetId}&range=${rectNotation(place.rect)}`;
      },
      tableFilter: await readTables(file, partRelations, sheet.name, notes),
      comments: await readComments(file, partRelations),
    });
  }
}

/** The part of a selection that the sheet has. */
function withinSheet(selection: Rect | undefined, sheet: Sheet): Rect | undefined {
  const area = selection && boundedArea(selection, sheet);
  return area && area.rows > 0 && area.columns > 0 ? area : undefined;
}
