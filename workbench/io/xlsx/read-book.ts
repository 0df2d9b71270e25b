/** The workbook part: its sheets in order, and what references and defined names stand for. */
import type { Rect, Sheet, Workbook } from '../../model/workbook';
import { FileProblem, type Notes } from '../file-problem';
import { parseReference } from './cell-reference';
import type { OfficePackage, Relation } from './read-package';
import { decodeEscapes } from './xml-text';
import { attr, child, childrenOf, flag, numberAttr, type XmlElement } from './xml-tree';

export interface ListedSheet {
  /** As the file has it. */
  readonly name: string;
  readonly part: string;
  readonly hidden: boolean;
}

/** Far above what people have: a sheet may be small, but each takes its time. */
const MAX_SHEETS = 1000;

/** Sheets of cells only; sheets of charts, dialogs and old macros leave a note. Throws FileProblem where one is missing. */
export function listSheets(
  file: OfficePackage,
  book: XmlElement,
  relations: ReadonlyMap<string, Relation>,
  notes: Notes,
): ListedSheet[] {
  const elements = childrenOf(child(book, 'sheets'), 'sheet');
  if (elements.length > MAX_SHEETS)
    throw new FileProblem('file-unsafe', { reason: 'zip-bomb', sheets: elements.length });
  const parts = new Set<string>();
  return elements.flatMap((element) => {
    const relation = relations.get(attr(element, 'id') ?? '');
    if (relation && relation.type !== 'worksheet') {
      notes.add('chart-sheets');
      return [];
    }
    if (!relation || !file.has(relation.target)) throw new FileProblem('file-corrupt', { reason: 'sheet-missing' });
    if (parts.has(relation.target)) throw new FileProblem('file-corrupt', { reason: 'sheet-repeated' });
    parts.add(relation.target);
    const state = attr(element, 'state');
    return [
      {
        name: decodeEscapes(attr(element, 'name') ?? ''),
        part: relation.target,
        hidden: state === 'hidden' || state === 'veryHidden',
      },
    ];
  });
}

export interface Places {
  readonly ranges: Workbook['namedRanges'];
  /** What a reference or a defined name stands for; one without a sheet is of the given sheet. */
  find(this: void, text: string, sheetId: number): { sheetId: number; rect: Rect } | undefined;
}

/** Sheets has names of one range each, for the whole workbook; the first of a name counts, others leave a note. */
export function readPlaces(
  book: XmlElement,
  listed: readonly ListedSheet[],
  byFileName: ReadonlyMap<string, Sheet>,
  notes: Notes,
): Places {
  const ranges: Workbook['namedRanges'] = [];
  const named = new Map<string, { sheetId: number; rect: Rect }>();
  const sheetIdOf = (fileName: string | undefined) => byFileName.get((fileName ?? '').toLowerCase())?.sheetId;
  const locate = (text: string, ownSheetId: number | undefined) => {
    const reference = parseReference(text);
    const sheetId = reference?.sheetName === undefined ? ownSheetId : sheetIdOf(reference.sheetName);
    return reference && sheetId !== undefined ? { sheetId, rect: reference.rect } : undefined;
  };
  for (const element of childrenOf(child(book, 'definedNames'), 'definedName')) {
    const name = attr(element, 'name') ?? '';
    if (/^_xl/i.test(name) || flag(element, 'hidden')) continue;
    const place = locate(element.text.trim(), sheetIdOf(listed[numberAttr(element, 'localSheetId') ?? -1]?.name));
    if (!place || named.has(name.toLowerCase())) {
      notes.add('named-formulas');
      continue;
    }
    named.set(name.toLowerCase(), place);
    ranges.push({ name, ...place });
  }
  return { ranges, find: (text, sheetId) => locate(text, sheetId) ?? named.get(text.toLowerCase()) };
}
